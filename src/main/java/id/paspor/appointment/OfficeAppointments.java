package id.paspor.appointment;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.engine.CaseJobs;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.reading.CaseReading;
import id.paspor.kernel.written.OfficersReason;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.Slot;
import id.paspor.quota.SlotClass;
import id.paspor.quota.SlotId;
import id.paspor.quota.Slots;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What an office does about interview times on its own word: it gives them with a reason, and takes them away. */
@Service
public class OfficeAppointments {

    private final Appointments appointments;
    private final Slots slots;
    private final BookingRepository bookings;
    private final SlotPlaces places;
    private final BookingRules rules;
    private final Waitlist waitlist;
    private final CaseFiles cases;
    private final CaseJobs jobs;
    private final Offices offices;
    private final Deadlines deadlines;
    private final Texts texts;
    private final Clock clock;

    OfficeAppointments(
            Appointments appointments,
            Slots slots,
            BookingRepository bookings,
            SlotPlaces places,
            BookingRules rules,
            Waitlist waitlist,
            CaseFiles cases,
            CaseJobs jobs,
            Offices offices,
            Deadlines deadlines,
            Texts texts,
            Clock clock) {
        this.appointments = appointments;
        this.slots = slots;
        this.bookings = bookings;
        this.places = places;
        this.rules = rules;
        this.waitlist = waitlist;
        this.cases = cases;
        this.jobs = jobs;
        this.offices = offices;
        this.deadlines = deadlines;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * The slots with places left that an officer may choose for a case: as {@link Appointments#choosable}, and those of other classes,
     * for which a reason is needed.
     */
    public List<Slot> choosable(CaseFile file) {
        boolean displaced = bookings.of(file.registrationNumber()).hasFirstChoice();
        return assignable(file).stream()
                .filter(slot -> slot.start().isAfter(clock.instant()))
                .filter(slot -> displaced || appointments.isReleased(slot))
                .toList();
    }

    /** The slots with places left that an officer may give a case with a reason: of all classes, released or not. */
    public List<Slot> assignable(CaseFile file) {
        return assignable(file.office(), (int) Slots.SHOWN.toDays());
    }

    /**
     * The slots of an office with places left that have not ended, of all classes, released or not.
     *
     * @param daysAhead the last day is this many days from today; 0 for today only
     */
    List<Slot> assignable(String office, int daysAhead) {
        Office at = offices.get(office);
        LocalDate today = deadlines.today(at);
        Instant from = at.startOf(today);
        Instant to = at.startOf(today.plusDays(daysAhead + 1L));
        return slots.between(office, from, to).stream()
                .filter(Slot::isFree)
                .filter(slot -> slot.end().isAfter(clock.instant()))
                .toList();
    }

    /**
     * As {@link Appointments#hold}, but on an officer's word the slot may be of a class that the applicant is not entitled to.
     *
     * @param reason why; needed for such a class only, 3 to 500 characters
     */
    public void hold(CaseFile file, SlotId slot, String reason) {
        boolean exception =
                slots.find(slot).filter(found -> !rules.isEntitled(file, found)).isPresent();
        String words = exception ? OfficersReason.required(reason) : null;
        appointments.hold(file, slot, true);
        if (exception) {
            places.inOwnTransaction(() -> bookings.explainHold(file.registrationNumber(), slot, words));
        }
    }

    /**
     * Gives a case an appointment on the office's word, whatever the applicant's own rights are: of any class, released or
     * not, also one that has begun, but never beyond the quota. It stands in the history with its reason.
     *
     * @param reason why, 3 to 500 characters; not needed for a priority slot when the applicant's age is reason enough
     * @throws Refusal when the slot is unknown, another office's, over, full or the present one; when the reason is missing;
     *     when the applicant is here or has been seen; or when the case is past the interview
     */
    public void assign(RegistrationNumber registrationNumber, SlotId slot, String reason) {
        CaseFile file = cases.get(registrationNumber);
        places.inOwnTransaction(() -> {
            CaseBookings has = bookings.of(registrationNumber);
            requireAssignable(file, has, slot);
            Slot wanted = appointments.requireOfOffice(file, slot);
            if (!wanted.end().isAfter(clock.instant())) {
                throw Refusal.conflict("slot.past");
            }
            String words = reason(file, wanted, reason);
            jobs.leave(Appointments.BOOKED, registrationNumber);
            assign(file, has, wanted, words);
        });
    }

    private void assign(CaseFile file, CaseBookings has, Slot wanted, String reason) {
        Instant now = clock.instant();
        List<Booking> exchanged =
                Stream.concat(has.held().stream(), has.booked().stream()).toList();
        exchanged.forEach(booking -> booking.end(BookingState.RELEASED, now));
        bookings.flush();
        Booking given = new Booking(file, wanted, BookingState.BOOKED, has.moves(), now, Actor.current());
        given.explain(reason);
        places.take(given.product(), wanted, exchanged);
        bookings.save(given);
        cases.note(file.registrationNumber(), Status.INTERVIEW_TIME_GIVEN, reason);
        waitlist.settle(given);
    }

    /** Whether an officer may give a case another interview time: as long as the applicant is not here yet. */
    public static boolean mayAssign(CaseFile file, CaseReading read) {
        if (!file.status().precedesApproval()) {
            return false;
        }
        CaseBookings has = Appointments.bookings(read);
        return has.checkedIn().isEmpty() && !has.isAttended();
    }

    private static void requireAssignable(CaseFile file, CaseBookings has, SlotId slot) {
        if (has.checkedIn().isPresent()) {
            throw Refusal.conflict("check-in.undo-first");
        }
        if (!file.status().precedesApproval() || has.isAttended()) {
            throw Refusal.conflict("appointment.none");
        }
        if (has.booked().filter(booking -> booking.isIn(slot)).isPresent()) {
            throw Refusal.invalid("slot", "slot.same");
        }
    }

    private String reason(CaseFile file, Slot wanted, String given) {
        boolean byAge = wanted.slotClass() == SlotClass.PRIORITY && rules.isEntitled(file, wanted);
        boolean none = given == null || given.isBlank();
        return byAge && none ? texts.bilingual("appointment.priority-by-age") : OfficersReason.required(given);
    }

    /**
     * Takes places away that the office cannot keep to: their applicants are told and have the first choice of a new time,
     * which does not count as a move. Each place is gone from its slot, so that nobody else takes it.
     *
     * @param slot whose places these are
     * @param registrationNumbers the cases that lose theirs; those that have it no longer are passed over
     * @param reason what the applicants are told, 3 to 500 characters
     */
    public void displace(SlotId slot, Collection<RegistrationNumber> registrationNumbers, String reason) {
        registrationNumbers.forEach(
                registrationNumber -> places.inOwnTransaction(() -> displace(slot, registrationNumber, reason)));
    }

    private void displace(SlotId slot, RegistrationNumber registrationNumber, String reason) {
        CaseBookings has = bookings.of(registrationNumber);
        has.booked().filter(booking -> booking.isIn(slot)).ifPresent(booking -> {
            jobs.leave(Appointments.WITHDRAWN, registrationNumber);
            booking.displace(reason, clock.instant());
            places.close(booking);
        });
        has.hold().filter(booking -> booking.isIn(slot)).ifPresent(booking -> {
            booking.end(BookingState.EXPIRED, clock.instant());
            places.close(booking);
        });
    }
}
