package id.paspor.casefile;

import id.paspor.office.Product;
import java.time.Instant;

/**
 * A case in a list of an office's.
 *
 * @param closedAt when it ended, or {@code null}
 */
public record ListedCase(
        String registrationNumber,
        String applicantName,
        Product product,
        Status status,
        Instant submittedAt,
        Instant closedAt) {}
