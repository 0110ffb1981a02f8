package id.paspor.appointment;

import id.paspor.appointment.WaitlistEntry.Outcome;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.notification.Messages;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.Slot;
import id.paspor.quota.SlotId;
import id.paspor.quota.Slots;
import id.paspor.quota.product.ProductQuota;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
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

    /** So many who turn out not to fit are passed over before the place goes to everybody. */
    private static final int MOST_TRIED = 20;

    /**
     * An applicant's wish to be told when a place frees.
     *
     * @param before a place on an earlier day is wanted, in the office's zone
     */
    public record Wish(LocalDate before, Instant askedAt) {}

    /** The days before which an applicant may ask for a place, in the office's zone. */
    public record Limits(LocalDate first, LocalDate last) {

        boolean contain(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private final WaitlistRepository entries;
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
            WaitlistRepository entries,
            Slots slots,
            BookingRepository bookings,
            ProductQuota products,
            BookingRules rules,
            CaseFiles cases,
            Messages messages,
            Offices offices,
            Deadlines deadlines,
            Clock clock) {
        this.entries = entries;
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
    public Optional<Wish> wish(RegistrationNumber registrationNumber) {
        return entries.findByRegistrationNumberAndEndedAtIsNull(registrationNumber)
                .map(entry -> new Wish(entry.before(), entry.askedAt()));
    }

    /**
     * Before which days the applicant of a case may ask for a place: from the first that can be booked online, as far as
     * times are laid out, and before the appointment that there is; none when no time may be chosen, or an earlier one cannot be.
     */
    @Transactional(readOnly = true)
    public Optional<Limits> limits(CaseFile file, InterviewOptions options) {
        if (!options.mayChoose()) {
            return Optional.empty();
        }
        Office office = offices.get(file.office());
        LocalDate first = LocalDate.ofInstant(slots.earliest(office.code()), office.zone())
                .plusDays(1);
        Optional<LocalDate> last = options.appointment() == null
                ? slots.lastDay(office.code()).map(day -> day.plusDays(1))
                : Optional.of(day(options.appointment(), office.zone()));
        return last.map(day -> new Limits(first, day)).filter(limits -> limits.contain(first));
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
        InterviewOptions options = rules.options(file, bookings.of(file.registrationNumber()));
        Limits limits = limits(file, options).orElseThrow(() -> Refusal.conflict("waitlist.no-choice"));
        if (!limits.contain(before)) {
            throw Refusal.invalid("before", "waitlist.day", limits.first(), limits.last());
        }
        if (entries.insert(file.registrationNumber(), file.office(), before, clock.instant()) == 0) {
            throw Refusal.conflict("waitlist.already");
        }
    }

    /** Takes a case off the list; a place that is offered stays held. */
    @Transactional
    public void leave(RegistrationNumber registrationNumber) {
        entries.end(registrationNumber, Outcome.LEFT, clock.instant());
    }

    /**
     * Passes a place on that is given back, in the transaction that gives it back: to the first on the list whom it fits.
     * It is one day earlier than what that applicant has, not too soon to be booked online, released, and was not that
     * applicant's before. Whoever is being offered a place by another transaction is passed over without waiting.
     *
     * @return whether somebody has it now, so that it stays taken
     */
    boolean offer(SlotId id) {
        Slot slot = slots.find(id).orElseThrow();
        if (slot.start().isBefore(slots.earliest(slot.office()))
                || slot.releasedAt().isAfter(clock.instant())) {
            return false;
        }
        long passedOver = 0;
        for (int tried = 0; tried < MOST_TRIED; tried++) {
            Optional<WaitlistEntry> next =
                    entries.next(slot.office(), passedOver, day(slot), slot.id().value());
            if (next.isEmpty()) {
                return false;
            }
            if (offer(slot, cases.get(next.get().registrationNumber()))) {
                return true;
            }
            passedOver = next.get().id();
        }
        return false;
    }

    private boolean offer(Slot slot, CaseFile file) {
        CaseBookings has = bookings.of(file.registrationNumber());
        Booking offered = new Booking(
                file, slot, BookingState.HELD, has.movesOnceConfirmed(), clock.instant(), file.submittedBy());
        boolean fits = rules.options(file, has).mayChoose()
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
        if (booked.isMoved()) {
            entries.end(booked.registrationNumber(), Outcome.BOOKED, clock.instant());
        } else {
            entries.endIfAfter(
                    booked.registrationNumber(), booked.day(zone(booked.office())), Outcome.BOOKED, clock.instant());
        }
    }

    /**
     * A case that ends, or whose interview is approved, wants no place, and no wish can begin after that; it is off the list
     * before its own place is passed on.
     */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(CaseProgressed event) {
        if (event.status() == Status.INTERVIEW_APPROVED || event.status().ends()) {
            entries.end(event.registrationNumber(), Outcome.CASE_ENDED, clock.instant());
        }
    }

    /** Ends the wishes whose day has come. */
    @Scheduled(cron = "0 10 * * * *")
    @Transactional
    public void endPassed() {
        offices.all()
                .forEach(office ->
                        entries.endPassed(office.code(), deadlines.today(office), Outcome.PASSED, clock.instant()));
    }
}
