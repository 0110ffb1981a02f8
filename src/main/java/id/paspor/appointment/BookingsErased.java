package id.paspor.appointment;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** With a case goes what was written about its bookings; that its places were taken stays. */
@Component
class BookingsErased implements ErasedWithCase {

    private final BookingRepository bookings;

    BookingsErased(BookingRepository bookings) {
        this.bookings = bookings;
    }

    @Override
    @Transactional
    public void eraseWith(RegistrationNumber registrationNumber) {
        bookings.eraseTexts(registrationNumber);
    }
}
