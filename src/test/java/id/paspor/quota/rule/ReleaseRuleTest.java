package id.paspor.quota.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From when a day's interviews can be booked, around the end of 2026 with its closed days. */
class ReleaseRuleTest {

    private static final ZoneId WITA = ZoneId.of("Asia/Makassar");

    /** Christmas, joint leave before it, and New Year. */
    private static final Set<LocalDate> CLOSED =
            Set.of(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));

    private static final Predicate<LocalDate> WORKS =
            day -> day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue() && !CLOSED.contains(day);

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 28, 2026-11-02T16:00:00Z", // 3 November 00:00 in Makassar
        "2027-01-04, 7, 2026-12-27T16:00:00Z", // a Monday opens on a Monday, over New Year
        "2027-03-01, 1, 2027-02-27T16:00:00Z" // over the end of February
    })
    void rollingOpensEachDayAsManyDaysBeforeIt(LocalDate day, int days, String released) {
        assertThat(ReleaseRule.rolling(days, LocalTime.MIDNIGHT).releasedAt(day, WITA, WORKS))
                .isEqualTo(released);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-14, 1, 2026-12-11T06:00:00Z", // Monday of the next week: Friday 14:00
        "2026-12-20, 1, 2026-12-11T06:00:00Z", // its Sunday opens with it
        "2026-12-21, 1, 2026-12-18T06:00:00Z", // the next Monday a week later
        "2026-12-28, 1, 2026-12-25T06:00:00Z", // on Christmas, too: nobody has to be there
        "2027-01-01, 1, 2026-12-25T06:00:00Z", // the week goes on over New Year
        "2027-01-04, 3, 2026-12-18T06:00:00Z" // three weeks later
    })
    void weeklyOpensACalendarWeekThatBeginsSomeWeeksLater(LocalDate day, int weeks, String released) {
        ReleaseRule rule = ReleaseRule.weekly(DayOfWeek.FRIDAY, weeks, LocalTime.of(14, 0));

        assertThat(rule.releasedAt(day, WITA, WORKS)).isEqualTo(released);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 2026-11-30T01:00:00Z", // a Monday
        "2026-12-31, 2026-11-30T01:00:00Z", // the whole month with it
        "2026-11-02, 2026-10-30T01:00:00Z", // 31 October is a Saturday
        "2027-01-04, 2026-12-31T01:00:00Z", // a Thursday
        "2027-03-01, 2027-02-26T01:00:00Z" // 28 February is a Sunday
    })
    void monthlyOpensTheNextMonthOnTheLastWorkingDay(LocalDate day, String released) {
        assertThat(ReleaseRule.monthly(LocalTime.of(9, 0)).releasedAt(day, WITA, WORKS))
                .isEqualTo(released);
    }

    @Test
    void monthlyOpensEarlierWhenTheLastDaysOfTheMonthAreClosed() {
        Predicate<LocalDate> closedSinceChristmas = WORKS.and(day -> day.isBefore(LocalDate.of(2026, 12, 24)));

        assertThat(ReleaseRule.monthly(LocalTime.of(9, 0))
                        .releasedAt(LocalDate.of(2027, 1, 4), WITA, closedSinceChristmas))
                .isEqualTo("2026-12-23T01:00:00Z");
    }

    @Test
    void aMonthWithoutAnyWorkingDayOpensTheNextOnItsLastDay() {
        assertThat(ReleaseRule.monthly(LocalTime.of(9, 0)).releasedAt(LocalDate.of(2027, 1, 4), WITA, day -> false))
                .isEqualTo("2026-12-31T01:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Jakarta, 2026-12-11T07:00:00Z",
        "Asia/Makassar, 2026-12-11T06:00:00Z",
        "Asia/Jayapura, 2026-12-11T05:00:00Z"
    })
    void theTimeIsThatOfTheOfficesZone(String zone, String released) {
        ReleaseRule rule = ReleaseRule.weekly(DayOfWeek.FRIDAY, 1, LocalTime.of(14, 0));

        assertThat(rule.releasedAt(LocalDate.of(2026, 12, 14), ZoneId.of(zone), WORKS))
                .isEqualTo(released);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-07", "2026-12-11", "2026-12-13", "2026-12-31"})
    void theReleaseAfterTheNextMomentIsWithinTheHorizon(LocalDate today) {
        for (ReleaseRule rule : Set.of(
                ReleaseRule.rolling(28, LocalTime.MIDNIGHT),
                ReleaseRule.weekly(DayOfWeek.MONDAY, 1, LocalTime.MIDNIGHT),
                ReleaseRule.weekly(DayOfWeek.SUNDAY, 4, LocalTime.of(23, 59)),
                ReleaseRule.monthly(LocalTime.MIDNIGHT))) {
            assertThat(today.datesUntil(rule.horizon(today).plusDays(1))
                            .filter(WORKS)
                            .anyMatch(day -> rule.releasedAt(day, WITA, WORKS)
                                    .isAfter(
                                            today.plusDays(1).atStartOfDay(WITA).toInstant())))
                    .as("%s on %s", rule, today)
                    .isTrue();
        }
    }
}
