package id.paspor.office;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * The days on which immigration offices work: Monday to Friday except national holidays and joint leave, which a joint
 * decree of three ministers (SKB 3 Menteri) sets for each year.
 */
@Service
public class WorkingCalendar {

    private final Set<LocalDate> closed = new HashSet<>();

    WorkingCalendar(OfficeProperties properties) {
        closed.addAll(properties.calendar().holidays());
        closed.addAll(properties.calendar().jointLeave());
    }

    /** Whether offices are open on this day. */
    public boolean isOpen(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !closed.contains(day);
    }

    /** This day if offices are open on it, else the next one that they are. */
    public LocalDate openOnOrAfter(LocalDate day) {
        LocalDate candidate = day;
        while (!isOpen(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** The n-th working day after this one; with 0 the day itself or the next working day. */
    public LocalDate plusWorkingDays(LocalDate day, int workingDays) {
        LocalDate result = openOnOrAfter(day);
        for (int passed = 0; passed < workingDays; passed++) {
            result = openOnOrAfter(result.plusDays(1));
        }
        return result;
    }

    /** How many working days there are after the first day, up to and with the last; 0 when the last is not later. */
    public int workingDaysBetween(LocalDate first, LocalDate last) {
        return first.isBefore(last)
                ? (int) first.plusDays(1)
                        .datesUntil(last.plusDays(1))
                        .filter(this::isOpen)
                        .count()
                : 0;
    }
}
