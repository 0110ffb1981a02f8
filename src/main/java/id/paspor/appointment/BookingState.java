package id.paspor.appointment;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What became of a booking. */
enum BookingState {
    /** A place is kept until the applicant has looked it over, or for too long. */
    HELD,
    /** The appointment. */
    BOOKED,
    /** The applicant is here. */
    CHECKED_IN,
    /** The applicant was seen. */
    ATTENDED,
    /** The applicant did not come. */
    MISSED,
    /** Given back. */
    RELEASED,
    /** Not confirmed in time, or taken away before it was. */
    EXPIRED,
    /** The office took the appointment away. */
    DISPLACED;

    private static final Set<BookingState> APPOINTMENTS = EnumSet.of(BOOKED, CHECKED_IN, ATTENDED);

    private static final Map<BookingState, Set<BookingState>> STEPS = Map.of(
            HELD, EnumSet.of(BOOKED, RELEASED, EXPIRED),
            BOOKED, EnumSet.of(CHECKED_IN, ATTENDED, MISSED, RELEASED, DISPLACED),
            CHECKED_IN, EnumSet.of(BOOKED, ATTENDED, RELEASED),
            ATTENDED, EnumSet.of(RELEASED));

    /** Whether the case has an appointment by it. */
    boolean isAppointment() {
        return APPOINTMENTS.contains(this);
    }

    boolean leadsTo(BookingState next) {
        return STEPS.getOrDefault(this, Set.of()).contains(next);
    }
}
