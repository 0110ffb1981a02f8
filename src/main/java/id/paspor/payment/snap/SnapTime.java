package id.paspor.payment.snap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** Moments as the standard and its published samples write them: with and without parts of a second, and compact. */
final class SnapTime {

    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("[yyyy-MM-dd'T'HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][XX]][yyyyMMdd'T'HHmmssX]")
            .toFormatter();

    private SnapTime() {}

    /**
     * Reads a moment, which must say how far it is from UTC.
     *
     * @throws DateTimeException when it is none
     */
    static Instant read(String text) {
        return OffsetDateTime.parse(text, MOMENT).toInstant();
    }
}
