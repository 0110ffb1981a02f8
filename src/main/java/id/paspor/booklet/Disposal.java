package id.paspor.booklet;

import java.time.Instant;

/**
 * An officer's proposal to void a booklet, to destroy a void one, or to take one for lost, which waits for a second officer.
 *
 * @param becomes {@code SPOILED}, {@code LOST} or {@code DESTROYED}
 */
public record Disposal(
        long id,
        String booklet,
        String product,
        BookletState becomes,
        String reason,
        String proposedBy,
        Instant proposedAt) {}
