package id.paspor.appointment;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Interview appointments. A place is taken by one conditional update, so that no slot is ever sold twice; the table's
 * constraints say the same. All times are instants; days are days in the office's zone.
 */
@Service
public class Appointments {

    private static final String SLOT_COLUMNS =
            "id, office, starts_at as start, ends_at as end, capacity - booked as remaining";

    private static final RowMapper<Slot> SLOT = (row, number) -> new Slot(
            row.getString("id"),
            row.getString("office"),
            row.getTimestamp("start").toInstant(),
            row.getTimestamp("end").toInstant(),
            row.getInt("remaining"));

    /** An applicant may move the interview once; more often only the office does, for its own or a grave reason. */
    private static final int RESCHEDULES_ALLOWED = 1;

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final Offices offices;
    private final Deadlines deadlines;
    private final SlotCalendar calendar;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Appointments(
            JdbcClient jdbc,
            CaseFiles cases,
            Offices offices,
            Deadlines deadlines,
            SlotCalendar calendar,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.offices = offices;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The slots of an office that have not begun, from the first to the last day given, office time, full ones too. */
    @Transactional(readOnly = true)
    public List<Slot> slots(String office, LocalDate from, LocalDate to) {
        Office at = offices.get(office);
        Instant now = clock.instant();
        Instant first = from.atStartOfDay(at.zone()).toInstant();
        return jdbc.sql("select " + SLOT_COLUMNS + " from interview_slot"
                        + " where office = ? and starts_at >= ? and starts_at < ? order by starts_at")
                .params(
                        office,
                        Timestamp.from(first.isBefore(now) ? now : first),
                        Timestamp.from(to.plusDays(1).atStartOfDay(at.zone()).toInstant()))
                .query(SLOT)
                .list();
    }

    /** The appointment that a case holds now. */
    @Transactional(readOnly = true)
    public Optional<Appointment> of(String registrationNumber) {
        return jdbc.sql("""
                select s.id as slot, s.starts_at as start, s.ends_at as end, b.reschedules
                from booking b join interview_slot s on s.id = b.slot
                where b.registration_number = ? and b.state in ('BOOKED', 'ATTENDED')""").param(registrationNumber).query(Appointment.class).optional();
    }

    /**
     * Takes a place for a case, in a transaction of its own that holds no lock longer than itself. Taking the same slot
     * again changes nothing; taking another gives the first back.
     *
     * @throws Refusal when the slot is unknown, another office's, past or full
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void take(String registrationNumber, String slot) {
        Optional<Appointment> held = of(registrationNumber);
        if (held.isPresent() && held.get().slot().equals(slot)) {
            return;
        }
        CaseFile file = cases.get(registrationNumber);
        requireChoosable(file, slot);
        release(registrationNumber, "RELEASED");
        book(registrationNumber, slot, 0);
    }

    /**
     * Moves a booked interview, once, until the day before it. The places are swapped in a short transaction, and only
     * then is the process told; asking again for the same slot tells it again.
     *
     * @throws Refusal when that right is used up or too late, or the slot cannot be had
     */
    public void reschedule(String registrationNumber, String slot) {
        transaction.executeWithoutResult(status -> swap(registrationNumber, slot));
        transaction.executeWithoutResult(status -> {
            CaseFile file = cases.get(registrationNumber);
            Instant start = of(registrationNumber).orElseThrow().start();
            cases.record(
                    registrationNumber,
                    Status.INTERVIEW_RESCHEDULED,
                    null,
                    Texts.at(start, offices.get(file.office()).zone()));
            events.publishEvent(new InterviewMoved(registrationNumber, start));
        });
    }

    private void swap(String registrationNumber, String slot) {
        CaseFile file = cases.get(registrationNumber);
        Appointment held = of(registrationNumber)
                .filter(appointment -> "BOOKED".equals(state(registrationNumber)))
                .filter(appointment -> !file.status().ends())
                .orElseThrow(() -> Refusal.conflict("appointment.none"));
        if (held.slot().equals(slot)) {
            if (held.reschedules() == 0) {
                throw Refusal.invalid("slot", "slot.same");
            }
            return;
        }
        Office office = offices.get(file.office());
        if (!isBeforeItsDay(held, office)) {
            throw Refusal.conflict("appointment.too-late-to-move");
        }
        if (held.reschedules() >= RESCHEDULES_ALLOWED) {
            throw Refusal.conflict("appointment.moved-already");
        }
        requireChoosable(file, slot);
        release(registrationNumber, "RELEASED");
        book(registrationNumber, slot, held.reschedules() + 1);
    }

    private boolean isBeforeItsDay(Appointment held, Office office) {
        return deadlines.today(office).isBefore(LocalDate.ofInstant(held.start(), office.zone()));
    }

    /** Notes that the applicant came, also when before the slot's time; from now on this is no no-show. */
    @Transactional
    public void attended(String registrationNumber) {
        jdbc.sql("""
                update booking set state = 'ATTENDED', attended_at = ?
                where registration_number = ? and state = 'BOOKED'""")
                .params(Timestamp.from(clock.instant()), registrationNumber)
                .update();
    }

    /**
     * When an applicant who has not been seen has missed the interview: at the end of the slot's day, office time. A file
     * that the office itself accepted too late gives the applicant the rest of that day, and one who was there and only
     * lacked documents has missed nothing, so the case rests for as long as missing documents may.
     */
    public Date noShowAt(String registrationNumber) {
        CaseFile file = cases.get(registrationNumber);
        Office office = offices.get(file.office());
        if (!"BOOKED".equals(state(registrationNumber))) {
            return deadlines.missingDocuments(file.office());
        }
        LocalDate slotDay =
                LocalDate.ofInstant(of(registrationNumber).orElseThrow().start(), office.zone());
        LocalDate today = deadlines.today(office);
        return Date.from(deadlines.endOf(office, slotDay.isBefore(today) ? today : slotDay));
    }

    /**
     * Records that the applicant did not come. The place is gone.
     *
     * @return whether another slot may be chosen: after the first time, and whenever the applicant is not to blame because
     *     the file was accepted only after the slot had begun
     */
    @Transactional
    public boolean missed(String registrationNumber) {
        Appointment appointment = of(registrationNumber).orElseThrow();
        boolean blameless = appointment.start().isAfter(clock.instant())
                || "ATTENDED".equals(state(registrationNumber))
                || cases.history(registrationNumber).stream()
                        .filter(change -> change.getStatus() == Status.DATA_ACCEPTED)
                        .anyMatch(change -> change.getHappenedAt().isAfter(appointment.start()));
        release(registrationNumber, blameless ? "RELEASED" : "MISSED");
        boolean mayBookAgain = missedTimes(registrationNumber) < 2;
        if (mayBookAgain) {
            cases.record(registrationNumber, blameless ? Status.SLOT_RELEASED : Status.INTERVIEW_MISSED, null);
        }
        return mayBookAgain;
    }

    /** Whether the applicant may still move the interview. */
    @Transactional(readOnly = true)
    public boolean mayReschedule(CaseFile file) {
        Office office = offices.get(file.office());
        return !file.status().ends()
                && "BOOKED".equals(state(file.registrationNumber()))
                && of(file.registrationNumber())
                        .filter(held -> held.reschedules() < RESCHEDULES_ALLOWED)
                        .filter(held -> isBeforeItsDay(held, office))
                        .isPresent();
    }

    /** The slots of an office that are laid out and have not begun, full ones too. */
    @Transactional(readOnly = true)
    public List<Slot> upcoming(String office) {
        LocalDate today = deadlines.today(offices.get(office));
        return slots(office, today, today.plus(Period.ofDays(60)));
    }

    /** When the next day of interviews will be laid out at an office, and which day that is. */
    public Release nextRelease(Office office) {
        return calendar.nextRelease(office);
    }

    /** The slots that may be chosen now for a case: of its office, in the coming weeks, with places left. */
    @Transactional(readOnly = true)
    public List<Slot> choosable(CaseFile file) {
        return upcoming(file.office()).stream()
                .filter(slot -> slot.remaining() > 0)
                .toList();
    }

    /** A case that ends before its interview gives its place back. */
    @EventListener
    void on(CaseProgressed event) {
        if (event.status().ends() && "BOOKED".equals(state(event.registrationNumber()))) {
            release(event.registrationNumber(), "RELEASED");
        }
    }

    private void requireChoosable(CaseFile file, String slot) {
        Slot wanted = jdbc.sql("select " + SLOT_COLUMNS + " from interview_slot where id = ?")
                .param(slot)
                .query(SLOT)
                .optional()
                .filter(found -> found.office().equals(file.office()))
                .orElseThrow(() -> Refusal.invalid("slot", "slot.unknown"));
        if (!wanted.start().isAfter(clock.instant())) {
            throw Refusal.conflict("slot.past");
        }
    }

    private void book(String registrationNumber, String slot, int reschedules) {
        int taken = jdbc.sql("update interview_slot set booked = booked + 1 where id = ? and booked < capacity")
                .param(slot)
                .update();
        if (taken == 0) {
            throw Refusal.conflict("slot.full");
        }
        try {
            jdbc.sql("""
                    insert into booking (registration_number, slot, state, reschedules, booked_at)
                    values (?, ?, 'BOOKED', ?, ?)""")
                    .params(registrationNumber, slot, reschedules, Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException raced) {
            throw Refusal.conflict("task.raced");
        }
    }

    private void release(String registrationNumber, String state) {
        jdbc.sql("""
                with freed as (
                    update booking set state = ?, released_at = ?
                    where registration_number = ? and state in ('BOOKED', 'ATTENDED') returning slot)
                update interview_slot set booked = booked - 1 where id in (select slot from freed)""")
                .params(state, Timestamp.from(clock.instant()), registrationNumber)
                .update();
    }

    private String state(String registrationNumber) {
        return jdbc.sql("select state from booking where registration_number = ? and state in ('BOOKED', 'ATTENDED')")
                .param(registrationNumber)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private int missedTimes(String registrationNumber) {
        return jdbc.sql("select count(*) from booking where registration_number = ? and state = 'MISSED'")
                .param(registrationNumber)
                .query(Integer.class)
                .single();
    }
}
