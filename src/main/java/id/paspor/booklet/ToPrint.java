package id.paspor.booklet;

import java.time.Instant;

/**
 * A passport that waits at the printing desk.
 *
 * @param number of the booklet, and so of the passport
 * @param reprint whether an earlier print of it was spoiled
 */
public record ToPrint(String number, String registrationNumber, Instant paidAt, boolean reprint) {}
