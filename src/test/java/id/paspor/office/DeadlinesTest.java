package id.paspor.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
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

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T02:30:00Z, 2026-11-17T02:30:00Z, Monday 10:30: the same time on Tuesday",
        "2026-11-15T22:00:00Z, 2026-11-17T00:00:00Z, Monday 06:00: as the office opens on Tuesday",
        "2026-11-16T07:00:00Z, 2026-11-18T00:00:00Z, Monday 15:00 as it closes: Tuesday is the day of the check",
        "2026-11-13T02:00:00Z, 2026-11-16T02:00:00Z, Friday 10:00: over the weekend",
        "2026-11-14T02:00:00Z, 2026-11-17T00:00:00Z, on a Saturday: Monday is the day of the check",
        "2026-12-23T02:00:00Z, 2026-12-28T02:00:00Z, before joint leave and Christmas and a weekend"
    })
    void anInterviewThatIsBookedOnlineLeavesAWorkingDayForTheCheck(String now, Instant earliest) {
        assertThat(at(now).earliestInterview("DPS")).isEqualTo(earliest);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T02:00:00Z, 2026-11-27T01:00:00Z, 2026-11-17T07:00:00Z, far ahead: after its own time",
        "2026-11-16T02:00:00Z, 2026-11-17T02:00:00Z, 2026-11-16T07:00:00Z, tomorrow: as the office closes today",
        "2026-11-13T02:00:00Z, 2026-11-16T02:00:00Z, 2026-11-13T07:00:00Z, on Monday: as it closes on Friday",
        "2026-11-16T02:00:00Z, 2026-11-16T05:00:00Z, 2026-11-16T05:00:00Z, in three hours: as it begins",
        "2026-11-16T02:00:00Z, 2026-11-13T02:00:00Z, 2026-11-17T07:00:00Z, over: after its own time"
    })
    void dataEntryIsDueBeforeTheInterview(String now, Instant interview, Instant due) {
        assertThat(at(now).dataEntry("DPS", Date.from(interview))).isEqualTo(due);
    }

    @Test
    void onAHalfDayADesksDeadlineIsNoon() {
        assertThat(at("2026-12-30T01:00:00Z").dataEntry("DPS")).isEqualTo("2026-12-31T04:00:00Z");
    }

    @Test
    void anOfficesOwnTargetsGoBeforeThoseOfAll() {
        Deadlines deadlines = at("2026-11-16T01:00:00Z");

        assertThat(deadlines.targets("DPS")).isEqualTo(new Targets(1, 2, 5, 4, new Turnaround(5, 7)));
        assertThat(deadlines.targets("DJJ").data()).isEqualTo(2);
        assertThat(deadlines.dataEntry("DJJ")).isEqualTo("2026-11-18T06:00:00Z");
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
