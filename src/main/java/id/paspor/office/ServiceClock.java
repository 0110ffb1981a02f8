package id.paspor.office;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * Counts the working time of an office. A working day counts as one however long it is, and passes evenly over its
 * hours; what is closed does not count. Amounts are whole parts of a working day, of which it has {@link #DAY}, so that
 * they add up exactly.
 */
public final class ServiceClock {

    /** One working day: as many parts as 24 hours have milliseconds, so that none of a day's milliseconds is lost. */
    public static final long DAY = 86_400_000;

    private static final int FURTHEST_DAYS = 3660;

    private final ZoneId zone;
    private final Function<LocalDate, List<Hours>> hours;

    /**
     * A clock of an office.
     *
     * @param hours in which it works on a day, in their order; empty when it is closed
     */
    public ServiceClock(ZoneId zone, Function<LocalDate, List<Hours>> hours) {
        this.zone = zone;
        this.hours = hours;
    }

    /** The working time between two moments; negative when the second is earlier. */
    public long between(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        long days = date(from)
                .datesUntil(date(to))
                .filter(day -> !hours.apply(day).isEmpty())
                .count();
        return days * DAY + passed(to) - passed(from);
    }

    /**
     * The first moment at which this much working time has passed: what ends with a working day ends as the office closes.
     *
     * @param amount the moment itself, when it is not more than 0
     * @throws IllegalStateException when the office does not work as much in ten years
     */
    public Instant after(Instant from, long amount) {
        if (amount <= 0) {
            return from;
        }
        long left = amount + passed(from);
        LocalDate day = date(from);
        for (int looked = 0; looked < FURTHEST_DAYS; looked++, day = day.plusDays(1)) {
            List<Hours> open = hours.apply(day);
            if (!open.isEmpty() && left <= DAY) {
                return at(day, open, left);
            }
            left -= open.isEmpty() ? 0 : DAY;
        }
        throw new IllegalStateException("no " + amount + " of working time after " + from);
    }

    /** The working time until the end of a day, or of the next one that the office works. */
    public long through(Instant from, LocalDate day) {
        return between(from, day.atStartOfDay(zone).toInstant()) + DAY;
    }

    /** What is left of the day on which something happens, or of the next one that the office works. */
    public long restOfDay(Instant from) {
        LocalDate day = date(from);
        return hours.apply(day).isEmpty() ? DAY : DAY - passed(from);
    }

    /** How much of its day has passed at a moment; nothing while the office is closed all day. */
    private long passed(Instant moment) {
        List<Hours> open = hours.apply(date(moment));
        LocalTime time = LocalTime.ofInstant(moment, zone);
        long worked = open.stream()
                .mapToLong(span -> length(new Hours(span.from(), earlier(span.to(), time))))
                .filter(length -> length > 0)
                .sum();
        return open.isEmpty() ? 0 : worked * DAY / total(open);
    }

    private Instant at(LocalDate day, List<Hours> open, long amount) {
        // rounded up, so that the amount has passed then
        long millis = -Math.floorDiv(-amount * total(open), DAY);
        for (Hours span : open) {
            if (millis <= length(span)) {
                return day.atTime(span.from())
                        .plus(millis, ChronoUnit.MILLIS)
                        .atZone(zone)
                        .toInstant();
            }
            millis -= length(span);
        }
        throw new IllegalStateException("no such time on " + day);
    }

    private static long total(List<Hours> open) {
        return open.stream().mapToLong(ServiceClock::length).sum();
    }

    /** In milliseconds, whose product with a day's parts is no more than a {@code long} bears. */
    private static long length(Hours span) {
        return Duration.between(span.from(), span.to()).toMillis();
    }

    private static LocalTime earlier(LocalTime one, LocalTime other) {
        return one.isBefore(other) ? one : other;
    }

    private LocalDate date(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
