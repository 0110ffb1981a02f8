package id.paspor.audit;

/**
 * The seal of a row.
 *
 * @param book the row's table
 * @param position in its chain, from 1
 * @param round in which it was sealed
 * @param textMac signature of the text that may be erased, or {@code null} where there was none
 * @param mac signature of the row, its place, and the seal before it
 */
record Seal(String book, long rowId, String chain, long position, long round, String textMac, String mac) {

    /** How a round names it. */
    String line() {
        return book + " " + rowId + " " + position + " " + chain;
    }
}
