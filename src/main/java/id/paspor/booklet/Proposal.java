package id.paspor.booklet;

import java.time.Instant;

/**
 * An officer's proposal to void a blank booklet, to destroy void ones, or to take one for lost, on which a supervisor decides.
 *
 * @param office its code
 * @param becomes {@code SPOILED}, {@code LOST} or {@code DESTROYED}
 * @param booklets their numbers, separated by commas
 */
public record Proposal(
        long number,
        String office,
        BookletState becomes,
        String reason,
        String proposedBy,
        Instant proposedAt,
        String booklets) {}
