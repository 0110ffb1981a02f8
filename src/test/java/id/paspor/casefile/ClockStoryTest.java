package id.paspor.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.casefile.CaseList.Due;
import id.paspor.casefile.CaseList.Filter;
import id.paspor.casefile.CaseList.ListedCase;
import id.paspor.casefile.CaseList.State;
import id.paspor.casefile.clock.ServiceLevels;
import id.paspor.office.ClosedDays;
import id.paspor.office.Deadlines;
import id.paspor.office.Offices;
import id.paspor.office.Targets;
import id.paspor.office.Turnaround;
import id.paspor.office.WorkingCalendar;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The clocks of cases, as lists and counts see them. */
@ProcessTest
class ClockStoryTest {

    private static final Due LEGAL = new Due(State.RUNNING, ImmigrationOffice.instant("2026-09-16 10:00"));
    private static final Due PROMISE = new Due(State.RUNNING, ImmigrationOffice.instant("2026-09-21 15:00"));

    private static final Instant END = Instant.parse("2999-01-01T00:00:00Z");

    @Autowired
    ImmigrationOffice office;

    @Autowired
    CaseList list;

    @Autowired
    ClockRounds rounds;

    @Autowired
    ClosedDays closedDays;

    @Autowired
    Deadlines deadlines;

    @Autowired
    Offices offices;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    CaseFileRepository files;

    @Autowired
    StatusChangeRepository changes;

    @Autowired
    ObjectMapper mapper;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPaidCaseIsWarnedOfAtFiveAndLateAtSevenWorkingDaysWithTheLegalTermBesideIt() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();
        assertThat(listed().legal()).isEqualTo(new Due(State.STOPPED, null));
        assertThat(listed().promise().state()).isEqualTo(State.NONE);

        office.timePassesTo("2026-09-10 10:00");
        budi.pays("BANK-1");
        assertThat(listed().promise()).isEqualTo(PROMISE);
        assertThat(listed().legal()).isEqualTo(LEGAL);

        office.timePassesTo("2026-09-17 15:01");
        assertThat(listed().promise().state()).isEqualTo(State.WARNING);
        assertThat(listed().legal().state()).isEqualTo(State.LATE);
        assertThat(late()).isEmpty();
        assertThat(dueBefore("2026-09-21 15:00")).isEmpty();

        office.timePassesTo("2026-09-21 14:59");
        assertThat(dueBefore("2026-09-22 00:00")).hasSize(1);

        office.timePassesTo("2026-09-21 15:01");
        assertThat(dueBefore("2026-09-22 00:00")).isEmpty();
        assertThat(listed().promise().state()).isEqualTo(State.LATE);
        assertThat(late()).hasSize(1);
        assertThat(list.underWay()).extracting(CaseList.Waiting::late).containsExactly(1L);

        budi.isPrinted();
        assertThat(late()).isEmpty();
        assertThat(list.underWay()).extracting(CaseList.Waiting::late).containsExactly(0L);
    }

    @Test
    void dataEntryIsLateAfterAWorkingDayAndNotWhileTheApplicantCorrects() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260911-0900");
        office.timePassesTo("2026-09-08 15:01");
        assertThat(late()).hasSize(1);

        budi.isReturned("Nama ayah tidak sama");

        assertThat(late()).isEmpty();
    }

    @Test
    void aDayThatIsClosedLaterMovesWhatIsDueAndCasesOfEarlierVersionsAreReckonedFromTheirHistory() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isPaid();
        rounds.round();
        rounds.round();
        assertThat(listed().promise()).as("nothing has changed").isEqualTo(PROMISE);

        office.as("dpsSupervisor", () -> closedDays.close("DPS", LocalDate.of(2026, 9, 15), "Banjir"));
        rounds.round();

        assertThat(listed().promise().at()).isEqualTo(ImmigrationOffice.instant("2026-09-22 15:00"));
        assertThat(listed().legal().at()).isEqualTo(ImmigrationOffice.instant("2026-09-17 10:00"));

        office.as("dpsSupervisor", () -> closedDays.open("DPS", LocalDate.of(2026, 9, 15)));
        forgetClocks();
        rounds.round();
        assertThat(listed().promise()).isEqualTo(PROMISE);
        assertThat(listed().legal()).isEqualTo(LEGAL);
        assertThat(budi.status()).isEqualTo(Status.BOOKLET_ALLOCATED);
    }

    @Test
    void aTargetThatIsChangedMovesWhatIsDueOfRunningCases() {
        office.receivesApplication(Applicants.adult()).isPaid();
        assertThat(listed().promise()).isEqualTo(PROMISE);

        roundsWith(new Targets(1, 2, 5, 5, new Turnaround(6, 10))).round();

        assertThat(listed().promise().at()).isEqualTo(ImmigrationOffice.instant("2026-09-24 15:00"));
        assertThat(listed().legal().at()).isEqualTo(ImmigrationOffice.instant("2026-09-17 10:00"));
    }

    /** The rounds of a program that was started with other targets. */
    private ClockRounds roundsWith(Targets targets) {
        Deadlines changed = Mockito.spy(deadlines);
        Mockito.doReturn(targets).when(changed).targets("DPS");
        ServiceLevels others = (ServiceLevels) BeanUtils.instantiateClass(
                ServiceLevels.class.getDeclaredConstructors()[0], offices, calendar, changed);
        return new ClockRounds(files, changes, others, offices, mapper, transactions);
    }

    @Test
    void theClocksOfACaseOfAnEarlierVersionAreThereWithItsNextEvent() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();
        forgetClocks();
        office.timePassesTo("2026-09-10 10:00");

        budi.pays("BANK-1");

        assertThat(listed().promise()).isEqualTo(PROMISE);
        assertThat(listed().legal()).isEqualTo(LEGAL);
    }

    private void forgetClocks() {
        jdbc.sql("update case_file set work = null, data_checked = null, turn_at = null, legal_used = null,"
                        + " promise_used = null, work_late_at = null, legal_late_at = null, promise_warn_at = null,"
                        + " promise_late_at = null, clocks_by = null")
                .update();
    }

    private ListedCase listed() {
        return page(false).get(0);
    }

    private List<ListedCase> late() {
        return page(true);
    }

    /** What is not late and will be before then, as it is listed; as many are counted. */
    private List<ListedCase> dueBefore(String moment) {
        Instant before = ImmigrationOffice.instant(moment);
        List<ListedCase> due = page(new Filter("DPS", null, null, Instant.EPOCH, END, false, before, null));
        assertThat(list.underWay("DPS", before).stream()
                        .mapToLong(CaseList.Waiting::due)
                        .sum())
                .isEqualTo(due.size());
        return due;
    }

    private List<ListedCase> page(boolean late) {
        return page(new Filter("DPS", null, null, Instant.EPOCH, END, late, null));
    }

    private List<ListedCase> page(Filter filter) {
        return office.as("dpsSupervisor", () -> list.page(filter, CaseList.Order.NEWEST, 0, 10));
    }
}
