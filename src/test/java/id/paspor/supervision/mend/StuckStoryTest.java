package id.paspor.supervision.mend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.paspor.casefile.CaseList;
import id.paspor.casefile.Status;
import id.paspor.engine.Fault;
import id.paspor.engine.OpenWork;
import id.paspor.engine.StuckJobs.Outcome;
import id.paspor.engine.StuckJobs.StuckJob;
import id.paspor.identity.StaffAccounts;
import id.paspor.kernel.Refusal;
import id.paspor.office.Offices;
import id.paspor.payment.PaymentSource;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Supervisors see what is stuck and why, have it tried again, and see what became of it; nights try it by themselves. */
@ProcessTest
class StuckStoryTest {

    @Autowired
    ImmigrationOffice office;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StuckSteps steps;

    @Autowired
    NightlyRetry nightly;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    ApplicationContext program;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void nothingWasTold() {
        jdbc.sql("delete from nightly_retry").update();
        jdbc.sql("delete from supervision_alert").update();
        jdbc.sql("delete from message where registration_number is null").update();
    }

    @AfterEach
    void withoutAddress() {
        mend();
        address(null);
    }

    @Test
    void aSupervisorTriesSeveralAgainAndSeesWhichWentOnAndWhichStayedAndWhy() {
        CaseStory anna = stuck();
        CaseStory budi = stuck();
        breaksBillsOf("registration_number = '" + anna.registrationNumber() + "'");
        List<StuckJob> listed = steps.of("DPS");
        assertThat(listed)
                .extracting(StuckJob::subject)
                .containsExactly(anna.registrationNumber(), budi.registrationNumber());
        assertThat(listed).extracting(StuckJob::step).containsOnly("Issue bill");
        assertThat(listed).extracting(step -> step.fault().kind()).containsOnly(Fault.Kind.UNKNOWN);

        StuckSteps.Report report = retried("dpsSupervisor", "DPS", jobs(listed));

        assertThat(report.done()).isEqualTo(1);
        assertThat(report.stayed()).extracting(step -> step.job().subject()).containsExactly(budi.registrationNumber());
        assertThat(anna.status()).isEqualTo(Status.BILLED);
        assertThat(anna.history())
                .filteredOn(line -> line.endsWith("billed by system"))
                .hasSize(1);
        assertThat(budi.status()).isEqualTo(Status.INTERVIEW_APPROVED);
        assertThat(steps.of("DPS")).extracting(StuckJob::subject).containsExactly(budi.registrationNumber());
        assertThat(steps.lately("DPS").subList(0, 2))
                .extracting(Tried::subject, Tried::outcome, Tried::triedBy)
                .containsExactly(
                        tuple(budi.registrationNumber(), Outcome.STAYED, "dpsSupervisor"),
                        tuple(anna.registrationNumber(), Outcome.DONE, "dpsSupervisor"));
    }

    @Test
    void aStepOfAnotherProcessNamesTheCaseThatItIsAbout() {
        CaseStory budi =
                office.receivesApplication(Applicants.adult()).isBilled().isWithdrawn();
        budi.isReportedPaid("LATE", 950_000, PaymentSource.STATEMENT);
        Job opening = management
                .createJobQuery()
                .processDefinitionKey("payment-discrepancy")
                .singleResult();
        management.setJobRetries(opening.getId(), 0);

        assertThat(steps.of("DPS")).extracting(StuckJob::subject).containsExactly(budi.registrationNumber());
    }

    @Test
    void whatIsNotStuckAtTheOwnOfficeIsNotTried() {
        CaseStory budi = stuck();
        mend();
        List<String> job = jobs(steps.of("DPS"));

        assertThat(steps.of("BTM")).isEmpty();
        StuckSteps.Report elsewhere = retried("btmSupervisor", "BTM", job);
        assertThat(elsewhere.gone()).isEqualTo(1);
        assertThat(elsewhere.tried()).isEmpty();
        assertThat(budi.status()).isEqualTo(Status.INTERVIEW_APPROVED);

        assertThat(retried("dpsSupervisor", "DPS", job).done()).isEqualTo(1);
        StuckSteps.Report twice = retried("dpsSupervisor", "DPS", job);
        assertThat(twice.gone()).isEqualTo(1);
        assertThat(twice.tried()).isEmpty();
        assertThat(budi.timesTold("billed")).isEqualTo(1);
        assertThatThrownBy(() -> steps.retry("DPS", List.of())).isInstanceOf(Refusal.class);
        List<String> tooMany = IntStream.rangeClosed(0, StuckSteps.MOST)
                .mapToObj(Integer::toString)
                .toList();
        assertThatThrownBy(() -> steps.retry("DPS", tooMany)).isInstanceOf(Refusal.class);
    }

