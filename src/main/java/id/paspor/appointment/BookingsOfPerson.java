package id.paspor.appointment;

import id.paspor.appointment.WaitlistEntry.Outcome;
import id.paspor.kernel.PersonalData;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.quota.Slot;
import id.paspor.quota.Slots;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Every interview that was ever booked, kept, missed or given back, and what was waited for. */
@Component
record BookingsOfPerson(BookingRepository bookings, WaitlistRepository wishes, Slots slots)
        implements PersonalData.OfCase {

    private record Booked(
            Instant start,
            Instant end,
            BookingState state,
            int reschedules,
            Instant bookedAt,
            Instant checkedInAt,
            Instant attendedAt,
            Instant releasedAt,
            String reason) {}

    private record Wished(LocalDate before, Instant askedAt, Instant endedAt, Outcome outcome) {}

    @Override
    public void copy(RegistrationNumber registrationNumber, PersonalData.Copy to) throws IOException {
        to.data(
                "appointments",
                bookings.findByRegistrationNumberOrderById(registrationNumber).stream()
                        .map(this::booked)
                        .toList());
        to.data(
                "waitlist",
                wishes.findByRegistrationNumberOrderById(registrationNumber).stream()
                        .map(wish -> new Wished(wish.before(), wish.askedAt(), wish.endedAt(), wish.outcome()))
                        .toList());
    }

    private Booked booked(Booking booking) {
        return new Booked(
                booking.startsAt(),
                slots.find(booking.slot()).map(Slot::end).orElseThrow(),
                booking.state(),
                booking.reschedules(),
                booking.bookedAt(),
                booking.checkedInAt(),
                booking.attendedAt(),
                booking.releasedAt(),
                booking.reason());
    }
}
