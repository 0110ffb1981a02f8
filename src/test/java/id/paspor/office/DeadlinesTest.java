package id.paspor.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {

    @ParameterizedTest
    @CsvSource({
        "JKS, 2026-11-14", // 23:30 in Jakarta
        "DPS, 2026-11-15", // 00:30 in Denpasar
        "DJJ, 2026-11-15" // 01:30 in Jayapura
    })
    void oneMomentIsAnotherDayInAnotherZone(String office, LocalDate today) {
        Offices offices = new Offices(TestOffices.properties(), null);

        assertThat(at("2026-11-14T16:30:00Z").today(offices.get(office))).isEqualTo(today);
    }

    @ParameterizedTest
    @CsvSource({
        "JKS, 2026-11-23T16:59:59Z", // 14 November + 7 days is a Saturday, so the last second of Monday 23 in WIB
        "DPS, 2026-11-23T15:59:59Z", // 15 November + 7 days is a Sunday, so the last second of Monday 23 in WITA
        "DJJ, 2026-11-23T14:59:59Z" // the same in WIT
    })
    void anApplicantsPeriodEndsWithTheLastSecondOfAnOpenDay(String office, Instant end) {
        assertThat(at("2026-11-14T16:30:00Z").correction(office)).isEqualTo(end);
    }

    @Test
    void aPeriodThatEndsOnAHolidayEndsOnTheNextOpenDay() {
        Deadlines deadlines = at("2026-12-17T01:00:00Z"); // + 7 days is joint leave, then Christmas and a weekend

        assertThat(deadlines.correction("DPS")).isEqualTo("2026-12-28T15:59:59Z");
    }

    @Test
    void aPeriodThatEndsOnADayOnWhichTheOfficeWasClosedLaterEndsOnTheNextOpenDay() {
        Deadlines deadlines = at("2026-12-23T03:00:00Z"); // + 7 days is 30 December

        assertThat(deadlines.correction("DJJ")).isEqualTo("2026-12-31T14:59:59Z");
        assertThat(deadlines.correction("JKS")).isEqualTo("2026-12-30T16:59:59Z");
    }

    @Test
    void oneSecondBeforeMidnightTheDayStillCounts() {
        assertThat(at("2026-11-16T15:59:59Z").correction("DPS")).isEqualTo("2026-11-23T15:59:59Z");
        assertThat(at("2026-11-16T16:00:00Z").correction("DPS")).isEqualTo("2026-11-24T15:59:59Z");
    }

    @Test
    void thirtyDaysToChooseASlotOrToBringDocuments() {
        Deadlines deadlines = at("2026-11-16T01:00:00Z");

        assertThat(deadlines.slotChoice("DPS")).isEqualTo("2026-12-16T15:59:59Z");
        assertThat(deadlines.missingDocuments("DPS")).isEqualTo("2026-12-16T15:59:59Z");
    }

    @Test
    void aDesksDeadlineIsItsClosingTimeOnAWorkingDay() {
        Deadlines deadlines = at("2026-12-23T01:00:00Z"); // Wednesday 09:00 in Denpasar, before four closed days

        assertThat(deadlines.dataEntry("DPS")).isEqualTo("2026-12-28T07:00:00Z"); // 15:00
        assertThat(deadlines.adjudication("DPS")).isEqualTo("2026-12-29T07:00:00Z");
        assertThat(deadlines.printing("DPS")).isEqualTo("2027-01-04T07:00:00Z");
    }

    @Test
    void onAHalfDayADesksDeadlineIsNoon() {
        assertThat(at("2026-12-30T01:00:00Z").dataEntry("DPS")).isEqualTo("2026-12-31T04:00:00Z");
    }

    @Test
    void aPaidPassportIsExpectedAfterAsManyWorkingDaysAsTheOfficePromises() {
        Deadlines deadlines = at("2026-12-16T01:00:00Z");

        assertThat(deadlines.expectedReady("DPS", LocalDate.of(2026, 11, 16))) // a Monday
                .isEqualTo(new Deadlines.ExpectedDays(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 25)));
        assertThat(deadlines.expectedReady("DPS", LocalDate.of(2026, 12, 21))) // joint leave, Christmas, New Year
                .isEqualTo(new Deadlines.ExpectedDays(LocalDate.of(2026, 12, 30), LocalDate.of(2027, 1, 4)));
    }

    @Test
    void theStockIsCheckedAsTheOfficeOpensOnTheNextWorkingDay() {
        assertThat(at("2026-12-23T01:00:00Z").nextStockCheck("DPS")).isEqualTo("2026-12-28T00:00:00Z"); // 08:00
        assertThat(at("2026-12-27T16:30:00Z").nextStockCheck("DPS")).isEqualTo("2026-12-29T00:00:00Z");
        assertThat(at("2026-12-27T16:30:00Z").nextStockCheck("JKS")).isEqualTo("2026-12-28T01:00:00Z");
    }

    @Test
    void anOfficeThatDoesNotExistHasNoDeadlines() {
        assertThatThrownBy(() -> at("2026-12-23T01:00:00Z").correction("XXX"))
                .isInstanceOf(Refusal.class)
                .hasMessage("office.unknown");
    }

    private static Deadlines at(String moment) {
        OfficeProperties properties = TestOffices.properties();
        return new Deadlines(
                new Offices(properties, null),
                TestOffices.calendar(),
                properties,
                Clock.fixed(Instant.parse(moment), ZoneOffset.UTC));
    }
}
