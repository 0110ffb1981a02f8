package id.paspor.issuance;

import java.time.Instant;

/**
 * An officer's proposal to void a blank booklet, or to destroy a void one, which waits for a second officer.
 *
 * @param becomes {@code SPOILED} or {@code DESTROYED}
 */
public record Disposal(
        long id,
        String booklet,
        String product,
        String becomes,
        String reason,
        String proposedBy,
        Instant proposedAt) {}
