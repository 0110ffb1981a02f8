package id.paspor.portal;

import id.paspor.appointment.Slot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Interview slots as a calendar: weeks of working days, each with the places that are left, and the hours of one day.
 *
 * @param weekdays the days of the week on which the office interviews
 * @param day whose hours are shown, or {@code null} when no place is left at all
 * @param hours of that day that have places left
 */
record SlotCalendarPage(List<DayOfWeek> weekdays, List<List<Day>> weeks, LocalDate day, List<Slot> hours) {

    /**
     * One day of the calendar.
     *
     * @param state free, full, closed (no interviews) or later (not released yet)
     * @param places that are left
     */
    record Day(LocalDate date, String state, int places) {}

    /**
     * The calendar of an office.
     *
     * @param slots that have not begun, full ones too
     * @param wanted the day to show, or {@code null} for the first one with places
     * @param notReleased the first working day that cannot be booked yet
     */
    static SlotCalendarPage of(List<Slot> slots, ZoneId zone, LocalDate wanted, LocalDate notReleased) {
        Map<LocalDate, List<Slot>> byDay = slots.stream()
                .collect(Collectors.groupingBy(
                        slot -> LocalDate.ofInstant(slot.start(), zone), TreeMap::new, Collectors.toList()));
        List<DayOfWeek> weekdays = byDay.keySet().stream()
                .map(LocalDate::getDayOfWeek)
                .distinct()
                .sorted()
                .toList();
        boolean free = wanted != null && places(byDay.getOrDefault(wanted, List.of())) > 0;
        LocalDate day = free ? wanted : firstFree(byDay);
        List<Slot> hours = day == null
                ? List.of()
                : byDay.get(day).stream().filter(slot -> slot.remaining() > 0).toList();
        return new SlotCalendarPage(weekdays, weeks(byDay, weekdays, notReleased), day, hours);
    }

    private static LocalDate firstFree(Map<LocalDate, List<Slot>> byDay) {
        return byDay.entrySet().stream()
                .filter(day -> places(day.getValue()) > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static List<List<Day>> weeks(
            Map<LocalDate, List<Slot>> byDay, List<DayOfWeek> weekdays, LocalDate notReleased) {
        Map<LocalDate, List<Day>> weeks = new LinkedHashMap<>();
        for (LocalDate date : byDay.keySet()) {
            LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            weeks.computeIfAbsent(monday, week -> week(week, byDay, weekdays, notReleased));
        }
        return List.copyOf(weeks.values());
    }

    private static List<Day> week(
            LocalDate monday, Map<LocalDate, List<Slot>> byDay, List<DayOfWeek> weekdays, LocalDate notReleased) {
        List<Day> week = new ArrayList<>();
        for (DayOfWeek weekday : weekdays) {
            LocalDate date = monday.with(TemporalAdjusters.nextOrSame(weekday));
            List<Slot> slots = byDay.getOrDefault(date, List.of());
            int places = places(slots);
            String without = date.isBefore(notReleased) ? "closed" : "later";
            week.add(new Day(date, slots.isEmpty() ? without : places == 0 ? "full" : "free", places));
        }
        return week;
    }

    private static int places(List<Slot> slots) {
        return slots.stream().mapToInt(Slot::remaining).sum();
    }
}
