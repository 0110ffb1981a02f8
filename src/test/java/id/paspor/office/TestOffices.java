package id.paspor.office;

import id.paspor.office.calendar.CalendarDay;
import id.paspor.office.calendar.CalendarDay.Kind;
import id.paspor.office.calendar.CalendarDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Three offices in Indonesia's three time zones, and the closed days around New Year 2027. */
final class TestOffices {

    private TestOffices() {}

    static OfficeProperties properties() {
        return new OfficeProperties(
                Map.of(
                        "JKS", office("Asia/Jakarta", null),
                        "DPS", office("Asia/Makassar", null),
                        "DJJ", office("Asia/Jayapura", 2)),
                Map.of(
                        DayOfWeek.MONDAY, new Hours(LocalTime.NOON, LocalTime.of(13, 0)),
                        DayOfWeek.FRIDAY, new Hours(LocalTime.of(11, 30), LocalTime.of(13, 0))),
                new OfficeProperties.Deadlines(Period.ofDays(30), Period.ofDays(7), Period.ofDays(30), 1, 1, 2, 5, 4));
    }

    /** The working days of these offices. */
    static WorkingCalendar calendar() {
        return new WorkingCalendar(calendarDays(), closedDays(), properties());
    }

    private static CalendarDays calendarDays() {
        Map<LocalDate, CalendarDay> days = Stream.of(
                        day("2026-12-24", Kind.JOINT_LEAVE, null),
                        day("2026-12-25", Kind.HOLIDAY, null),
                        day("2026-12-31", Kind.HALF_DAY, LocalTime.NOON),
                        day("2027-01-01", Kind.HOLIDAY, null))
                .collect(Collectors.toMap(CalendarDay::day, Function.identity()));
        return new CalendarDays(null, null, null) {
            @Override
            public Optional<CalendarDay> on(LocalDate day) {
                return Optional.ofNullable(days.get(day));
            }
        };
    }

    private static CalendarDay day(String day, Kind kind, LocalTime closes) {
        return new CalendarDay(LocalDate.parse(day), kind, "Peringatan", closes, null);
    }

    /** The office of Jayapura was closed on Wednesday, 30 December 2026. */
    private static ClosedDays closedDays() {
        return new ClosedDays(null, null) {
            @Override
            boolean contains(String office, LocalDate day) {
                return office.equals("DJJ") && day.equals(LocalDate.of(2026, 12, 30));
            }
        };
    }

    private static OfficeProperties.OfficeSettings office(String zone, Integer dataEntry) {
        return new OfficeProperties.OfficeSettings(
                "Kantor",
                "Jalan",
                null,
                ZoneId.of(zone),
                LocalTime.of(8, 0),
                LocalTime.of(15, 0),
                10,
                Set.of(Product.ELECTRONIC_5Y),
                new Turnaround(5, 7),
                null,
                null,
                new OfficeProperties.OwnTargets(dataEntry, null, null, null));
    }
}
