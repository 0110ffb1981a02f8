package id.paspor.issuance;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** With a case go the people in the registers: number, dates and office of a passport stay, and when it was collected. */
@Component
record PassportsErased(
        PassportRepository passports, PickupRepository pickups, MisprintRepository misprints, Clock clock)
        implements ErasedWithCase {

    @Override
    public void eraseWith(RegistrationNumber registrationNumber) {
        passports.erase(registrationNumber, clock.instant());
        pickups.erase(registrationNumber, clock.instant());
        misprints.erase(registrationNumber);
    }
}
