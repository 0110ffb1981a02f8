package id.paspor.issuance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class TwoNationalitiesStoryTest {

    private static final String PROOF = "two-nationalities-proof";

    @Autowired
    ImmigrationOffice office;

    @Test
    void atTwentyThePassportEndsOnTheTwentyFirstBirthday() {
        CaseStory story = story(LocalDate.of(2006, 6, 1));

        isMarked(story, true);

        assertThat(story.requiredDocuments()).contains(PROOF);
        assertThat(story.lastMessage().textEnglish()).contains("Proof of registration as a child of two nationalities");
        office.timePassesTo("2026-09-09 09:10");
        story.isPhotographed();
        assertThatThrownBy(() -> approves(story, Map.of(), seen(story, PROOF)))
                .isInstanceOf(Refusal.class)
                .hasMessage("originalsSeen: interview.originals-missing");
        story.isApproved();
        office.timePassesTo("2026-09-10 10:00");
        story.pays("BANK-TWO-NATIONALITIES");
        assertThat(story.passport().expiresOn()).isEqualTo(LocalDate.of(2027, 6, 1));
        assertThat(story.passport().mrz()).contains("M270601");
    }

    @Test
    void aSmallChildHasItForFiveYears() {
        CaseStory child = office.receivesApplication(Applicants.child()).comesToTheInterview();
        child.isPhotographed();

        approves(child, Map.of("twoNationalities", true), Stream.concat(needed(child), Stream.of(PROOF)));

        assertThat(child.requiredDocuments()).contains(PROOF);
        office.timePassesTo("2026-09-10 10:00");
        child.pays("BANK-SMALL-CHILD");
        assertThat(child.passport().expiresOn()).isEqualTo(LocalDate.of(2031, 9, 10));
    }

    @Test
    void fromTwentyOneNobodyIsMarked() {
        CaseStory story = story(LocalDate.of(2005, 9, 7));

        isMarked(story, true);

        assertThat(story.status()).as("the form does not ask").isEqualTo(Status.DATA_ACCEPTED);
        assertThat(story.requiredDocuments()).doesNotContain(PROOF);
    }

    @Test
    void whoGrowsOutOfItIsNotApprovedUntilTheMarkIsTakenAway() {
        CaseStory story = story(LocalDate.of(2005, 9, 9));
        isMarked(story, true);
        office.timePassesTo("2026-09-09 09:10");
        story.isPhotographed();

        assertThatThrownBy(() -> approves(story, Map.of(), needed(story)))
                .hasMessage("twoNationalities: two-nationalities.too-old");
        approves(story, Map.of("twoNationalities", false), seen(story, PROOF));

        assertThat(story.status()).isEqualTo(Status.BILLED);
        office.timePassesTo("2026-09-10 10:00");
        story.pays("BANK-GROWN-UP");
        assertThat(story.passport().expiresOn()).isEqualTo(LocalDate.of(2036, 9, 10));
    }

    @Test
    void whoGrowsOutOfItAfterTheInterviewHasToSettleWhichNationalityWasChosen() {
        CaseStory story = isPaidAtTwentyOne("BANK-SETTLED");

        assertThat(story.status()).isEqualTo(Status.NATIONALITY_OPEN);
        assertThat(story.lastMessage().textEnglish())
                .contains("Bring the paper that shows which nationality you chose to Kantor Imigrasi Denpasar");
        assertThatThrownBy(() -> settles(story, "settle", "")).hasMessage("reason: form.required");
        settles(story, "settle", "Surat pernyataan memilih WNI nomor 7/2026");

        assertThat(story.status()).isEqualTo(Status.BOOKLET_ALLOCATED);
        assertThat(story.requiredDocuments()).doesNotContain(PROOF);
        assertThat(story.passport().expiresOn()).isEqualTo(LocalDate.of(2036, 9, 10));
        assertThat(story.history()).anyMatch(line -> line.contains("7/2026") && line.contains("dpsSupervisor"));
    }

    @Test
    void whoChoseAnotherNationalityIsRejectedWithAReason() {
        CaseStory story = isPaidAtTwentyOne("BANK-NOT-SETTLED");

        settles(story, "reject", "Memilih kewarganegaraan lain");

        assertThat(story.status()).isEqualTo(Status.APPLICATION_REJECTED);
        assertThat(story.lastMessage().textEnglish()).contains("Memilih kewarganegaraan lain");
    }

    @Test
    void whoSettlesNothingMayWithdraw() {
        CaseStory story = isPaidAtTwentyOne("BANK-WITHDRAWN");

        story.isWithdrawn();

        assertThat(story.status()).isEqualTo(Status.APPLICATION_WITHDRAWN);
    }

    @Test
    void aPassportThatExpiredBeforeItWasPrintedIsNotGood() {
        CaseStory story = story(LocalDate.of(2005, 9, 11));
        isMarked(story, true);
        office.timePassesTo("2026-09-09 09:10");
        story.isApproved();
        office.timePassesTo("2026-09-10 10:00");
        story.pays("BANK-THE-DAY-BEFORE");
        assertThat(story.passport().expiresOn()).isEqualTo(LocalDate.of(2026, 9, 11));
        office.timePassesTo("2026-09-11 08:00");

        assertThatThrownBy(story::isPrinted).hasMessage("decision: passport.expired");
        story.completes(
                "dpsPrinting", "print-passport", Map.of("decision", "spoiled", "reason", "Sudah tidak berlaku"));

        assertThat(story.status()).isEqualTo(Status.NATIONALITY_OPEN);
    }

    @Test
    void aPassportThatExpiredAtTheCounterIsNotHandedOver() {
        CaseStory story = story(LocalDate.of(2005, 9, 11));
        isMarked(story, true);
        office.timePassesTo("2026-09-09 09:10");
        story.isApproved();
        office.timePassesTo("2026-09-10 10:00");
        story.pays("BANK-COLLECTED-LATE");
        story.isPrinted();
        office.timePassesTo("2026-09-11 08:00");

        assertThatThrownBy(story::isCollected).hasMessage("misprint: pickup.expired");
    }

    /** Marked before the birthday on which one nationality has been chosen, and paid for on it. */
    private CaseStory isPaidAtTwentyOne(String payment) {
        CaseStory story = story(LocalDate.of(2005, 9, 10));
        isMarked(story, true);
        office.timePassesTo("2026-09-09 09:10");
        story.isApproved();
        office.timePassesTo("2026-09-10 10:00");
        story.pays(payment);
        return story;
    }

    private static void settles(CaseStory story, String decision, String reason) {
        story.completes("dpsSupervisor", "settle-nationality", Map.of("decision", decision, "reason", reason));
    }

    private CaseStory story(LocalDate birth) {
        return office.receivesApplication(Applicants.born(Applicants.adult(), birth))
                .chooses("DPS-20260909-0900");
    }

    private static void isMarked(CaseStory story, boolean twoNationalities) {
        story.completes(
                "dpsDataEntry", "data-entry", Map.of("decision", "accept", "twoNationalities", twoNationalities));
    }

    private static void approves(CaseStory story, Map<String, Object> found, Stream<String> originals) {
        Map<String, Object> answers = new HashMap<>(found);
        answers.put("decision", "approve");
        answers.put("originalsSeen", originals.collect(Collectors.joining("\",\"", "[\"", "\"]")));
        story.completes("dpsInterviewer", "interview", answers);
    }

    private static Stream<String> needed(CaseStory story) {
        return List.copyOf(story.requiredDocuments()).stream();
    }

    private static Stream<String> seen(CaseStory story, String butFor) {
        return needed(story).filter(code -> !code.equals(butFor));
    }
}
