package id.paspor.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Dates as people and programs send them, within the years that anything here can be about. */
public final class Dates {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private Dates() {}

    /**
     * Reads year, month and day.
     *
     * @throws DateTimeException when it is none, or not of the years 1900 to 2199
     */
    public static LocalDate parse(String text) {
        return within(LocalDate.parse(text));
    }

    /**
     * The date itself.
     *
     * @throws DateTimeException when it is not of the years 1900 to 2199
     */
    public static LocalDate within(LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw new DateTimeException("not between " + FIRST + " and " + LAST);
        }
        return date;
    }

    /** Whether a moment is of those years. */
    public static boolean isWithin(Instant moment) {
        return !moment.isBefore(FIRST.atStartOfDay().toInstant(ZoneOffset.UTC))
                && moment.isBefore(LAST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
