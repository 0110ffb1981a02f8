package id.paspor.issuance;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A passport in the making or made.
 *
 * @param mrz both lines, joined by a newline
 * @param pickupCode what the applicant was told to bring, once it is ready
 * @param collectBy until when it can be collected, once it is ready
 */
public record Passport(
        String number,
        String registrationNumber,
        LocalDate issuedOn,
        LocalDate expiresOn,
        String mrz,
        String pickupCode,
        Instant readyAt,
        Instant collectBy) {}
