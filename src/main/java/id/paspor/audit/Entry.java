package id.paspor.audit;

import java.time.Instant;

/**
 * A row of a book.
 *
 * @param chain what its chain is called
 * @param at when it was written, as it says
 * @param facts its facts as JSON, always in the same order and form
 * @param text the text that may be erased, or {@code null}
 */
record Entry(long id, String chain, Instant at, String facts, String text) {}
