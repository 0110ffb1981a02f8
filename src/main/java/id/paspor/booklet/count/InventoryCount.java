package id.paspor.booklet.count;

import java.time.Instant;

/**
 * How many blank booklets of a product an officer counted.
 *
 * @param product its code
 * @param expected how many there should have been at that moment
 * @param missing the numbers of those that were not found, separated by spaces, or {@code null}
 */
public record InventoryCount(
        String product, int counted, int expected, String missing, String countedBy, Instant countedAt) {

    /** How many are too many, or, below zero, how many are missing. */
    public int difference() {
        return counted - expected;
    }
}
