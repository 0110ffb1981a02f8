package id.paspor.office;

import id.paspor.office.calendar.CalendarDay;
import id.paspor.office.calendar.CalendarDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * The days on which an immigration office works: Monday to Friday except national holidays and joint leave, which a joint
 * decree of three ministers (SKB 3 Menteri) sets for each year, and except the days on which that office is closed.
 */
@Service
public class WorkingCalendar {

    private final CalendarDays calendarDays;
    private final ClosedDays closedDays;
    private final OfficeProperties properties;

    WorkingCalendar(CalendarDays calendarDays, ClosedDays closedDays, OfficeProperties properties) {
        this.calendarDays = calendarDays;
        this.closedDays = closedDays;
        this.properties = properties;
    }

    /** The clock that counts an office's working time. */
    public ServiceClock clock(Office office) {
        return new ServiceClock(office.zone(), day -> hours(office, day));
    }

    /** The hours in which an office works on a day, its breaks left out; empty when it is closed. */
    public List<Hours> hours(Office office, LocalDate day) {
        LocalTime closes = closes(office, day);
        if (!isOpen(office.code(), day) || !office.opens().isBefore(closes)) {
            return List.of();
        }
        return hours(office, day.getDayOfWeek(), closes);
    }

    /** The hours in which an office works on this weekday when nothing is special about the day, its breaks left out. */
    public List<Hours> hours(Office office, DayOfWeek weekday) {
        return hours(office, weekday, office.closes());
    }

    private List<Hours> hours(Office office, DayOfWeek weekday, LocalTime closes) {
        Hours pause = breaks(office).get(weekday);
        if (pause == null) {
            return List.of(new Hours(office.opens(), closes));
        }
        return Stream.of(
                        new Hours(office.opens(), min(pause.from(), closes)),
                        new Hours(max(pause.to(), office.opens()), closes))
                .filter(part -> part.from().isBefore(part.to()))
                .toList();
    }

    /** Stands for everything that says when an office works: whoever reckoned by another one must reckon again. */
    public String version(Office office) {
        return String.join(
                " ",
                calendarDays.version(),
                closedDays.version(office.code()),
                String.valueOf(office.zone()),
                String.valueOf(office.opens()),
                String.valueOf(office.closes()),
                String.valueOf(breaks(office)));
    }

    private Map<DayOfWeek, Hours> breaks(Office office) {
        Map<DayOfWeek, Hours> own = properties.offices().get(office.code()).breaks();
        return new TreeMap<>(own == null ? properties.breaks() : own);
    }

    private static LocalTime min(LocalTime one, LocalTime other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalTime max(LocalTime one, LocalTime other) {
        return one.isBefore(other) ? other : one;
    }

    /** Whether this is a holiday or joint leave of all offices. */
    public boolean isHoliday(LocalDate day) {
        return calendarDays.on(day).filter(CalendarDay::isClosed).isPresent();
    }

    /** When an office closes on a working day, office time. */
    public LocalTime closes(Office office, LocalDate day) {
        return calendarDays
                .on(day)
                .map(CalendarDay::closes)
                .filter(office.closes()::isAfter)
                .orElse(office.closes());
    }

    /** Whether an office works on this day. */
    public boolean isOpen(String office, LocalDate day) {
        return isWeekday(day) && !isHoliday(day) && !closedDays.contains(office, day);
    }

    /** Whether this is no Saturday and no Sunday. */
    public static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** This day if an office works on it, else the next one that it does. */
    public LocalDate openOnOrAfter(String office, LocalDate day) {
        LocalDate candidate = day;
        while (!isOpen(office, candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** The last working day of an office before this one. */
    public LocalDate openBefore(String office, LocalDate day) {
        LocalDate candidate = day.minusDays(1);
        while (!isOpen(office, candidate)) {
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }

    /** The n-th working day of an office after this one; with 0 the day itself or the next working day. */
    public LocalDate plusWorkingDays(String office, LocalDate day, int workingDays) {
        LocalDate result = openOnOrAfter(office, day);
        for (int passed = 0; passed < workingDays; passed++) {
            result = openOnOrAfter(office, result.plusDays(1));
        }
        return result;
    }

    /**
     * How many working days an office has after the first day, up to and with the last; 0 when the last is not later.
     */
    public int workingDaysBetween(String office, LocalDate first, LocalDate last) {
        return first.isBefore(last)
                ? (int) first.plusDays(1)
                        .datesUntil(last.plusDays(1))
                        .filter(day -> isOpen(office, day))
                        .count()
                : 0;
    }
}
