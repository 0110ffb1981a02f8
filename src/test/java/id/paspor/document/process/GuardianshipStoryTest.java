package id.paspor.document.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseSummary;
import id.paspor.casefile.Status;
import id.paspor.document.DocumentCopies;
import id.paspor.kernel.Refusal;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class GuardianshipStoryTest {

    private static final String[] OF_EVERY_CHILD = {
        "parent-ktp", "family-card", "birth-certificate", "parents-statement"
    };

    @Autowired
    ImmigrationOffice office;

    @Autowired
    DocumentCopies copies;

    @Autowired
    CaseFiles cases;

    @Autowired
    CaseSummary summary;

    @Test
    void aBirthCertificateThatNamesTheMotherOnlyNeedsNothingBeside() {
        Map<String, Object> answers = Applicants.child();
        answers.remove("fatherName");
        CaseStory child = office.receivesApplication(answers).chooses("DPS-20260909-0900");
        assertThat(child.requiredDocuments()).containsExactlyInAnyOrder(and("parents-marriage-certificate"));

        assertThat(warnings(child)).anyMatch(warning -> warning.contains("No father is named"));

        isAccepted(child, "mother-only");

        assertThat(warnings(child)).isEmpty();
        assertThat(child.requiredDocuments()).containsExactlyInAnyOrder(OF_EVERY_CHILD);
        assertThat(events(child)).containsExactly("parents-marriage-certificate NOT_NEEDED dpsDataEntry");
        assertThat(child.timesTold("document-needed")).isZero();
        office.timePassesTo("2026-09-09 09:10");
        approves(child, OF_EVERY_CHILD);
        assertThat(child.status()).isEqualTo(Status.BILLED);
    }

    @Test
    void theChildOfDivorcedParentsBringsTheRulingOnCustody() {
        CaseStory child = office.receivesApplication(Applicants.child()).chooses("DPS-20260909-0900");

        isAccepted(child, "parents-divorced");

        assertThat(child.requiredDocuments()).containsExactlyInAnyOrder(and("custody-ruling"));
        assertThat(events(child))
                .containsExactly(
                        "custody-ruling NEEDED dpsDataEntry", "parents-marriage-certificate NOT_NEEDED dpsDataEntry");
        assertThat(child.timesTold("document-needed")).isEqualTo(1);
        assertThat(child.lastMessage().textEnglish()).contains("Ruling on custody");
        office.timePassesTo("2026-09-09 09:10");
        assertThatThrownBy(() -> approves(child, and("parents-marriage-certificate")))
                .isInstanceOf(Refusal.class)
                .hasMessage("originalsSeen: interview.originals-missing");
        approves(child, and("custody-ruling"));
        assertThat(child.status()).isEqualTo(Status.BILLED);
    }

    @Test
    void theInterviewerCorrectsWhoSignsAndSeesTheOriginalAtOnce() {
        CaseStory child = office.receivesApplication(Applicants.child()).comesToTheInterview();
        assertThat(child.requiredDocuments()).containsExactlyInAnyOrder(and("parents-marriage-certificate"));

        assertThatThrownBy(() -> approvesWith(child, "guardian", and("parents-marriage-certificate")))
                .isInstanceOf(Refusal.class)
                .hasMessage("originalsSeen: interview.originals-missing");
        assertThat(child.requiredDocuments())
                .describedAs("what was refused is not saved")
                .containsExactlyInAnyOrder(and("parents-marriage-certificate"));
        approvesWith(child, "guardian", and("guardian-ruling"));

        assertThat(child.requiredDocuments()).containsExactlyInAnyOrder(and("guardian-ruling"));
        assertThat(child.status()).isEqualTo(Status.BILLED);
    }

    @Test
    void whatWasSeenBeforeIsNotAskedForAnyMoreAndCountsAgainOnceItIs() {
        CaseStory child = office.receivesApplication(Applicants.child()).comesToTheInterview();
        child.completes(
                "dpsInterviewer",
                "interview",
                Map.of(
                        "guardianship",
                        "parent-died",
                        "originalsSeen",
                        json(and("parents-marriage-certificate")),
                        "decision",
                        "documents-missing",
                        "reason",
                        "Akta kematian ayah belum ada"));
        assertThat(child.requiredDocuments()).containsExactlyInAnyOrder(and("death-certificate"));
        child.completes("dpsCounter", "complete-documents", Map.of("originalsSeen", json("death-certificate")));

        approvesWith(child, "parents-married", "parents-marriage-certificate");

        assertThat(child.requiredDocuments()).containsExactlyInAnyOrder(and("parents-marriage-certificate"));
        assertThat(child.status()).isEqualTo(Status.BILLED);
        assertThat(events(child))
                .containsExactly(
                        "death-certificate NEEDED dpsInterviewer",
                        "parents-marriage-certificate NOT_NEEDED dpsInterviewer",
                        "parents-marriage-certificate NEEDED dpsInterviewer",
                        "death-certificate NOT_NEEDED dpsInterviewer");
    }

    @Test
    void anAdultSignsAlone() {
        CaseStory adult = office.receivesApplication(Applicants.adult()).chooses("DPS-20260909-0900");

        isAccepted(adult, "guardian");

        assertThat(adult.requiredDocuments())
                .containsExactlyInAnyOrder("ktp", "family-card", "birth-or-identity-record");
        assertThat(events(adult)).isEmpty();
    }

    @Test
    void nothingButTheNamedVariantsIsTaken() {
        CaseStory child = office.receivesApplication(Applicants.child()).chooses("DPS-20260909-0900");

        assertThatThrownBy(() -> isAccepted(child, "grandmother"))
                .isInstanceOf(Refusal.class)
                .hasMessage("guardianship: form.option");
    }

    private void isAccepted(CaseStory story, String guardianship) {
        story.completes("dpsDataEntry", "data-entry", Map.of("decision", "accept", "guardianship", guardianship));
    }

    private void approves(CaseStory story, String... originals) {
        approvesWith(story, null, originals);
    }

    private void approvesWith(CaseStory story, String guardianship, String... originals) {
        story.isPhotographed();
        Map<String, Object> answers = new HashMap<>();
        answers.put("decision", "approve");
        answers.put("guardianship", guardianship);
        answers.put("originalsSeen", json(originals));
        story.completes("dpsInterviewer", "interview", answers);
    }

    private static String json(String... codes) {
        return Arrays.stream(codes).map(code -> '"' + code + '"').collect(Collectors.joining(",", "[", "]"));
    }

    private static String[] and(String paper) {
        String[] papers = Arrays.copyOf(OF_EVERY_CHILD, OF_EVERY_CHILD.length + 1);
        papers[OF_EVERY_CHILD.length] = paper;
        return papers;
    }

    private List<String> warnings(CaseStory story) {
        return summary.warnings(cases.get(story.number()));
    }

    private List<String> events(CaseStory story) {
        return copies.history(story.number()).stream()
                .map(event -> event.code() + " " + event.what() + " " + event.actor())
                .toList();
    }
}