    @Test
    void aTimerThatIsNotStuckIsNotBroughtForward() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();
        String timer = timers(budi).get(0);

        assertThat(retried("dpsSupervisor", "DPS", List.of(timer)).gone()).isEqualTo(1);

        assertThat(budi.status()).isEqualTo(Status.BILLED);
    }

    @Test
    void aNightTriesWhatIsStuckOnceOnWhicheverNodeBegins() {
        CaseStory budi = stuck();
        mend();

        nightly.retry();
        nightly.retry();
        assertThat(jdbc.sql("select steps from nightly_retry")
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
        office.timePassesTo("2026-09-07 09:00");

        assertThat(budi.status()).isEqualTo(Status.BILLED);
        assertThat(steps.of("DPS")).isEmpty();
    }

    @Test
    void supervisorsAndOperatorsAreMailedOnceEachTimeTooMuchIsStuck() {
        address("ketua@example.org");
        stuck();
        looks();
        assertThat(told("ketua@example.org"))
                .as("one is as many as there may be")
                .isZero();

        stuck();
        looks();
        looks();
        assertThat(told("ketua@example.org")).isEqualTo(1);
        assertThat(told("operasi@example.org")).isEqualTo(1);

        mend();
        retried("dpsSupervisor", "DPS", jobs(steps.of("DPS")).subList(0, 1));
        looks();
        stuck();
        looks();
        assertThat(told("ketua@example.org")).isEqualTo(2);
    }

    /** As every minute, where more than one stuck step is too much. */
    private void looks() {
        Alerts alerts = new Alerts(
                new AlertProperties(1, 50, List.of("operasi@example.org")),
                program.getBean(AlertRepository.class),
                program.getBean(OpenWork.class),
                program.getBean(CaseList.class),
                program.getBean(Offices.class),
                program.getBean(StaffAccounts.class),
                program,
                program.getBean(Clock.class));
        new TransactionTemplate(transactions).executeWithoutResult(status -> alerts.look());
    }

    private long told(String address) {
        return jdbc.sql(
                        "select count(*) from message where address = ? and subject_english like '2 steps are stuck at %'")
                .param(address)
                .query(Long.class)
                .single();
    }

    private void address(String email) {
        User supervisor = identity.createUserQuery().userId("dpsSupervisor").singleResult();
        supervisor.setEmail(email);
        identity.saveUser(supervisor);
    }

    private StuckSteps.Report retried(String supervisor, String at, List<String> jobs) {
        return office.as(supervisor, () -> steps.retry(at, jobs));
    }

    private static List<String> jobs(List<StuckJob> stuck) {
        return stuck.stream().map(StuckJob::job).toList();
    }

    private List<String> timers(CaseStory of) {
        return management.createJobQuery().processInstanceId(of.process().getId()).timers().list().stream()
                .map(Job::getId)
                .toList();
    }

    private void mend() {
        jdbc.sql("alter table bill drop constraint if exists broken_for_now").update();
    }

    private void breaksBillsOf(String which) {
        mend();
        jdbc.sql("alter table bill add constraint broken_for_now check (" + which + ") not valid")
                .update();
    }

    /** A case whose bill cannot be issued, until the engine does not try any more. */
    private CaseStory stuck() {
        CaseStory story = office.receivesApplication(Applicants.adult());
        story.chooses("DPS-20260909-0900").isAccepted();
        breaksBillsOf("false");
        assertThatThrownBy(story::isApproved).hasStackTraceContaining("broken_for_now");
        String job = management
                .createJobQuery()
                .processInstanceId(story.process().getId())
                .withException()
                .singleResult()
                .getId();
        management.setJobRetries(job, 1);
        assertThatThrownBy(() -> management.executeJob(job)).hasStackTraceContaining("broken_for_now");
        return story;
    }
}
