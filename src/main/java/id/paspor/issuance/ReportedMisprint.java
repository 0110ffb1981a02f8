package id.paspor.issuance;

import java.time.Instant;

/**
 * A passport that was found wrong at the counter, on which a second officer has to decide.
 *
 * @param passport its number
 * @param reason what is wrong, in the words of whoever found it
 * @param reportedBy the officer's account
 */
public record ReportedMisprint(String passport, String reason, String reportedBy, Instant reportedAt) {}
