package id.paspor.supervision.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.paspor.booklet.Disposals;
import id.paspor.casefile.Status;
import id.paspor.engine.DeskTasks.DeskTask;
import id.paspor.engine.DeskTasks.Load;
import id.paspor.engine.OpenWork;
import id.paspor.engine.OpenWork.Taken;
import id.paspor.kernel.Refusal;
import id.paspor.payment.PaymentSource;
import id.paspor.supervision.work.Work.Chosen;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Supervisors hand tasks on, and absent officers' tasks move by themselves; all of it is kept. The day is 7 September 2026. */
@ProcessTest
class WorkStoryTest {

    private static final String COLLEAGUE = "dpsDataEntry2";
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 7);

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Work work;

    @Autowired
    Absences absences;

    @Autowired
    AbsenceRounds rounds;

    @Autowired
    OpenWork open;

    @Autowired
    Disposals disposals;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient jdbc;

    private CaseStory budi;

    @BeforeEach
    void aColleagueAndACaseAtDataEntry() {
        User colleague = identity.newUser(COLLEAGUE);
        colleague.setPassword("demo-of-a-colleague");
        identity.saveUser(colleague);
        identity.createMembership(COLLEAGUE, "dataEntry");
        identity.createTenantUserMembership("DPS", COLLEAGUE);
        budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260909-0900");
        office.as("dpsDataEntry", () -> tasks.claim(budi.openTask().getId(), "dpsDataEntry"));
    }

    @AfterEach
    void nobodyIsAbsent() {
        identity.deleteUser(COLLEAGUE);
        jdbc.sql("delete from task_move").update();
        jdbc.sql("delete from absence").update();
        absences.remember();
    }

    @Test
    void aTaskIsHandedOverWithinDeskAndOfficeAndItStandsInTheHistory() {
        String task = budi.openTask().getId();
        assertThat(work.loads("DPS"))
                .filteredOn(load -> load.desk().equals("dataEntry"))
                .extracting(Load::holder, Load::tasks)
                .containsExactly(tuple("dpsDataEntry", 1L));

        assertThat(handOn("dpsDataEntry", COLLEAGUE).moved()).isEqualTo(1);
        assertThat(budi.openTask().getAssignee()).isEqualTo(COLLEAGUE);
        refused(() -> budi.completes("dpsDataEntry", "data-entry", Map.of("decision", "accept")), "task.claimed");

        assertThat(handOn(COLLEAGUE, "").moved()).isEqualTo(1);
        assertThat(budi.openTask().getAssignee()).isNull();
        assertThat(budi.reads(Work.MOVES))
                .extracting(TaskMove::step, TaskMove::from, TaskMove::to, TaskMove::reason, TaskMove::movedBy)
                .containsExactly(
                        tuple("Data entry", "dpsDataEntry", COLLEAGUE, "Sakit mendadak", "dpsSupervisor"),
                        tuple("Data entry", COLLEAGUE, null, "Sakit mendadak", "dpsSupervisor"));
        assertThat(work.tasks("DPS", "dataEntry", "")).extracting("id").containsExactly(task);
        assertThat(budi.isAccepted().status()).isEqualTo(Status.DATA_ACCEPTED);
    }

    @Test
    void whatIsNoStepOfACaseSaysWhichOneItIs() {
        CaseStory sari =
                office.receivesApplication(Applicants.child()).isBilled().isWithdrawn();
        sari.isReportedPaid("LATE", 950_000, PaymentSource.STATEMENT);
        office.as("dpsPrinting", () -> disposals.proposeToVoid("DPS", "X1000001", "Basah"));
        office.runsDueJobs();
        DeskTask money = work.tasks("DPS", "treasurer", null).get(0);
        DeskTask booklet = work.tasks("DPS", "supervisor", null).get(0);

        assertThat(money)
                .extracting(DeskTask::registrationNumber, DeskTask::about)
                .containsExactly(
                        sari.number(), "bank Rp950.000 · " + sari.answers().get("fullName"));
        assertThat(booklet)
                .extracting(DeskTask::registrationNumber, DeskTask::about)
                .containsExactly(null, "X1000001");
        assertThat(work.tasks("DPS", "dataEntry", null))
                .extracting(DeskTask::registrationNumber, DeskTask::about)
                .containsExactly(tuple(budi.number(), null));

        Work.Report report = office.as(
                "dpsSupervisor",
                () -> work.handOn("DPS", List.of(new Chosen(money.id(), "")), "dpsTreasurer", "Paling lama"));
        assertThat(report.stayed()).isEmpty();
        assertThat(sari.reads(Work.MOVES))
                .extracting(TaskMove::step, TaskMove::to)
                .containsExactly(tuple("Resolve payment discrepancy", "dpsTreasurer"));
        assertThat(open.taken("dpsTreasurer", 1))
                .extracting(Taken::registrationNumber)
                .containsExactly(sari.number());
    }

    @Test
    void whatMovedMeanwhileOrGoesToTheWrongPersonStays() {
        assertThat(stays("", COLLEAGUE)).isEqualTo("work.moved-meanwhile");
        assertThat(stays("dpsDataEntry", "dpsDataEntry")).isEqualTo("work.there-already");
        assertThat(stays("dpsDataEntry", "dpsInterviewer")).isEqualTo("work.target-of-other-desk");
        refused(() -> handOn("dpsDataEntry", "btmDataEntry"), "work.no-such-officer");
        refused(() -> handOn("dpsDataEntry", "applicant"), "work.no-such-officer");

        Chosen here = new Chosen(budi.openTask().getId(), "dpsDataEntry");
        Work.Report elsewhere =
                office.as("btmSupervisor", () -> work.handOn("BTM", List.of(here), "btmDataEntry", "Bukan urusannya"));
        assertThat(elsewhere.moved()).isZero();
        assertThat(elsewhere.stayed().get(0).why().code()).isEqualTo("task.unknown");

        assertThat(handOn("dpsDataEntry", COLLEAGUE).moved()).isEqualTo(1);
        assertThat(stays("dpsDataEntry", ""))
                .as("a second supervisor, who saw it as it was")
                .isEqualTo("work.moved-meanwhile");
        refused(() -> office.as("dpsSupervisor", () -> work.handOn("DPS", List.of(here), "", "x")), "reason.needed");
        refused(
                () -> office.as("dpsSupervisor", () -> work.handOn("DPS", List.of(), "", "Tidak ada")),
                "work.none-chosen");
        assertThat(budi.reads(Work.MOVES)).hasSize(1);
    }

    @Test
    void whoIsAbsentCompletesNothingAndTheSubstituteHasIt() {
        absences("dpsDataEntry", COLLEAGUE, TODAY, TODAY.plusDays(1));

        assertThat(budi.openTask().getAssignee()).isEqualTo(COLLEAGUE);
        assertThat(budi.reads(Work.MOVES))
                .extracting(TaskMove::from, TaskMove::to, TaskMove::reason)
                .containsExactly(tuple("dpsDataEntry", COLLEAGUE, null));
        refused(() -> budi.completes("dpsDataEntry", "data-entry", Map.of("decision", "accept")), "task.absent");
        refused(() -> handOn(COLLEAGUE, "dpsDataEntry"), "work.target-absent");
        handOn(COLLEAGUE, "");
        refused(
                () -> office.as(
                        "dpsDataEntry", () -> tasks.claim(budi.openTask().getId(), "dpsDataEntry")),
                "task.absent");

        office.timePassesTo("2026-09-08 23:59");
        refused(() -> budi.completes("dpsDataEntry", "data-entry", Map.of("decision", "accept")), "task.absent");
        office.timePassesTo("2026-09-09 00:00");
        assertThat(budi.isAccepted().status()).isEqualTo(Status.DATA_ACCEPTED);
    }

    @Test
    void anAbsenceBeginsOnItsDayAndWithoutASubstituteOfTheDeskTheQueueGetsTheTasks() {
        absences("dpsDataEntry", "", TODAY.plusDays(1), TODAY.plusDays(3));
        assertThat(budi.openTask().getAssignee()).isEqualTo("dpsDataEntry");

        office.timePassesTo("2026-09-08 00:00");
        rounds.round();
        rounds.round();

        assertThat(budi.openTask().getAssignee()).isNull();
        assertThat(budi.reads(Work.MOVES)).hasSize(1);
    }

    @Test
    void aSubstituteWhoIsAbsentTooGetsNothing() {
        absences(COLLEAGUE, "", TODAY, TODAY);
        absences("dpsDataEntry", COLLEAGUE, TODAY, TODAY);

        assertThat(budi.openTask().getAssignee()).isNull();
    }

    @Test
    void anAbsenceIsEndedOnceByASupervisorOfTheOffice() {
        Absence away = absences("dpsDataEntry", "", TODAY, TODAY.plusDays(30));
        refused(() -> office.as("btmSupervisor", () -> absences.end("BTM", away.id())), "work.absence-over");

        office.as("dpsSupervisor", () -> absences.end("DPS", away.id()));

        refused(() -> office.as("dpsSupervisor", () -> absences.end("DPS", away.id())), "work.absence-over");
        assertThat(absences.of("DPS")).isEmpty();
        assertThat(budi.isAccepted().status()).isEqualTo(Status.DATA_ACCEPTED);
    }

    @Test
    void nonsenseAboutAbsencesIsRefused() {
        refused(() -> absences("btmDataEntry", "", TODAY, TODAY), "work.no-such-officer");
        refused(() -> absences("dpsDataEntry", "dpsDataEntry", TODAY, TODAY), "work.no-such-officer");
        refused(() -> absences("dpsDataEntry", "dpsPrinting", TODAY, TODAY), "work.substitute-of-other-desk");
        refused(() -> absences("dpsDataEntry", "", TODAY.minusDays(1), TODAY), "work.absence-past");
        refused(() -> absences("dpsDataEntry", "", TODAY.plusDays(1), TODAY), "work.absence-reversed");
        refused(() -> absences("dpsDataEntry", "", TODAY, TODAY.plusDays(367)), "work.absence-too-long");
        assertThat(absences.of("DPS")).isEmpty();
    }

    private Absence absences(String officer, String substitute, LocalDate from, LocalDate until) {
        Absence noted = office.as("dpsSupervisor", () -> absences.note("DPS", officer, substitute, from, until));
        rounds.round("DPS");
        return noted;
    }

    private Work.Report handOn(String holder, String to) {
        Chosen chosen = new Chosen(budi.openTask().getId(), holder);
        return office.as("dpsSupervisor", () -> work.handOn("DPS", List.of(chosen), to, "Sakit mendadak"));
    }

    private String stays(String holder, String to) {
        Work.Report report = handOn(holder, to);
        assertThat(report.moved()).isZero();
        return report.stayed().get(0).why().code();
    }

    private static void refused(Runnable deed, String code) {
        assertThatThrownBy(deed::run)
                .satisfies(thrown -> assertThat(
                                Refusal.behind(thrown).problems().get(0).code())
                        .isEqualTo(code));
    }
}
