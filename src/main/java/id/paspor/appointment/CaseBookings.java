package id.paspor.appointment;

import id.paspor.quota.SlotId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a case has: its bookings with a place, and the one that was made last, whatever became of it.
 *
 * @param lastFirst in the order in which they were made, the last one first
 */
record CaseBookings(List<Booking> lastFirst) {

    Optional<Booking> latest() {
        return lastFirst.stream().findFirst();
    }

    Optional<Booking> appointment() {
        return having(Booking::isAppointment);
    }

    /** The place that is kept, also when it can no longer be confirmed and is yet to be given back. */
    Optional<Booking> held() {
        return having(booking -> booking.is(BookingState.HELD));
    }

    /** The place that is kept and can be confirmed. */
    Optional<Booking> hold() {
        return having(Booking::isLive);
    }

    private Optional<Booking> having(Predicate<Booking> wanted) {
        return lastFirst.stream().filter(wanted).findFirst();
    }

    /** The appointment of somebody who is not here yet. */
    Optional<Booking> booked() {
        return having(Booking::isBooked);
    }

    /** The appointment in a slot, of which the process has yet to be told. */
    Optional<Booking> untoldIn(SlotId slot) {
        return appointment().filter(booking -> booking.isUntold() && booking.isIn(slot));
    }

    /** The appointment of somebody who is here and waits. */
    Optional<Booking> checkedIn() {
        return having(booking -> booking.is(BookingState.CHECKED_IN));
    }

    /** Whether the applicant was seen. */
    boolean isAttended() {
        return having(booking -> booking.is(BookingState.ATTENDED)).isPresent();
    }

    boolean holds(SlotId slot) {
        return hold().filter(booking -> booking.isIn(slot)).isPresent();
    }

    /** Whether the office took the appointment away that the case had last, and no other was chosen since. */
    boolean hasFirstChoice() {
        return latest().filter(booking -> booking.is(BookingState.DISPLACED)).isPresent();
    }

    /** Whether there is an appointment that the applicant may still move on a day. */
    boolean mayMove(LocalDate today, ZoneId zone) {
        return booked().filter(booking -> !booking.isMoved() && today.isBefore(booking.day(zone)))
                .isPresent();
    }

    /** How often the applicant will have moved the interview once another time is confirmed. */
    int movesOnceConfirmed() {
        return booked().map(booking -> booking.reschedules() + 1).orElseGet(this::moves);
    }

    /** How often the applicant has moved the interview. */
    int moves() {
        return latest().map(Booking::reschedules).orElse(0);
    }
}
