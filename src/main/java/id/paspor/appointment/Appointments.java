package id.paspor.appointment;

import id.paspor.appointment.waitingroom.WaitingRoom;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.Status;
import id.paspor.casefile.reason.Reason;
import id.paspor.engine.CaseJobs;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.reading.CasePart;
import id.paspor.kernel.reading.CaseReading;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.Release;
import id.paspor.quota.Slot;
import id.paspor.quota.SlotCalendar;
import id.paspor.quota.SlotClass;
import id.paspor.quota.SlotId;
import id.paspor.quota.Slots;
import id.paspor.quota.product.ProductQuota;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /** How long an applicant may look a place over before confirming it. */
    /** What a case has, as part of a page; see {@link #options(CaseFile, CaseReading)} and {@link #among}. */
    public static final CasePart<?> BOOKINGS = BookingRepository.BOOKINGS;

    private static final Duration REVIEW = Duration.ofMinutes(10);

    /** Whoever has not come so often books no more. */
    private static final int MISSED_AT_MOST = 2;

    private final Slots slots;
    private final BookingRepository bookings;
    private final ProductQuota products;
    private final SlotPlaces places;
    private final BookingRules rules;
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
            BookingRepository bookings,
            ProductQuota products,
            SlotPlaces places,
            BookingRules rules,
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
        this.rules = rules;
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
     * The slots of an office that everybody may book, from the first to the last day given, office time, full ones too; none
     * that begins before {@link Slots#earliest}.
     */
    @Transactional(readOnly = true)
    public List<Slot> slots(String office, LocalDate from, LocalDate to) {
        Office at = offices.get(office);
        Instant earliest = slots.earliest(office);
        Instant first = at.startOf(from);
        Instant end = at.startOf(to.plusDays(1));
        return slots.between(office, first.isBefore(earliest) ? earliest : first, end).stream()
                .filter(slot -> slot.slotClass() == SlotClass.REGULAR)
                .filter(this::isReleased)
                .toList();
    }

    /** The appointment that a case holds now. */
    public Optional<Appointment> of(RegistrationNumber registrationNumber) {
        return bookings.of(registrationNumber).appointment().map(Booking::appointment);
    }

    /** As {@link #of}, of what was read for a page. */
    public static Optional<Appointment> among(CaseReading read) {
        return bookings(read).appointment().map(Booking::appointment);
    }

    static CaseBookings bookings(CaseReading read) {
        return new CaseBookings(read.all(BookingRepository.BOOKINGS));
    }

    /** Whether a case has an appointment; the model asks it. */
    public boolean isBooked(RegistrationNumber registrationNumber) {
        return bookings.hasAppointment(registrationNumber);
    }

    /** What a case has, and what its applicant may do about it. */
    public InterviewOptions options(CaseFile file) {
        return rules.options(file, bookings.of(file.registrationNumber()));
    }

    /** As {@link #options(CaseFile)}, of what was read for a page. */
    public InterviewOptions options(CaseFile file, CaseReading read) {
        return rules.options(file, bookings(read));
    }

    /**
     * The slots that a case may be booked into, of the coming weeks, full ones too, up to a second old: those of its
     * office that are released, leave time for a check before, and that its applicant is entitled to. Whoever lost a time
     * by the office's doing has the first choice, also of times that are not released yet.
     */
    public List<Slot> open(CaseFile file, InterviewOptions options) {
        ZoneId zone = offices.get(file.office()).zone();
        Predicate<LocalDate> noBlanks =
                products.full(file.office(), file.application().product());
        return slots.remembered(file.office()).stream()
                .filter(slot -> options.firstChoice() || isReleased(slot))
                .filter(slot -> rules.isEntitled(file, slot))
                .map(slot -> noBlanks.test(LocalDate.ofInstant(slot.start(), zone)) ? slot.full() : slot)
                .toList();
    }

    /** The slots that may be chosen now for a case, with places left. */
    public List<Slot> choosable(CaseFile file) {
        return open(file, options(file)).stream().filter(Slot::isFree).toList();
    }

    /**
     * Holds a place for a case for ten minutes; it counts as taken meanwhile. Asking again for the same slot changes
     * nothing; asking for another gives the first back. An appointment stays until the new place is confirmed.
     *
     * @throws Refusal when the slot is unknown, another office's, past, too soon for a check before, not released, of a class
     *     that the applicant is not entitled to, or full; when the case has an appointment that may not be moved (any more);
     *     or when an applicant's turn in line has not come
     */
    public void hold(CaseFile file, SlotId slot) {
        hold(file, slot, false);
    }

    void hold(CaseFile file, SlotId slot, boolean onOfficersWord) {
        CaseBookings has = bookings.of(file.registrationNumber());
        Optional<Booking> same = has.latest().filter(before -> before.isIn(slot));
        if (has.untoldIn(slot).isPresent() || same.filter(Booking::isLive).isPresent()) {
            return;
        }
        if (same.filter(Booking::isBooked).isPresent()) {
            throw Refusal.invalid("slot", "slot.same");
        }
        rules.requireMayChoose(file, has);
        Slot wanted = requireChoosable(file, has, slot, onOfficersWord);
        if (slots.isSoldOut(slot)) {
            throw Refusal.conflict("slot.full");
        }
        if (Actor.isApplicant() && !has.hasFirstChoice()) {
            waitingRoom.require(Actor.current(), file.office());
        }
        boolean held = places.inOwnTransaction(transaction -> {
            boolean first = hold(file, wanted, has);
            if (!first) {
                transaction.setRollbackOnly();
            }
            return first;
        });
        if (!held && !bookings.of(file.registrationNumber()).holds(slot)) {
            throw Refusal.conflict("task.raced");
        }
    }

    private boolean hold(CaseFile file, Slot wanted, CaseBookings had) {
        List<Booking> exchanged = had.held().stream()
                .filter(held -> bookings.endHold(held.id(), BookingState.RELEASED, clock.instant()) == 1)
                .toList();
        Booking hold = new Booking(
                file, wanted, BookingState.HELD, had.movesOnceConfirmed(), clock.instant(), Actor.current());
        places.take(hold.product(), wanted, exchanged);
        return bookings.insertHold(hold, REVIEW);
    }

    /**
     * Makes the held place the appointment, of which the process is told by this; one that the case had before is given
     * back. Called with the engine's transaction it commits and fails with it. Confirming again changes nothing, and nor does
     * telling of an appointment that was made before change what is held to move it.
     *
     * @throws Refusal when the hold has run out
     */
    @Transactional
    public Appointment confirm(RegistrationNumber registrationNumber, SlotId slot) {
        CaseBookings has = bookings.lock(registrationNumber);
        Booking booked = has.untoldIn(slot).orElseGet(() -> confirmed(has));
        booked.tell(clock.instant());
        return booked.appointment();
    }

    private Booking confirmed(CaseBookings has) {
        Booking latest = has.latest().orElseThrow(() -> Refusal.conflict("hold.expired"));
        if (latest.isBooked() || latest.is(BookingState.CHECKED_IN)) {
            return latest;
        }
        if (!latest.isLive()) {
            throw Refusal.conflict("hold.expired");
        }
        Optional<Booking> before = has.booked();
        before.ifPresent(moved -> moved.end(BookingState.RELEASED, clock.instant()));
        bookings.flush();
        latest.confirm(clock.instant());
        if (latest.reason() != null) {
            cases.note(latest.registrationNumber(), Status.INTERVIEW_TIME_GIVEN, latest.reason());
        }
        waitlist.settle(latest);
        before.ifPresent(places::giveBack);
        return latest;
    }

    /**
     * Makes the held place the appointment, and leaves a job behind that tells the process. Confirming again changes
     * nothing.
     *
     * @return whether the case had another appointment before
     * @throws Refusal when the hold has run out
     */
    public boolean book(RegistrationNumber registrationNumber) {
        return places.inOwnTransaction(transaction -> {
            CaseBookings has = bookings.lock(registrationNumber);
            if (has.hold().isPresent()) {
                jobs.leave(BOOKED, registrationNumber);
            }
            boolean moves = has.hold().isPresent() && has.appointment().isPresent();
            confirmed(has);
            return moves;
        });
    }

    /** Gives a held place back. */
    @Transactional
    public void letGo(RegistrationNumber registrationNumber) {
        bookings.lock(registrationNumber).held().ifPresent(this::release);
    }

    /** Gives the place of a booking up, in the caller's transaction. */
    void release(Booking booking) {
        booking.end(BookingState.RELEASED, clock.instant());
        places.giveBack(booking);
    }

    /** The appointment of which the process has not been told yet. */
    public Optional<Appointment> untold(RegistrationNumber registrationNumber) {
        return bookings.of(registrationNumber)
                .appointment()
                .filter(Booking::isUntold)
                .map(Booking::appointment);
    }

    /** Records that the interview has another time than the process knows, and tells it. */
    @Transactional
    public void moved(RegistrationNumber registrationNumber) {
        Booking booked = bookings.lock(registrationNumber).appointment().orElseThrow();
        booked.tell(clock.instant());
        Instant start = booked.startsAt();
        ZonedDateTime there = Texts.at(start, offices.get(booked.office()).zone());
        CaseFile file = cases.get(registrationNumber);
        Texts.Wording advice = rules.advice(file, booked);
        if (file.status() == Status.CORRECTION_REQUESTED) {
            cases.mention(registrationNumber, Status.INTERVIEW_RESCHEDULED, there, advice);
        } else {
            cases.record(registrationNumber, Status.INTERVIEW_RESCHEDULED, null, there, advice);
        }
        events.publishEvent(new InterviewMoved(registrationNumber, booked.office(), start));
    }

    /**
     * Records that the office took the appointment away. Whoever has another by now is told of that one only, and need not choose.
     */
    @Transactional
    public void withdrawn(RegistrationNumber registrationNumber) {
        String reason = bookings.findFirstByRegistrationNumberAndStateOrderByIdDesc(
                        registrationNumber, BookingState.DISPLACED)
                .map(Booking::reason)
                .orElse(null);
        if (isBooked(registrationNumber)) {
            cases.note(registrationNumber, Status.INTERVIEW_TIME_WITHDRAWN, reason);
        } else {
            cases.record(
                    registrationNumber, Status.INTERVIEW_TIME_WITHDRAWN, Reason.of(reason), term(registrationNumber));
        }
    }

    /** Until when another time has to be chosen, as the process waits for it; before the data are accepted it does not yet. */
    private Texts.Said term(RegistrationNumber registrationNumber) {
        boolean accepted =
                cases.history(registrationNumber).stream().anyMatch(change -> change.status() == Status.DATA_ACCEPTED);
        if (!accepted) {
            return new Texts.Wording("interview-advice.choose");
        }
        Office office = offices.get(cases.get(registrationNumber).office());
        LocalDate last = LocalDate.ofInstant(deadlines.slotChoice(office.code()).toInstant(), office.zone());
        return (language, texts) -> texts.in(language, "interview-advice.choose-by", last);
    }

    /** When those of some cases that have an appointment have it, by registration number. */
    @Transactional(readOnly = true)
    public Map<RegistrationNumber, Instant> startsOf(Collection<RegistrationNumber> registrationNumbers) {
        return bookings.appointmentsOf(registrationNumbers).stream()
                .collect(Collectors.toMap(Booking::registrationNumber, Booking::startsAt));
    }

    /** Whether the applicant of a case is here: checked in, seen by an interviewer before, or on the day of the interview. */
    @Transactional(readOnly = true)
    public boolean isPresent(RegistrationNumber registrationNumber) {
        Office office = offices.get(cases.get(registrationNumber).office());
        return bookings.of(registrationNumber)
                .appointment()
                .filter(booking -> booking.isPresent(deadlines.today(office), office.zone()))
                .isPresent();
    }

    /** Notes that the applicant came, also when before the slot's time; from now on this is no no-show. */
    @Transactional
    public void attended(RegistrationNumber registrationNumber) {
        bookings.lock(registrationNumber)
                .appointment()
                .filter(booking -> !booking.is(BookingState.ATTENDED))
                .ifPresent(booking -> booking.attend(clock.instant()));
    }

    /**
     * When an applicant who has not been seen has missed the interview: at the end of the slot's day, office time. A file
     * that the office itself accepted too late gives the applicant the rest of that day, and one who was there and only
     * lacked documents has missed nothing, so the case rests for as long as missing documents may.
     */
    public Date noShowAt(RegistrationNumber registrationNumber) {
        CaseFile file = cases.get(registrationNumber);
        Office office = offices.get(file.office());
        LocalDate today = deadlines.today(office);
        return bookings.of(registrationNumber)
                .booked()
                .map(booking -> booking.day(office.zone()))
                .map(day -> Date.from(deadlines.endOf(office, day.isBefore(today) ? today : day)))
                .orElseGet(() -> deadlines.missingDocuments(file.office()));
    }

    /**
     * Records that the applicant did not come. The place is gone.
     *
     * @return whether another slot may be chosen: after the first time, and whenever the applicant is not to blame because
     *     the file was accepted only after the slot had begun
     * @throws Refusal when the applicant is here, and the process will be told so in a moment
     */
    @Transactional
    public boolean missed(RegistrationNumber registrationNumber) {
        Booking booking = bookings.lock(registrationNumber).appointment().orElseThrow();
        if (booking.isCheckInUntold()) {
            throw Refusal.conflict("task.raced");
        }
        boolean blameless = !booking.isBooked() || isBlameless(booking);
        booking.end(blameless ? BookingState.RELEASED : BookingState.MISSED, clock.instant());
        places.giveBack(booking);
        boolean mayBookAgain =
                bookings.countByRegistrationNumberAndState(registrationNumber, BookingState.MISSED) < MISSED_AT_MOST;
        if (mayBookAgain) {
            cases.record(registrationNumber, blameless ? Status.SLOT_RELEASED : Status.INTERVIEW_MISSED, null);
        }
        return mayBookAgain;
    }

    private boolean isBlameless(Booking booking) {
        return booking.startsAt().isAfter(clock.instant())
                || cases.history(booking.registrationNumber()).stream()
                        .filter(change -> change.status() == Status.DATA_ACCEPTED)
                        .anyMatch(change -> change.happenedAt().isAfter(booking.startsAt()));
    }

    /** When more times can be booked at an office, and which days these are; none while its rules give no places. */
    public Optional<Release> nextRelease(Office office) {
        return calendar.nextRelease(office);
    }

    /** A case that ends before its interview gives its place back. */
    @EventListener
    void on(CaseProgressed event) {
        if (event.status().ends()) {
            CaseBookings has = bookings.lock(event.registrationNumber());
            has.held().ifPresent(this::release);
            has.appointment()
                    .filter(booking -> !booking.is(BookingState.ATTENDED))
                    .ifPresent(this::release);
        }
    }

    private Slot requireChoosable(CaseFile file, CaseBookings has, SlotId slot, boolean onOfficersWord) {
        Slot wanted = requireOfOffice(file, slot);
        if (!wanted.start().isAfter(clock.instant())) {
            throw Refusal.conflict("slot.past");
        }
        if (!onOfficersWord && !rules.isEntitled(file, wanted)) {
            throw Refusal.invalid("slot", "slot.not-entitled");
        }
        if (!onOfficersWord && wanted.start().isBefore(slots.earliest(file.office()))) {
            throw Refusal.conflict("slot.too-soon");
        }
        if (!isReleased(wanted) && !has.hasFirstChoice()) {
            throw Refusal.conflict("slot.not-released");
        }
        return wanted;
    }

    Slot requireOfOffice(CaseFile file, SlotId slot) {
        return slots.recall(slot)
                .filter(found -> found.office().equals(file.office()))
                .orElseThrow(() -> Refusal.invalid("slot", "slot.unknown"));
    }

    boolean isReleased(Slot slot) {
        return !slot.releasedAt().isAfter(clock.instant());
    }
}
