package id.paspor.issuance.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.casefile.Status;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.util.Map;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class ScreeningStoryTest {

    @Autowired
    ImmigrationOffice office;

    @Test
    void aSupervisorClearsAnotherPersonOfTheSameName() {
        office.isToldToPrevent("BUDI SANTOSO");
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("adjudicate");
        assertThat(budi.status()).isEqualTo(Status.UNDER_REVIEW);

        budi.completes("dpsSupervisor", "adjudicate", Map.of("decision", "clear"));

        ProcessEngineTests.assertThat(budi.process())
                .hasPassedInOrder("screen-applicant", "adjudicate", "issue-bill")
                .isWaitingFor("PaymentReceived");
        assertThat(budi.history())
                .endsWith(
                        "2026-09-09 09:10 interview-approved by dpsInterviewer",
                        "2026-09-09 09:10 under-review by system",
                        "2026-09-09 09:10 cleared by dpsSupervisor",
                        "2026-09-09 09:10 billed by system");
    }

    @Test
    void aSupervisorRejectsThePersonWhomTheOrderMeans() {
        office.isToldToPrevent("Budi Santoso");
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();

        budi.completes(
                "dpsSupervisor", "adjudicate", Map.of("decision", "reject", "reason", "Dicegah Kejaksaan Agung"));

        ProcessEngineTests.assertThat(budi.process())
                .hasPassedInOrder("adjudicate", "application-rejected")
                .isEnded();
        assertThat(budi.history())
                .last()
                .isEqualTo("2026-09-09 09:10 application-rejected by dpsSupervisor: Dicegah Kejaksaan Agung");
        assertThat(budi.lastMessage().textEnglish()).contains("Dicegah Kejaksaan Agung");
        assertThat(budi.ledger()).isEmpty();
    }

    @Test
    void anOrderThatHasLapsedStopsNobody() {
        office.isToldToPrevent("Budi Santoso");
        office.timePassesTo("2026-12-01 08:00");
        office.laysOutSlots();
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20261202-0900")
                .isAccepted()
                .isApproved();

        assertThat(budi.status()).isEqualTo(Status.BILLED);
    }
}
