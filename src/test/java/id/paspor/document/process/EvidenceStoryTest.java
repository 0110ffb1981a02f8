package id.paspor.document.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.document.Evidence;
import id.paspor.kernel.Texts;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.Walk;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Screening, printing and hand-over say what they rest on. */
@ProcessTest
class EvidenceStoryTest {

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Evidence evidence;

    @Autowired
    FormService forms;

    @Test
    void whoSawWhatAndWhoClearedWhatIsOnEveryFormAfterTheInterview() {
        Map<String, Object> answers = Applicants.adult();
        answers.put("fullName", "Budi Santoso");
        office.isToldToPrevent("Budi Santoso");
        CaseStory budi = office.receivesApplication(answers);
        assertThat(rows(budi)).contains("Photo taken by: none").anyMatch(row -> row.endsWith(": original not seen"));
        budi.chooses("DPS-20260909-0900").isAccepted().isApproved();

        assertThat(shown("dpsSupervisor", budi)).contains(Walk.EXCEPTION).doesNotContain("cleared by");
        assertThat(rows(budi)).noneMatch(row -> row.startsWith("Screening"));
        office.timePassesTo("2026-09-08 10:00");
        budi.completes("dpsSupervisor", "adjudicate", Map.of("decision", "clear"));
        budi.pays("BANK-1");

        String seen = "Interviewer DPS, Monday, 7 September 2026 08.30 WITA";
        String cleared = "cleared by Supervisor DPS, Tuesday, 8 September 2026 10.00 WITA";
        assertThat(rows(budi))
                .contains(
                        "Photo taken by: " + seen,
                        "Interview approved: " + seen,
                        "Approved without the applicant being recorded as present: " + seen + ": " + Walk.EXCEPTION,
                        "Screening: " + cleared)
                .filteredOn(row -> row.endsWith(": original seen by " + seen))
                .hasSameSizeAs(budi.requiredDocuments());
        assertThat(shown("dpsPrinting", budi)).contains(seen, cleared, Walk.EXCEPTION);
        budi.isPrinted();
        assertThat(shown("dpsCounter", budi)).contains(seen, cleared, Walk.EXCEPTION);
    }

    @Test
    void thatNothingWasFoundIsSaidToo() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();

        assertThat(rows(budi)).contains("Screening: nothing found").noneMatch(row -> row.contains("without"));
    }

    private List<String> rows(CaseStory story) {
        return evidence.of(story.number(), Texts.ENGLISH).stream()
                .map(row -> row.label() + ": " + row.value())
                .toList();
    }

    private String shown(String account, CaseStory story) {
        String task = story.openTask().getId();
        return office.as(
                account, () -> forms.getTaskFormVariables(task).get("evidence").toString());
    }
}
