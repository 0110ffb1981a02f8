package id.paspor.appointment;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseProgressed;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.notification.Messages;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.ProductQuota;
import id.paspor.quota.Slot;
import id.paspor.quota.Slots;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The applicants who want a place that others give back, in the order in which they asked. The one whose turn it is has
 * the place held for half an hour, by the database's clock, and is told; when that passes unused, it is the next one's.
 * Days are days in the office's zone; which day it is tells the {@code Clock}.
 */
@Service
public class Waitlist {

    /** How long a freed place is kept for the one to whom it is offered. */
    private static final Duration OFFERED = Duration.ofMinutes(30);

    /** A place that begins sooner helps nobody who has yet to read of it. */
    private static final Duration NOTICE = Duration.ofHours(2);

    /** So many who turn out not to fit are passed over before the place goes to everybody. */
    private static final int MOST_TRIED = 20;

    private final JdbcClient jdbc;
    private final Slots slots;
    private final BookingRepository bookings;
    private final ProductQuota products;
    private final BookingRules rules;
    private final CaseFiles cases;
    private final Messages messages;
    private final Offices offices;
    private final Deadlines deadlines;
    private final Clock clock;

    Waitlist(
            JdbcClient jdbc,
            Slots slots,
            BookingRepository bookings,
            ProductQuota products,
            BookingRules rules,
            CaseFiles cases,
            Messages messages,
            Offices offices,
            Deadlines deadlines,
            Clock clock) {
        this.jdbc = jdbc;
        this.slots = slots;
        this.bookings = bookings;
        this.products = products;
        this.rules = rules;
        this.cases = cases;
        this.messages = messages;
        this.offices = offices;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** What the applicant of a case waits for, if anything. */
    @Transactional(readOnly = true)
    public Optional<Wish> wish(String registrationNumber) {
        return jdbc.sql(
                        "select before, asked_at from waitlist_entry where registration_number = ? and ended_at is null")
                .param(registrationNumber)
                .query(Wish.class)
                .optional();
    }

    /**
     * Before which days the applicant of a case may ask for a place: as far as times are laid out, and before the
     * appointment that there is; none when no time may be chosen, or an earlier one cannot be.
     */
    @Transactional(readOnly = true)
    public Optional<WishLimits> limits(CaseFile file, Standing standing) {
        if (!standing.mayChoose()) {
            return Optional.empty();
        }
        Office office = offices.get(file.office());
        LocalDate first = deadlines.today(office).plusDays(1);
        Optional<LocalDate> last = standing.appointment() == null
                ? lastDay(office).map(day -> day.plusDays(1))
                : Optional.of(day(standing.appointment(), office.zone()));
        return last.map(day -> new WishLimits(first, day)).filter(limits -> limits.contain(first));
    }

    private Optional<LocalDate> lastDay(Office office) {
        return Optional.ofNullable(jdbc.sql("select max(day) from interview_slot where office = ?")
                .param(office.code())
                .query(LocalDate.class)
                .single());
    }

    private static LocalDate day(Appointment appointment, ZoneId zone) {
        return LocalDate.ofInstant(appointment.start(), zone);
    }

    /**
     * Puts a case at the end of the list of its office.
     *
     * @param before a place on an earlier day is wanted
     * @throws Refusal when no time may be chosen, the day is not within {@link #limits}, or it is on the list already
     */
    @Transactional
    public void ask(CaseFile file, LocalDate before) {
        Standing standing = rules.standing(file, bookings.of(file.registrationNumber()));
        WishLimits limits = limits(file, standing).orElseThrow(() -> Refusal.conflict("waitlist.no-choice"));
        if (!limits.contain(before)) {
            throw Refusal.invalid("before", "waitlist.day", limits.first(), limits.last());
        }
        int asked = jdbc.sql("""
                insert into waitlist_entry (registration_number, office, before, asked_at) values (?, ?, ?, ?)
                on conflict (registration_number) where ended_at is null do nothing""")
                .params(file.registrationNumber(), file.office(), before, now())
                .update();
        if (asked == 0) {
            throw Refusal.conflict("waitlist.already");
        }
    }

    /** Takes a case off the list; a place that is offered stays held. */
    @Transactional
    public void leave(String registrationNumber) {
        end(registrationNumber, "LEFT");
    }

    private void end(String registrationNumber, String outcome) {
        jdbc.sql(
                        "update waitlist_entry set ended_at = ?, outcome = ? where registration_number = ? and ended_at is null")
                .params(now(), outcome, registrationNumber)
                .update();
    }

    /**
     * Passes a place on that is given back, in the transaction that gives it back: to the first on the list whom it fits.
     * It is one day earlier than what that applicant has, at least two hours ahead, released, and was not that
     * applicant's before. Whoever is being offered a place by another transaction is passed over without waiting.
     *
     * @return whether somebody has it now, so that it stays taken
     */
    boolean offer(String id) {
        Slot slot = slots.find(id).orElseThrow();
        if (slot.start().isBefore(clock.instant().plus(NOTICE))
                || slot.releasedAt().isAfter(clock.instant())) {
            return false;
        }
        Candidate candidate = new Candidate(0, null);
        for (int tried = 0; tried < MOST_TRIED; tried++) {
            Optional<Candidate> next = after(candidate.id(), slot);
            if (next.isEmpty()) {
                return false;
            }
            candidate = next.get();
            if (offer(slot, cases.get(candidate.registrationNumber()))) {
                return true;
            }
        }
        return false;
    }

    private record Candidate(long id, String registrationNumber) {}

    private Optional<Candidate> after(long id, Slot slot) {
        return jdbc.sql("""
                select e.id, e.registration_number from waitlist_entry e
                where e.office = ? and e.ended_at is null and e.id > ? and e.before > ?
                    and not exists (select from booking b where b.registration_number = e.registration_number
                        and (b.state in ('HELD', 'CHECKED_IN', 'ATTENDED') or b.slot = ?))
                order by e.id limit 1 for update of e skip locked""")
                .params(slot.office(), id, day(slot), slot.id())
                .query(Candidate.class)
                .optional();
    }

    private boolean offer(Slot slot, CaseFile file) {
        CaseBookings has = bookings.of(file.registrationNumber());
        Booking offered = new Booking(
                file, slot, BookingState.HELD, has.movesOnceConfirmed(), clock.instant(), file.submittedBy());
        boolean fits = rules.standing(file, has).mayChoose()
                && has.booked().filter(booked -> !isEarlier(slot, booked)).isEmpty()
                && rules.isEntitled(file, slot)
                && products.take(offered.product(), slot.id());
        if (!fits) {
            return false;
        }
        if (!bookings.insertHold(offered, OFFERED)) {
            products.giveBack(offered.product(), slot.id());
            return false;
        }
        tell(file, slot);
        return true;
    }

    private boolean isEarlier(Slot slot, Booking booked) {
        return day(slot).isBefore(booked.day(zone(slot.office())));
    }

    private void tell(CaseFile file, Slot slot) {
        Instant until = bookings.of(file.registrationNumber())
                .hold()
                .map(booking -> booking.hold().until())
                .orElseThrow();
        ZoneId zone = zone(slot.office());
        messages.send(file.registrationNumber(), "place-offered", Texts.at(slot.start(), zone), Texts.at(until, zone));
    }

    private LocalDate day(Slot slot) {
        return LocalDate.ofInstant(slot.start(), zone(slot.office()));
    }

    private ZoneId zone(String office) {
        return offices.get(office).zone();
    }

    /**
     * Ends the wish of a case that has just got an appointment, when that is as early as was wished, or cannot be moved
     * to an earlier day any more.
     */
    void settle(Booking booked) {
        jdbc.sql("""
                update waitlist_entry e set ended_at = ?, outcome = 'BOOKED'
                where registration_number = ? and ended_at is null and (? or before > ?)""")
                .params(now(), booked.registrationNumber(), booked.isMoved(), booked.day(zone(booked.office())))
                .update();
    }

    /** A case that ends, or is past its interview, wants no place; it is off the list before its own is passed on. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(CaseProgressed event) {
        if (!event.status().precedesApproval()) {
            end(event.registrationNumber(), "CASE_ENDED");
        }
    }

    /** Ends the wishes whose day has come. */
    @Scheduled(cron = "0 10 * * * *")
    @Transactional
    public void endPassed() {
        offices.all()
                .forEach(office -> jdbc.sql("""
                        update waitlist_entry set ended_at = ?, outcome = 'PASSED'
                        where office = ? and ended_at is null and before <= ?""")
                        .params(now(), office.code(), deadlines.today(office))
                        .update());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
