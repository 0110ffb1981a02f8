package id.paspor.issuance;

import id.paspor.casefile.Nik;
import id.paspor.kernel.PersonalData;
import id.paspor.kernel.RegistrationNumber;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Every passport that was made out, and to whom it was handed. Watch lists are not about the applicant's own data. */
@Component
record PassportsOfPerson(PassportRepository passports) implements PersonalData.OfCase {

    record MadeOut(
            String number,
            String name,
            String endorsement,
            LocalDate issuedOn,
            LocalDate expiresOn,
            String mrz,
            Instant voidedAt,
            Instant readyAt,
            Instant collectBy,
            String collectedBy,
            String relation,
            String collectorName,
            Nik collectorIdNumber,
            Instant handedOverAt) {}

    @Override
    public void copy(RegistrationNumber registrationNumber, PersonalData.Copy to) throws IOException {
        to.data("passports", passports.madeOut(registrationNumber));
    }
}
