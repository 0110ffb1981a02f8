package id.paspor.office;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * One immigration office, an engine tenant under the same code.
 *
 * @param code three letters
 * @param phone as people write it, or {@code null} when only the national line is to be called
 * @param zone WIB, WITA or WIT
 * @param opens when the first interview of a working day begins, office time
 * @param closes when the last interview has ended, office time
 * @param placesPerHour how many people are interviewed in one hour
 * @param products what the office issues
 * @param turnaround what it promises
 * @param location where it is on the map, or {@code null} when that was not configured
 */
public record Office(
        String code,
        String name,
        String address,
        String phone,
        ZoneId zone,
        LocalTime opens,
        LocalTime closes,
        int placesPerHour,
        Set<Product> products,
        Turnaround turnaround,
        Location location) {

    /** The day that it is there. */
    public LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** When a day begins there. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
