package id.paspor.issuance;

import id.paspor.casefile.Application;
import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A passport in the making or made.
 *
 * @param office the code of the one that issues it
 * @param product its code
 * @param name the holder's name as the data page holds it: at most 34 characters, in capitals
 * @param endorsement the whole name for the endorsement page, in capitals, or {@code null} when the data page holds it
 * @param mrz both lines, joined by a newline
 * @param pickupCode what the applicant was told to bring, once it is ready
 * @param collectBy until when it can be collected, once it is ready
 */
public record Passport(
        String number,
        RegistrationNumber registrationNumber,
        String office,
        String product,
        String name,
        String endorsement,
        LocalDate issuedOn,
        LocalDate expiresOn,
        String mrz,
        String pickupCode,
        Instant readyAt,
        Instant collectBy) {

    /**
     * The record of a passport.
     *
     * @throws IllegalArgumentException when it would expire before it is issued, or on that day
     */
    public Passport {
        if (!expiresOn.isAfter(issuedOn)) {
            throw new IllegalArgumentException("a passport that expires before its issue");
        }
    }

    /**
     * A passport made out to an applicant.
     */
    static Passport madeOut(
            String number,
            RegistrationNumber registrationNumber,
            Application applicant,
            LocalDate issuedOn,
            LocalDate expiresOn) {
        String whole = DataPageName.whole(applicant.fullName());
        return new Passport(
                number,
                registrationNumber,
                applicant.office(),
                applicant.product().code(),
                DataPageName.of(applicant.fullName()),
                whole.length() > DataPageName.LENGTH ? whole : null,
                issuedOn,
                expiresOn,
                MachineReadableZone.of(
                        applicant.fullName(),
                        number,
                        applicant.dateOfBirth(),
                        applicant.sex().name(),
                        expiresOn),
                null,
                null,
                null);
    }
}
