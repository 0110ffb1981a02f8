package id.paspor.appointment;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.Status;
import id.paspor.engine.CaseJobs;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import id.paspor.quota.ProductQuota;
import id.paspor.quota.Release;
import id.paspor.quota.Slot;
import id.paspor.quota.SlotCalendar;
import id.paspor.quota.SlotClass;
import id.paspor.quota.Slots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Interview appointments. A place is held, looked over and confirmed; each is a short transaction that holds no lock
 * longer than itself. The process is moved afterwards by a job that is left behind in it. All times are instants; days
 * are days in the office's zone.
 */
@Service
public class Appointments {

    /** The job that tells the process of a new appointment. */
    public static final String BOOKED = "interview-booked";

    /** The job that tells the process that the office took the appointment away. */
    public static final String WITHDRAWN = "interview-time-withdrawn";

    /** How far ahead times are shown. */
    static final Duration SHOWN = Duration.ofDays(93);

    private final Slots slots;
    private final Bookings bookings;
    private final ProductQuota products;
    private final Places places;
    private final Rights rights;
    private final WaitingRoom waitingRoom;
    private final Waitlist waitlist;
    private final CaseFiles cases;
    private final CaseJobs jobs;
    private final Offices offices;
    private final Deadlines deadlines;
    private final SlotCalendar calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Appointments(
            Slots slots,
            Bookings bookings,
            ProductQuota products,
            Places places,
            Rights rights,
            WaitingRoom waitingRoom,
            Waitlist waitlist,
            CaseFiles cases,
            CaseJobs jobs,
            Offices offices,
            Deadlines deadlines,
            SlotCalendar calendar,
            ApplicationEventPublisher events,
            Clock clock) {
        this.slots = slots;
        this.bookings = bookings;
        this.products = products;
        this.places = places;
        this.rights = rights;
        this.waitingRoom = waitingRoom;
        this.waitlist = waitlist;
        this.cases = cases;
        this.jobs = jobs;
        this.offices = offices;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The slots of an office that everybody may book and that have not begun, from the first to the last day given, office
     * time, full ones too.
     */
    @Transactional(readOnly = true)
    public List<Slot> slots(String office, LocalDate from, LocalDate to) {
        Office at = offices.get(office);
        Instant now = clock.instant();
        Instant first = from.atStartOfDay(at.zone()).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(at.zone()).toInstant();
        return slots.between(office, first.isBefore(now) ? now : first, end).stream()
                .filter(slot -> slot.slotClass() == SlotClass.REGULAR)
                .filter(this::isReleased)
                .toList();
    }

    /** The appointment that a case holds now. */
    @Transactional(readOnly = true)
    public Optional<Appointment> of(String registrationNumber) {
        return Optional.ofNullable(bookings.current(registrationNumber).appointment());
    }

    /** Whether a case has an appointment; the model asks it. */
    @Transactional(readOnly = true)
    public boolean isBooked(String registrationNumber) {
        return of(registrationNumber).isPresent();
    }

    /** What a case has, and what its applicant may do about it. */
    @Transactional(readOnly = true)
    public Standing standing(CaseFile file) {
        return rights.standing(file);
    }

    /**
     * The slots that a case may be booked into, of the coming weeks, full ones too, up to a second old: those of its
     * office that are released and that its applicant is entitled to. Whoever lost a time by the office's doing has the
     * first choice, also of times that are not released yet.
     */
    public List<Slot> open(CaseFile file) {
        Instant now = clock.instant();
        boolean displaced = rights.hasFirstChoice(file);
        ZoneId zone = offices.get(file.office()).zone();
        Predicate<LocalDate> noBlanks =
                products.full(file.office(), file.application().product());
        return slots.rememberedBetween(file.office(), now, now.plus(SHOWN)).stream()
                .filter(slot -> displaced || isReleased(slot))
                .filter(slot -> rights.isEntitled(file, slot))
                .map(slot -> noBlanks.test(LocalDate.ofInstant(slot.start(), zone)) ? slot.full() : slot)
                .toList();
    }

    /** The slots that may be chosen now for a case, with places left. */
    public List<Slot> choosable(CaseFile file) {
        return open(file).stream().filter(Slot::isFree).toList();
    }

    /**
     * Holds a place for a case for ten minutes; it counts as taken meanwhile. Asking again for the same slot changes
     * nothing; asking for another gives the first back. An appointment stays until the new place is confirmed.
     *
     * @throws Refusal when the slot is unknown, another office's, past, not released, of a class that the applicant is not
     *     entitled to, or full; when the case has an appointment that may not be moved (any more); or when an applicant's
     *     turn in line has not come
     */
    public void hold(String registrationNumber, String slot) {
        hold(cases.get(registrationNumber), slot, false);
    }

    void hold(CaseFile file, String slot, boolean onOfficersWord) {
        String registrationNumber = file.registrationNumber();
        Optional<Bookings.Latest> latest = bookings.latest(registrationNumber);
        Optional<Bookings.Latest> same = latest.filter(before -> before.slot().equals(slot));
        if (same.filter(before -> before.live() || before.untold()).isPresent()) {
            return;
        }
        if (same.filter(before -> before.is("BOOKED")).isPresent()) {
            throw Refusal.invalid("slot", "slot.same");
        }
        int reschedules = requireMayChoose(file);
        Slot wanted = requireChoosable(file, slot, onOfficersWord);
        if (slots.isSoldOut(slot)) {
            throw Refusal.conflict("slot.full");
        }
        if (Actor.isApplicant() && !rights.hasFirstChoice(file)) {
            waitingRoom.require(Actor.current(), file.office());
        }
        boolean held = places.inOwnTransaction(transaction -> {
            boolean first = hold(file, wanted, reschedules);
            if (!first) {
                transaction.setRollbackOnly();
            }
            return first;
        });
        if (!held && !holds(registrationNumber, slot)) {
            throw Refusal.conflict("task.raced");
        }
    }

    private boolean holds(String registrationNumber, String slot) {
        Hold hold = bookings.current(registrationNumber).hold();
        return hold != null && hold.slot().equals(slot);
    }

    private boolean hold(CaseFile file, Slot wanted, int reschedules) {
        String registrationNumber = file.registrationNumber();
        Product product = file.application().product();
        Bookings.Latest before = bookings.latest(registrationNumber).orElse(null);
        boolean holds = before != null && before.is("HELD");
        if (holds && before.live() && before.slot().equals(wanted.id())) {
            return true;
        }
        Optional<String> exchanged = holds ? bookings.endHold(registrationNumber, before.slot()) : Optional.empty();
        places.take(product, wanted, exchanged.stream().toList());
        return bookings.insertHold(
                registrationNumber, wanted.id(), product, reschedules, Actor.current(), Bookings.REVIEW);
    }

    /**
     * Makes the held place the appointment; one that the case had before is given back. Called with the engine's
     * transaction it commits and fails with it. Confirming again changes nothing.
     *
     * @throws Refusal when the hold has run out
     */
    @Transactional
    public void confirm(String registrationNumber) {
        Optional<Bookings.Latest> latest = bookings.latest(registrationNumber);
        if (latest.filter(before -> before.is("BOOKED") || before.is("CHECKED_IN"))
                .isPresent()) {
            return;
        }
        if (latest.filter(Bookings.Latest::live).isEmpty()) {
            throw Refusal.conflict("hold.expired");
        }
        Optional<String> before = bookings.end(registrationNumber, "RELEASED", null, "BOOKED");
        if (!bookings.confirmHold(registrationNumber)) {
            throw Refusal.conflict("hold.expired");
        }
        bookings.reason(registrationNumber)
                .ifPresent(reason -> cases.note(registrationNumber, Status.INTERVIEW_TIME_GIVEN, reason));
        waitlist.settle(registrationNumber);
        before.ifPresent(places::giveBack);
    }

    /**
     * Makes the held place the appointment, and leaves a job behind that tells the process. Confirming again changes
     * nothing.
     *
     * @throws Refusal when the hold has run out
     */
    public void book(String registrationNumber) {
        places.inOwnTransaction(() -> {
            bookings.lockHold(registrationNumber);
            if (bookings.current(registrationNumber).hold() != null) {
                jobs.leave(BOOKED, registrationNumber);
            }
            confirm(registrationNumber);
        });
    }

    /** Gives a held place back. */
    @Transactional
    public void letGo(String registrationNumber) {
        bookings.end(registrationNumber, "RELEASED", null, "HELD").ifPresent(places::giveBack);
    }

    /** The account that made an appointment of which the process has not been told yet. */
    @Transactional(readOnly = true)
    public Optional<String> untoldBookedBy(String registrationNumber) {
        Bookings.Current current = bookings.current(registrationNumber);
        return Optional.ofNullable(current.bookedBy()).filter(account -> !current.told());
    }

    /** Notes that the process has been told of the appointment. */
    @Transactional
    public void told(String registrationNumber) {
        bookings.told(registrationNumber);
    }

    /** Records that the interview has another time than the process knows, and tells it. */
    @Transactional
    public void moved(String registrationNumber) {
        bookings.told(registrationNumber);
        Instant start = of(registrationNumber).orElseThrow().start();
        Office office = offices.get(cases.get(registrationNumber).office());
        cases.record(registrationNumber, Status.INTERVIEW_RESCHEDULED, null, Texts.at(start, office.zone()));
        events.publishEvent(new InterviewMoved(registrationNumber, start));
    }

    /** Records that the office took the appointment away. */
    @Transactional
    public void withdrawn(String registrationNumber) {
        cases.record(
                registrationNumber, Status.INTERVIEW_TIME_WITHDRAWN, bookings.displacedBecause(registrationNumber));
    }

    /** Notes that the applicant came, also when before the slot's time; from now on this is no no-show. */
    @Transactional
    public void attended(String registrationNumber) {
        bookings.attended(registrationNumber);
    }

    /**
     * When an applicant who has not been seen has missed the interview: at the end of the slot's day, office time. A file
     * that the office itself accepted too late gives the applicant the rest of that day, and one who was there and only
     * lacked documents has missed nothing, so the case rests for as long as missing documents may.
     */
    public Date noShowAt(String registrationNumber) {
        CaseFile file = cases.get(registrationNumber);
        Office office = offices.get(file.office());
        Bookings.Current current = bookings.current(registrationNumber);
        if (!current.isBooked()) {
            return deadlines.missingDocuments(file.office());
        }
        LocalDate slotDay = LocalDate.ofInstant(current.appointment().start(), office.zone());
        LocalDate today = deadlines.today(office);
        return Date.from(deadlines.endOf(office, slotDay.isBefore(today) ? today : slotDay));
    }

    /**
     * Records that the applicant did not come. The place is gone.
     *
     * @return whether another slot may be chosen: after the first time, and whenever the applicant is not to blame because
     *     the file was accepted only after the slot had begun
     * @throws Refusal when the applicant is here, and the process will be told so in a moment
     */
    @Transactional
    public boolean missed(String registrationNumber) {
        if (bookings.isCheckInUntold(registrationNumber)) {
            throw Refusal.conflict("task.raced");
        }
        Bookings.Current current = bookings.current(registrationNumber);
        Appointment appointment = current.appointment();
        boolean blameless = appointment.start().isAfter(clock.instant())
                || !current.isBooked()
                || cases.history(registrationNumber).stream()
                        .filter(change -> change.getStatus() == Status.DATA_ACCEPTED)
                        .anyMatch(change -> change.getHappenedAt().isAfter(appointment.start()));
        bookings.end(registrationNumber, blameless ? "RELEASED" : "MISSED", null, "BOOKED", "CHECKED_IN", "ATTENDED")
                .ifPresent(places::giveBack);
        boolean mayBookAgain = bookings.missedTimes(registrationNumber) < 2;
        if (mayBookAgain) {
            cases.record(registrationNumber, blameless ? Status.SLOT_RELEASED : Status.INTERVIEW_MISSED, null);
        }
        return mayBookAgain;
    }

    /** When more times can be booked at an office, and which days these are; none while its rules give no places. */
    public Optional<Release> nextRelease(Office office) {
        return calendar.nextRelease(office);
    }

    /** A case that ends before its interview gives its place back. */
    @EventListener
    void on(CaseProgressed event) {
        if (event.status().ends()) {
            bookings.end(event.registrationNumber(), "RELEASED", null, "HELD").ifPresent(places::giveBack);
            bookings.end(event.registrationNumber(), "RELEASED", null, "BOOKED", "CHECKED_IN")
                    .ifPresent(places::giveBack);
        }
    }

    /** How often the interview will have been moved once the new time is confirmed. */
    private int requireMayChoose(CaseFile file) {
        Bookings.Current current = bookings.current(file.registrationNumber());
        boolean chooses = current.appointment() == null && file.status().precedesApproval();
        if (chooses) {
            return bookings.latest(file.registrationNumber())
                    .map(Bookings.Latest::reschedules)
                    .orElse(0);
        }
        if (file.status().ends() || !current.isBooked()) {
            throw Refusal.conflict("appointment.none");
        }
        if (!rights.isBeforeItsDay(file, current.appointment())) {
            throw Refusal.conflict("appointment.too-late-to-move");
        }
        if (current.appointment().reschedules() >= Rights.MOVES) {
            throw Refusal.conflict("appointment.moved-already");
        }
        return current.appointment().reschedules() + 1;
    }

    private Slot requireChoosable(CaseFile file, String slot, boolean onOfficersWord) {
        Slot wanted = requireOfOffice(file, slot);
        if (!wanted.start().isAfter(clock.instant())) {
            throw Refusal.conflict("slot.past");
        }
        if (!onOfficersWord && !rights.isEntitled(file, wanted)) {
            throw Refusal.invalid("slot", "slot.not-entitled");
        }
        if (!isReleased(wanted) && !rights.hasFirstChoice(file)) {
            throw Refusal.conflict("slot.not-released");
        }
        return wanted;
    }

    Slot requireOfOffice(CaseFile file, String slot) {
        return slots.find(slot)
                .filter(found -> found.office().equals(file.office()))
                .orElseThrow(() -> Refusal.invalid("slot", "slot.unknown"));
    }

    boolean isReleased(Slot slot) {
        return !slot.releasedAt().isAfter(clock.instant());
    }
}
