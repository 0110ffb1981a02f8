package id.paspor.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A file of comma-separated values (RFC 4180) that is being written; of no cell does a spreadsheet make a formula. */
public final class Csv {

    /** With what a spreadsheet lets a formula begin. */
    private static final String FORMULAS = "=+-@\t\r";

    private final StringBuilder written = new StringBuilder();

    /** Adds a row; {@code null} is an empty cell. */
    public Csv row(Object... cells) {
        try (CSVPrinter printer = new CSVPrinter(written, CSVFormat.RFC4180)) {
            printer.printRecord(Stream.of(cells).map(Csv::withoutFormula));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return this;
    }

    /** The file, in UTF-8. */
    public byte[] bytes() {
        return written.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A moment as it is in a zone, to the second, or {@code null} when there is none. */
    public static String moment(Instant moment, ZoneId zone) {
        return moment == null
                ? null
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    private static String withoutFormula(Object cell) {
        String text = cell == null ? "" : cell.toString();
        return text.isEmpty() || FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
