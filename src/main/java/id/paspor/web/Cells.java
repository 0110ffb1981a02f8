package id.paspor.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** What goes into a cell of a CSV file. */
public final class Cells {

    private Cells() {}

    /** A moment as it is in a zone, to the second, or {@code null} when there is none. */
    public static String moment(Instant moment, ZoneId zone) {
        return moment == null
                ? null
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    /** The cell's text, of which no spreadsheet makes a formula. */
    public static String harmless(Object cell) {
        String text = cell == null ? "" : cell.toString();
        return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }
}
