package id.paspor.audit;

import java.time.Instant;

/**
 * Seals that were made together.
 *
 * @param number from 1, without a gap
 * @param since when a round before it had last left nothing unsealed, or {@code null}
 * @param drained whether it left nothing unsealed
 * @param keyId which key it is signed with
 * @param contents a line for each of its seals
 * @param mac signature of all this and the round before it
 */
record Round(
        long number, Instant sealedAt, Instant since, boolean drained, String keyId, String contents, String mac) {}
