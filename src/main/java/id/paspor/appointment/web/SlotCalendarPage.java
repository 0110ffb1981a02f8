package id.paspor.appointment.web;

import id.paspor.kernel.Texts;
import id.paspor.quota.Slot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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
     * @param label the date as the page writes it
     * @param state how many places are left, or why there is none
     * @param free whether a place is left
     */
    record Day(LocalDate date, String label, String state, boolean free) {}

    /**
     * The calendar of an office.
     *
     * @param slots that have not begun, full ones too
     * @param wanted the day to show, or {@code null} for the first one with places
     * @param notReleased the first working day that cannot be booked yet
     */
    static SlotCalendarPage of(
            List<Slot> slots, ZoneId zone, LocalDate wanted, LocalDate notReleased, Texts texts, Locale language) {
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
        Function<LocalDate, Day> toDay = date -> day(date, byDay.get(date), notReleased, texts, language);
        return new SlotCalendarPage(weekdays, weeks(byDay.keySet(), weekdays, toDay), day, hours);
    }

    private static LocalDate firstFree(Map<LocalDate, List<Slot>> byDay) {
        return byDay.entrySet().stream()
                .filter(day -> places(day.getValue()) > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static List<List<Day>> weeks(
            Set<LocalDate> days, List<DayOfWeek> weekdays, Function<LocalDate, Day> toDay) {
        return days.stream()
                .map(day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                .distinct()
                .map(monday -> weekdays.stream()
                        .map(weekday -> monday.with(TemporalAdjusters.nextOrSame(weekday)))
                        .map(toDay)
                        .toList())
                .toList();
    }

    private static Day day(LocalDate date, List<Slot> slots, LocalDate notReleased, Texts texts, Locale language) {
        int places = slots == null ? 0 : places(slots);
        String state;
        if (slots == null) {
            state = texts.in(language, date.isBefore(notReleased) ? "appointment.closed" : "appointment.later");
        } else {
            state = texts.in(language, places == 0 ? "appointment.full" : "appointment.places", places);
        }
        return new Day(date, texts.shortDate(language, date), state, places > 0);
    }

    private static int places(List<Slot> slots) {
        return slots.stream().mapToInt(Slot::remaining).sum();
    }
}
