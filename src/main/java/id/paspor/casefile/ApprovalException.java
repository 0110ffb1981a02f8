package id.paspor.casefile;

import java.time.Instant;

/**
 * An interview that was approved without something that an approval rests on.
 *
 * @param what is lacking
 * @param officer the account that approved
 * @param reason the officer's words
 */
public record ApprovalException(
        String registrationNumber, String applicantName, Status what, Instant at, String officer, String reason) {}
