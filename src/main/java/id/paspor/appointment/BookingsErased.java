package id.paspor.appointment;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import org.springframework.stereotype.Component;

/** With a case goes what was written about its bookings; that its places were taken stays. */
@Component
record BookingsErased(BookingRepository bookings) implements ErasedWithCase {

    @Override
    public void eraseWith(RegistrationNumber registrationNumber) {
        bookings.eraseTexts(registrationNumber);
    }
}
