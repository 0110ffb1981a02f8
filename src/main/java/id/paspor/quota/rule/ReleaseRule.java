package id.paspor.quota.rule;

import id.paspor.kernel.Coded;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.function.Predicate;

/**
 * From when the times of an office may be booked. Days and the time are those of the office's zone.
 *
 * @param days rolling: how many days before the interviews; else {@code null}
 * @param weekday weekly: on which day of the week; else {@code null}
 * @param weeks weekly: how many weeks after that week begins the week that opens; else {@code null}
 * @param at at what time
 */
public record ReleaseRule(Kind kind, Integer days, DayOfWeek weekday, Integer weeks, LocalTime at) {

    /** Offices are closed for a week and two weekends around Idul Fitri at most. */
    private static final int LONGEST_CLOSURE = 14;

    /** How days of interviews open. */
    public enum Kind implements Coded {
        /** Each day by itself, so many days before it. */
        ROLLING,
        /** A calendar week, Monday to Sunday, at a time of an earlier week. */
        WEEKLY,
        /** A calendar month, on the last working day of the one before. */
        MONTHLY;
    }

    /** Every day opens so many days before it. */
    public static ReleaseRule rolling(int days, LocalTime at) {
        return new ReleaseRule(Kind.ROLLING, days, null, null, at);
    }

    /** Once a week the week opens that begins so many weeks after the present one. */
    public static ReleaseRule weekly(DayOfWeek weekday, int weeks, LocalTime at) {
        return new ReleaseRule(Kind.WEEKLY, null, weekday, weeks, at);
    }

    /** On the last working day of a month the next month opens. */
    public static ReleaseRule monthly(LocalTime at) {
        return new ReleaseRule(Kind.MONTHLY, null, null, null, at);
    }

    /**
     * When the times of a day may be booked from.
     *
     * @param day of the interviews
     * @param zone the office's
     * @param works the office's working days
     */
    Instant releasedAt(LocalDate day, ZoneId zone, Predicate<LocalDate> works) {
        return opensOn(day, works).atTime(at).atZone(zone).toInstant();
    }

    private LocalDate opensOn(LocalDate day, Predicate<LocalDate> works) {
        return switch (kind) {
            case ROLLING -> day.minusDays(days);
            case WEEKLY -> mondayOf(day).minusWeeks(weeks).with(TemporalAdjusters.nextOrSame(weekday));
            case MONTHLY -> lastWorkingDay(YearMonth.from(day).minusMonths(1), works);
        };
    }

    /** Without any working day in the month, its last day. */
    private static LocalDate lastWorkingDay(YearMonth month, Predicate<LocalDate> works) {
        LocalDate last = month.atEndOfMonth();
        return month.atDay(1)
                .datesUntil(last.plusDays(1))
                .filter(works)
                .reduce((earlier, later) -> later)
                .orElse(last);
    }

    /** The last day to lay out, so that the release that comes next is laid out until the end of today, and a little longer. */
    LocalDate horizon(LocalDate today) {
        return switch (kind) {
            case ROLLING -> today.plusDays(days + LONGEST_CLOSURE);
            case WEEKLY -> mondayOf(today.plusDays(1)).plusWeeks(weeks + 2L).minusDays(1);
            case MONTHLY -> YearMonth.from(today.plusDays(1)).plusMonths(2).atEndOfMonth();
        };
    }

    private static LocalDate mondayOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
