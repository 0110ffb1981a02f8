package id.paspor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.Status;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fault of the machinery loses nothing: the step is tried again, then waits for a supervisor, and happens once. */
@ProcessTest
class IncidentStoryTest {

    @Autowired
    ImmigrationOffice office;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @AfterEach
    void mend() {
        for (String table : new String[] {"bill", "message", "passport", "case_file"}) {
            jdbc.sql("alter table " + table + " drop constraint if exists broken_for_now")
                    .update();
        }
    }

    @Test
    void aBillThatCannotBeIssuedIsTriedFourTimesAndThenWaitsForASupervisorWhoRetriesIt() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).comesToTheInterview();
        breaks("bill");

        assertThatThrownBy(budi::isApproved).hasStackTraceContaining("broken_for_now");
        assertThat(job().getRetries()).isEqualTo(3);
        triesAgainAt("2026-09-09 09:11", 2); // after 30 seconds
        triesAgainAt("2026-09-09 09:13", 1); // after 2 minutes
        assertThat(incidents()).isZero();
        triesAgainAt("2026-09-09 09:23", 0); // after 10 minutes

        Incident incident = runtime.createIncidentQuery().singleResult();
        assertThat(incident.getIncidentType()).isEqualTo(Incident.FAILED_JOB_HANDLER_TYPE);
        assertThat(incident.getActivityId()).isEqualTo("issue-bill");
        office.timePassesTo("2026-09-09 12:00");
        assertThat(budi.status()).isEqualTo(Status.INTERVIEW_APPROVED);
        assertThat(budi.ledger()).isEmpty();
        assertThat(budi.timesTold("billed")).isZero();

        mend();
        String job = job().getId();
        office.as("dpsSupervisor", () -> management.setJobRetries(job, 1));
        office.runsDueJobs();

        assertThat(incidents()).isZero();
        ProcessEngineTests.assertThat(budi.process()).isWaitingFor("PaymentReceived");
        assertThat(count("bill")).isEqualTo(1);
        assertThat(budi.ledger()).containsExactly("RECEIVABLE from STATE_REVENUE 950000");
        assertThat(budi.timesTold("billed")).isEqualTo(1);
        assertThat(budi.history().stream().filter(line -> line.contains(" billed ")))
                .hasSize(1);
    }

    @Test
    void aBookletIsAllocatedOnceAlthoughThePassportCouldNotBeMadeOutAtFirst() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();
        breaks("passport");

        assertThatThrownBy(() -> budi.pays("BANK-1")).hasStackTraceContaining("broken_for_now");
        assertThat(budi.status()).isEqualTo(Status.PAID);
        assertThat(office.booklet("X1000001")).isEqualTo("BLANK");
        mend();
        office.timePassesTo("2026-09-09 09:11");

        assertThat(incidents()).isZero();
        assertThat(budi.passport().number()).isEqualTo("X1000001");
        assertThat(count("booklet where state = 'ALLOCATED'")).isEqualTo(1);
        assertThat(count("passport")).isEqualTo(1);
        assertThat(budi.timesTold("paid")).isEqualTo(1);
        assertThat(budi.history().stream().filter(line -> line.contains("booklet-allocated")))
                .hasSize(1);
    }

    @Test
    void theApplicantIsToldOnceThatThePassportIsReadyAlthoughTheMessageCouldNotBeWrittenAtFirst() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isPaid();
        breaks("message");

        assertThatThrownBy(budi::isPrinted).hasStackTraceContaining("broken_for_now");
        assertThat(budi.status()).isEqualTo(Status.PRINTED);
        assertThat(budi.passport().pickupCode()).isNull();
        mend();
        office.timePassesTo("2026-09-10 10:01");

        assertThat(incidents()).isZero();
        assertThat(budi.timesTold("ready-for-pickup")).isEqualTo(1);
        assertThat(budi.lastMessage().textEnglish()).contains(budi.passport().pickupCode());
        assertThat(budi.history().stream().filter(line -> line.contains("ready-for-pickup")))
                .hasSize(1);
    }

    @Test
    void anApplicationThatCannotBeKeptLeavesNothingBehind() {
        breaks("message");

        assertThatThrownBy(() -> office.receivesApplication(Applicants.adult()))
                .hasMessageContaining("nothing was saved");

        assertThat(count("case_file")).isZero();
        assertThat(count("act_ru_execution")).isZero();
        assertThat(count("act_hi_procinst")).isZero();
    }

    private void breaks(String table) {
        jdbc.sql("alter table " + table + " add constraint broken_for_now check (false) not valid")
                .update();
    }

    private void triesAgainAt(String wallClock, int retriesLeft) {
        assertThatThrownBy(() -> office.timePassesTo(wallClock)).hasStackTraceContaining("broken_for_now");
        assertThat(job().getRetries()).isEqualTo(retriesLeft);
    }

    private Job job() {
        return management.createJobQuery().active().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .findFirst()
                .orElseThrow();
    }

    private long incidents() {
        return runtime.createIncidentQuery().count();
    }

    private long count(String table) {
        return office.rowsIn(table);
    }
}
