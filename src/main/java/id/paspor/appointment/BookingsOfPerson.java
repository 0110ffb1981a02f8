package id.paspor.appointment;

import id.paspor.appointment.WaitlistEntry.Outcome;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
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
class BookingsOfPerson implements PersonalData {

    private final BookingRepository bookings;
    private final WaitlistRepository wishes;
    private final Slots slots;
    private final CaseFiles cases;

    BookingsOfPerson(BookingRepository bookings, WaitlistRepository wishes, Slots slots, CaseFiles cases) {
        this.bookings = bookings;
        this.wishes = wishes;
        this.slots = slots;
        this.cases = cases;
    }

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
    public void copy(String account, Copy to) throws IOException {
        for (CaseFile file : cases.submittedBy(account)) {
            RegistrationNumber number = file.registrationNumber();
            to.data(
                    PersonalData.folder(number) + "appointments",
                    bookings.findByRegistrationNumberOrderById(number).stream()
                            .map(this::booked)
                            .toList());
            to.data(
                    PersonalData.folder(number) + "waitlist",
                    wishes.findByRegistrationNumberOrderById(number).stream()
                            .map(wish -> new Wished(wish.before(), wish.askedAt(), wish.endedAt(), wish.outcome()))
                            .toList());
        }
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
