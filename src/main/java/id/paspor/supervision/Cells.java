package id.paspor.supervision;

/** What goes into a cell of a CSV file. */
final class Cells {

    private Cells() {}

    /** The cell's text, of which no spreadsheet makes a formula. */
    static String harmless(Object cell) {
        String text = cell == null ? "" : cell.toString();
        return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }
}
