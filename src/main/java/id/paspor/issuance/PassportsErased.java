package id.paspor.issuance;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** With a case go the people in the registers: number, dates and office of a passport stay, and when it was collected. */
@Component
class PassportsErased implements ErasedWithCase {

    private final PassportRepository passports;
    private final PickupRepository pickups;
    private final MisprintRepository misprints;
    private final Clock clock;

    PassportsErased(PassportRepository passports, PickupRepository pickups, MisprintRepository misprints, Clock clock) {
        this.passports = passports;
        this.pickups = pickups;
        this.misprints = misprints;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void eraseWith(RegistrationNumber registrationNumber) {
        passports.erase(registrationNumber, clock.instant());
        pickups.erase(registrationNumber, clock.instant());
        misprints.erase(registrationNumber);
    }
}
