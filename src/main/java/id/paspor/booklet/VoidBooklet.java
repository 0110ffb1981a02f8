package id.paspor.booklet;

import java.time.Instant;

/**
 * A booklet that is to be destroyed.
 *
 * @param state {@code SPOILED} or {@code CANCELLED}
 * @param since when it became so
 */
public record VoidBooklet(String number, String product, BookletState state, String reason, Instant since) {}
