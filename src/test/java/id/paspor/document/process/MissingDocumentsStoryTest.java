package id.paspor.document.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.casefile.Status;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.model.PathAssert;
import java.util.Map;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class MissingDocumentsStoryTest {

    @Autowired
    ImmigrationOffice office;

    @Test
    void whatWasMissingIsBroughtToTheCounterAndTheInterviewGoesOn() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).comesToTheInterview();

        budi.completes(
                "dpsInterviewer",
                "interview",
                Map.of(
                        "decision", "documents-missing",
                        "reasonCode", "original-not-brought",
                        "reason", "Akta kelahiran asli",
                        "originalsSeen", "[\"ktp\",\"family-card\"]"));
        assertThat(budi.lastMessage().textEnglish()).contains("Akta kelahiran asli");
        office.timePassesTo("2026-09-11 11:00");
        budi.completes(
                "dpsCounter",
                "complete-documents",
                Map.of("originalsSeen", "[\"birth-or-identity-record\"]", "remark", "Dibawa oleh ibunya"));
        budi.isApproved();

        PathAssert.assertThat(budi.process())
                .hasPassedInOrder("interview", "complete-documents", "interview", "issue-bill");
        assertThat(office.originalsSeen(budi))
                .containsExactly(
                        "ktp by dpsInterviewer at 2026-09-09 09:10",
                        "family-card by dpsInterviewer at 2026-09-09 09:10",
                        "birth-or-identity-record by dpsCounter at 2026-09-11 11:00");
        assertThat(budi.history())
                .endsWith(
                        "2026-09-09 09:10 documents-missing by dpsInterviewer: ORIGINAL_NOT_BROUGHT Akta kelahiran asli",
                        "2026-09-11 11:00 documents-brought by dpsCounter: Dibawa oleh ibunya",
                        "2026-09-11 11:00 interview-approved by dpsInterviewer",
                        "2026-09-11 11:00 billed by system");
    }

    @Test
    void documentsThatAreNotBroughtInThirtyDaysLapseTheApplication() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).comesToTheInterview();
        budi.lacksDocuments("Akta kelahiran asli");

        office.timePassesTo("2026-10-09 23:59");
        assertThat(budi.status()).isEqualTo(Status.DOCUMENTS_MISSING);
        office.timePassesTo("2026-10-10 00:00");

        PathAssert.assertThat(budi.process())
                .hasPassedInOrder("documents-never-brought", "application-lapsed")
                .isEnded();
        assertThat(budi.history()).last().isEqualTo("2026-10-09 23:59 application-lapsed by system");
        assertThat(budi.timesTold("application-lapsed")).isEqualTo(1);
        assertThat(budi.bookings()).containsExactly("DPS-20260909-0900 ATTENDED");
    }

    @Test
    void whoWasThereOnceAndDoesNotComeBackMayBookAgain() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).comesToTheInterview();
        budi.lacksDocuments("Akta kelahiran asli");
        budi.completes("dpsCounter", "complete-documents", Map.of());

        office.timePassesTo("2026-10-09 23:59");
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
        office.timePassesTo("2026-10-10 00:00");

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("choose-interview-slot");
        assertThat(budi.bookings()).containsExactly("DPS-20260909-0900 RELEASED");
    }
}
