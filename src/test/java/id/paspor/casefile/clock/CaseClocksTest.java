package id.paspor.casefile.clock;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.casefile.clock.Turn.Term;
import id.paspor.casefile.clock.Turn.Work;
import id.paspor.office.Hours;
import id.paspor.office.ServiceClock;
import id.paspor.office.Targets;
import id.paspor.office.Turnaround;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From when a case is late, by what happened to it. */
class CaseClocksTest {

    private static final ZoneId MAKASSAR = ZoneId.of("Asia/Makassar");
    private static final Targets TARGETS = new Targets(1, 2, 5, 4, new Turnaround(5, 7));

    private final Set<LocalDate> holidays =
            new HashSet<>(Set.of(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1)));
    private CaseClocks clocks = CaseClocks.atRest("v1");

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T10:00, 2026-11-23T15:00, 2026-11-25T15:00", // a Monday
        "2026-11-16T00:00, 2026-11-23T15:00, 2026-11-25T15:00",
        "2026-11-16T23:59, 2026-11-23T15:00, 2026-11-25T15:00",
        "2026-11-14T10:00, 2026-11-23T15:00, 2026-11-25T15:00", // a Saturday counts as the Monday after it
        "2026-12-21T10:00, 2026-12-30T15:00, 2027-01-04T15:00" // over Christmas and New Year
    })
    void thePromiseCountsFromTheDayAfterThePayment(LocalDateTime paid, LocalDateTime warned, LocalDateTime late) {
        happens(paid, Work.PRINTING, Term.PROMISE);

        assertThat(clocks.promiseWarnAt()).isEqualTo(at(warned));
        assertThat(clocks.promiseLateAt()).isEqualTo(at(late));
        assertThat(clocks.workLateAt()).isNull();
    }

    @Test
    void theLegalTermStandsStillWhileTheBillIsUnpaid() {
        happens("2026-11-16T10:00", Work.SCREENING, Term.LEGAL);
        assertThat(clocks.legalLateAt()).isEqualTo(at("2026-11-20T15:00"));
        happens("2026-11-17T11:30", null, null); // billed, with half of Tuesday used
        assertThat(clocks.legalLateAt()).isNull();

        happens("2026-11-30T08:00", Work.PRINTING, Term.PROMISE);

        assertThat(clocks.legalUsed()).isEqualTo(ServiceClock.DAY / 2);
        assertThat(clocks.legalLateAt()).isEqualTo(at("2026-12-03T11:30"));
    }

    @Test
    void holidaysPassNeitherWhileTheClockStandsNorWhileItRuns() {
        happens("2026-12-21T10:00", Work.SCREENING, Term.LEGAL);
        happens("2026-12-22T11:30", null, null); // billed, and not paid before Christmas
        assertThat(clocks.legalLateAt()).isNull();

        happens("2026-12-29T08:00", Work.PRINTING, Term.PROMISE);

        assertThat(clocks.legalUsed()).isEqualTo(ServiceClock.DAY / 2);
        assertThat(clocks.legalLateAt()).as("New Year is between").isEqualTo(at("2027-01-04T11:30"));
    }

    @Test
    void theDayOfTheExaminationPassesAlsoWhileTheApplicantMustAct() {
        happens("2026-11-16T10:00", Work.SCREENING, Term.LEGAL);
        happens("2026-11-16T10:00", null, null);
        happens("2026-11-18T11:30", Work.PRINTING, Term.PROMISE);

        assertThat(clocks.legalUsed()).isZero();
        assertThat(clocks.legalLateAt()).isEqualTo(at("2026-11-24T11:30"));
    }

    @Test
    void aTermThatIsUsedUpIsLateAgainAsSoonAsItRuns() {
        happens("2026-11-02T10:00", Work.SCREENING, Term.LEGAL);
        happens("2026-11-16T10:00", null, null);
        happens("2026-11-17T10:00", Work.PRINTING, Term.PROMISE);

        assertThat(clocks.legalLateAt()).isEqualTo(at("2026-11-17T10:00"));
    }

    @Test
    void whatIsReadyIsLateNoMoreAndGoesOnWhenItMustBePrintedAgain() {
        happens("2026-11-16T10:00", Work.PRINTING, Term.PROMISE);
        happens("2026-11-17T15:00", null, null);
        assertThat(clocks.promiseLateAt()).isNull();

        happens("2026-11-30T08:00", Work.PRINTING, null);

        assertThat(clocks.promiseLateAt()).as("six of seven days are left").isEqualTo(at("2026-12-07T15:00"));
    }

    @Test
    void aHolidayThatIsDecreedLaterGivesOneMoreDay() {
        List<Turn> turns = List.of(new Turn(at("2026-11-16T10:00"), Work.PRINTING, Term.PROMISE));
        turns.forEach(this::happens);
        assertThat(clocks.promiseLateAt()).isEqualTo(at("2026-11-25T15:00"));

        holidays.add(LocalDate.of(2026, 11, 19));
        clocks = CaseClocks.atRest("v2");
        turns.forEach(this::happens);

        assertThat(clocks.promiseLateAt()).isEqualTo(at("2026-11-26T15:00"));
        assertThat(clocks.clocksBy()).isEqualTo("v2");
    }

    @Test
    void dataAreLateAfterADayAndAgainAfterACorrection() {
        happens("2026-11-16T10:00", Work.DATA, null);
        assertThat(clocks.workLateAt()).isEqualTo(at("2026-11-17T15:00"));
        happens("2026-11-17T09:00", null, null);
        assertThat(clocks.workLateAt()).isNull();
        happens("2026-11-20T20:00", Work.DATA, null);
        assertThat(clocks.workLateAt()).isEqualTo(at("2026-11-23T15:00"));
    }

    @Test
    void whoChoosesAnotherTimeAfterTheDataWereAcceptedWaitsForTheInterview() {
        happens("2026-11-16T10:00", Work.DATA, null);
        happens("2026-11-16T11:00", Work.INTERVIEW, null);
        happens("2026-11-17T10:00", null, null);
        happens("2026-11-17T11:00", Work.DATA, null);

        assertThat(clocks.work()).isEqualTo(Work.INTERVIEW);
        assertThat(clocks.workLateAt()).isNull();
    }

    @Test
    void aHitIsDecidedInTwoDaysHoweverOftenItIsMentioned() {
        happens("2026-11-16T10:00", Work.SCREENING, Term.LEGAL);
        happens("2026-11-17T10:00", Work.SCREENING, null);

        assertThat(clocks.workLateAt()).isEqualTo(at("2026-11-18T15:00"));
    }

    @Test
    void anExtensionHoldsUntilItsDayWhateverIsDecreedLater() {
        List<Turn> turns = List.of(
                new Turn(at("2026-11-16T10:00"), Work.PRINTING, Term.PROMISE),
                new Turn(at("2026-11-26T09:00"), null, null, LocalDate.of(2026, 12, 2)));
        turns.forEach(this::happens);
        assertThat(clocks.promiseLateAt()).isEqualTo(at("2026-12-02T15:00"));
        assertThat(clocks.promiseWarnAt()).isEqualTo(at("2026-11-30T15:00"));
        assertThat(clocks.legalLateAt()).isNull();

        holidays.add(LocalDate.of(2026, 11, 30));
        again(turns);
        assertThat(clocks.promiseLateAt()).isEqualTo(at("2026-12-02T15:00"));

        holidays.add(LocalDate.of(2026, 12, 2));
        again(turns);
        assertThat(clocks.promiseLateAt()).as("its day became a holiday").isEqualTo(at("2026-12-03T15:00"));

        clocks = CaseClocks.atRest("v2");
        turns.forEach(turn -> clocks = clocks.after(
                turn, new ServiceClock(MAKASSAR, this::hours), new Targets(1, 2, 3, 4, new Turnaround(6, 10)), "v2"));
        assertThat(clocks.promiseLateAt()).as("with other targets").isEqualTo(at("2026-12-03T15:00"));
    }

    @Test
    void anExtendedPromiseStandsStillWhileTheApplicantMustActAndNothingIsExtendedThen() {
        happens("2026-11-16T10:00", Work.PRINTING, Term.PROMISE);
        happens(new Turn(at("2026-11-26T09:00"), null, null, LocalDate.of(2026, 11, 30)));
        happens("2026-11-27T15:00", null, null);
        CaseClocks stopped = clocks;
        assertThat(clocks.promiseLateAt()).isNull();
        happens(new Turn(at("2026-11-28T09:00"), null, null, LocalDate.of(2027, 1, 30)));
        assertThat(clocks).isEqualTo(stopped);

        happens("2026-12-07T08:00", Work.PRINTING, null);

        assertThat(clocks.promiseLateAt()).as("one day is left").isEqualTo(at("2026-12-07T15:00"));
    }

    @Test
    void workWithoutAPromiseIsExtendedByItself() {
        happens("2026-11-16T10:00", Work.DATA, null);
        happens(new Turn(at("2026-11-18T10:00"), null, null, LocalDate.of(2026, 11, 20)));

        assertThat(clocks.lateAt()).isEqualTo(at("2026-11-20T15:00"));
        assertThat(clocks.promiseLateAt()).isNull();
        happens("2026-11-19T10:00", Work.DATA, null);
        assertThat(clocks.lateAt()).as("it is the same work").isEqualTo(at("2026-11-20T15:00"));
        happens("2026-11-19T11:00", null, null);
        assertThat(clocks.lateAt()).isNull();
    }

    private void again(List<Turn> turns) {
        clocks = CaseClocks.atRest("v2");
        turns.forEach(this::happens);
    }

    private void happens(String when, Work work, Term begins) {
        happens(LocalDateTime.parse(when), work, begins);
    }

    private void happens(LocalDateTime when, Work work, Term begins) {
        happens(new Turn(at(when), work, begins));
    }

    private void happens(Turn turn) {
        clocks =
                clocks.after(turn, new ServiceClock(MAKASSAR, this::hours), TARGETS, holidays.size() > 3 ? "v2" : "v1");
    }

    private List<Hours> hours(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend || holidays.contains(day)
                ? List.of()
                : List.of(new Hours(LocalTime.of(8, 0), LocalTime.of(15, 0)));
    }

    private static Instant at(String wallClock) {
        return at(LocalDateTime.parse(wallClock));
    }

    private static Instant at(LocalDateTime wallClock) {
        return wallClock.atZone(MAKASSAR).toInstant();
    }
}
