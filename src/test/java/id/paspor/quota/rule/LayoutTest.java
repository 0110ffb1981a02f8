package id.paspor.quota.rule;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.office.Office;
import id.paspor.office.calendar.CalendarDay;
import id.paspor.quota.SlotClass;
import id.paspor.quota.SlotId;
import id.paspor.quota.rule.SpecialDay.Kind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which slots there should be by rules and special days. */
class LayoutTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);
    private static final LocalDate SATURDAY = LocalDate.of(2026, 9, 12);
    private static final ReleaseRule RELEASE = ReleaseRule.rolling(7, LocalTime.of(9, 0));

    @Test
    void aRuleGivesSlotsOneAfterTheOtherThatEndBeforeTheOfficeCloses() {
        Layout layout = layout(List.of(rule(SlotClass.REGULAR, "08:00", "10:10", 50, 4)), Map.of());

        assertThat(layout.slots(MONDAY, MONDAY).values())
                .containsExactly(
                        new Layout.Wanted(
                                new SlotId("DPS-20260907-0800"),
                                SlotClass.REGULAR,
                                MONDAY,
                                Instant.parse("2026-09-07T00:00:00Z"),
                                Instant.parse("2026-09-07T00:50:00Z"),
                                4,
                                Instant.parse("2026-08-31T01:00:00Z")),
                        new Layout.Wanted(
                                new SlotId("DPS-20260907-0850"),
                                SlotClass.REGULAR,
                                MONDAY,
                                Instant.parse("2026-09-07T00:50:00Z"),
                                Instant.parse("2026-09-07T01:40:00Z"),
                                4,
                                Instant.parse("2026-08-31T01:00:00Z")));
    }

    @Test
    void aSlotMayEndAsTheOfficeCloses() {
        assertThat(ids(layout(List.of(rule(SlotClass.REGULAR, "22:00", "23:00", 60, 1)), Map.of()), MONDAY))
                .containsExactly("DPS-20260907-2200");
    }

    @Test
    void otherClassesHaveSlotsOfTheirOwnThatNeedNoRelease() {
        Layout layout = layout(
                List.of(
                        rule(SlotClass.REGULAR, "08:00", "09:00", 60, 15),
                        rule(SlotClass.PRIORITY, "08:00", "09:00", 60, 3),
                        rule(SlotClass.WALK_IN, "08:00", "09:00", 60, 2)),
                Map.of());

        assertThat(ids(layout, MONDAY))
                .containsExactly("DPS-20260907-0800", "DPS-20260907-0800-PRIORITY", "DPS-20260907-0800-WALK-IN");
        assertThat(layout.slots(MONDAY, MONDAY)
                        .get(new SlotId("DPS-20260907-0800-PRIORITY"))
                        .releasedAt())
                .isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-07, 15", // its first day
        "2026-09-14, 15", // its last day
        "2026-09-21, 20", // the one after it
        "2026-08-31, 0" // before it
    })
    void aRuleHoldsFromItsFirstToItsLastDay(LocalDate day, int places) {
        Layout layout = layout(
                List.of(
                        new QuotaRule(
                                1,
                                SlotClass.REGULAR,
                                DayOfWeek.MONDAY,
                                MONDAY,
                                LocalDate.of(2026, 9, 14),
                                LocalTime.of(8, 0),
                                LocalTime.of(9, 0),
                                60,
                                15),
                        new QuotaRule(
                                2,
                                SlotClass.REGULAR,
                                DayOfWeek.MONDAY,
                                LocalDate.of(2026, 9, 15),
                                null,
                                LocalTime.of(8, 0),
                                LocalTime.of(9, 0),
                                60,
                                20)),
                Map.of());

        assertThat(places(layout, day)).isEqualTo(places);
    }

    @Test
    void nobodyIsInterviewedOnAHolidayOrAClosedDay() {
        List<QuotaRule> rules = List.of(rule(SlotClass.REGULAR, "08:00", "15:00", 60, 15));
        Layout holiday = new Layout(office("Asia/Makassar"), rules, Map.of(), RELEASE, holiday(MONDAY));
        Layout closed = layout(rules, Map.of(MONDAY, special(MONDAY, Kind.CLOSED, null, null, null, null)));

        assertThat(ids(holiday, MONDAY)).isEmpty();
        assertThat(ids(closed, MONDAY)).isEmpty();
        assertThat(ids(closed, MONDAY.plusWeeks(1))).hasSize(7);
    }

    @Test
    void noInterviewEndsAfterOfficesCloseOnAHalfDay() {
        CalendarDay early =
                new CalendarDay(MONDAY, CalendarDay.Kind.HALF_DAY, "Malam takbiran", LocalTime.of(10, 30), null);
        Layout layout = new Layout(
                office("Asia/Makassar"),
                List.of(rule(SlotClass.REGULAR, "08:00", "15:00", 60, 15)),
                Map.of(),
                RELEASE,
                Map.of(MONDAY, early));

        assertThat(ids(layout, MONDAY)).containsExactly("DPS-20260907-0800", "DPS-20260907-0900");
        assertThat(ids(layout, MONDAY.plusWeeks(1))).hasSize(7);
    }

    @Test
    void aCutLowersThePlacesOfEverySlotAndRaisesNone() {
        Layout layout = layout(
                List.of(
                        rule(SlotClass.REGULAR, "08:00", "10:00", 60, 15),
                        rule(SlotClass.WALK_IN, "08:00", "10:00", 60, 2)),
                Map.of(MONDAY, special(MONDAY, Kind.CUT, null, null, null, 5)));

        assertThat(layout.slots(MONDAY, MONDAY).values())
                .extracting(Layout.Wanted::places)
                .containsExactly(5, 5, 2, 2);
    }

    @Test
    void anExtraDayOpensOutsideTheRulesAlsoOnAHoliday() {
        SpecialDay extra = special(SATURDAY, Kind.EXTRA, LocalTime.of(9, 0), LocalTime.of(11, 0), 30, 6);
        Layout layout =
                new Layout(office("Asia/Makassar"), List.of(), Map.of(SATURDAY, extra), RELEASE, holiday(SATURDAY));

        assertThat(ids(layout, SATURDAY))
                .containsExactly("DPS-20260912-0900", "DPS-20260912-0930", "DPS-20260912-1000", "DPS-20260912-1030");
        assertThat(places(layout, SATURDAY)).isEqualTo(24);
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Jakarta, 2026-09-07T01:00:00Z",
        "Asia/Makassar, 2026-09-07T00:00:00Z",
        "Asia/Jayapura, 2026-09-06T23:00:00Z"
    })
    void eightOClockIsEightOClockInTheOfficesZone(String zone, String start) {
        Layout layout = new Layout(
                office(zone), List.of(rule(SlotClass.REGULAR, "08:00", "09:00", 60, 15)), Map.of(), RELEASE, Map.of());

        Layout.Wanted slot = layout.slots(MONDAY, MONDAY).get(new SlotId("DPS-20260907-0800"));
        assertThat(slot.start()).isEqualTo(start);
        assertThat(slot.day()).isEqualTo(MONDAY);
    }

    private static Layout layout(List<QuotaRule> rules, Map<LocalDate, SpecialDay> special) {
        return new Layout(office("Asia/Makassar"), rules, special, RELEASE, Map.of());
    }

    private static Map<LocalDate, CalendarDay> holiday(LocalDate day) {
        return Map.of(day, new CalendarDay(day, CalendarDay.Kind.HOLIDAY, "Hari libur", null, null));
    }

    private static Set<String> ids(Layout layout, LocalDate day) {
        return layout.slots(day, day).keySet().stream()
                .map(SlotId::value)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static int places(Layout layout, LocalDate day) {
        return layout.slots(day, day).values().stream()
                .mapToInt(Layout.Wanted::places)
                .sum();
    }

    private static QuotaRule rule(SlotClass slotClass, String opens, String closes, int minutes, int places) {
        return new QuotaRule(
                1,
                slotClass,
                DayOfWeek.MONDAY,
                LocalDate.of(2026, 1, 1),
                null,
                LocalTime.parse(opens),
                LocalTime.parse(closes),
                minutes,
                places);
    }

    private static SpecialDay special(
            LocalDate day, Kind kind, LocalTime opens, LocalTime closes, Integer minutes, Integer places) {
        return new SpecialDay(
                day, kind, opens, closes, minutes, places, "Alasan", Instant.parse("2026-09-01T00:00:00Z"), "x");
    }

    private static Office office(String zone) {
        return new Office(
                "DPS",
                "Kantor",
                "Jalan",
                null,
                ZoneId.of(zone),
                LocalTime.of(8, 0),
                LocalTime.of(15, 0),
                15,
                Set.of(),
                null,
                null);
    }
}
