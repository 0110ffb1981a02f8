package id.paspor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.access.Access;
import id.paspor.casefile.access.AccessLog;
import id.paspor.document.DocumentCopies.Progress;
import id.paspor.kernel.Refusal;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.Walk;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

/** Until when copies are sent, replaced and asked for again, as a case goes on. */
@ProcessTest
class DocumentCopiesStoryTest {

    @Autowired
    ImmigrationOffice office;

    @Autowired
    DocumentCopies copies;

    @Autowired
    AccessLog accessLog;

    @Test
    void copiesAreReplacedUntilTheInterviewIsApproved() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        assertThat(Progress.of(copies.of(budi.number()))).isEqualTo(new Progress(3, 0, 0, true));
        sends(budi, "ktp", 500);
        budi.chooses("DPS-20260909-0900").isAccepted();
        sends(budi, "ktp", 600);
        office.timePassesTo("2026-09-09 09:10");
        budi.lacksDocuments("Kartu keluarga");
        sends(budi, "family-card", 500);
        assertThat(Progress.of(copies.of(budi.number()))).isEqualTo(new Progress(3, 2, 0, true));
        budi.completes("dpsCounter", "complete-documents", java.util.Map.of());
        budi.isApproved();

        refused(() -> sends(budi, "ktp", 700)).hasMessage("copy.not-replaceable");
        assertThat(Progress.of(copies.of(budi.number()))).isEqualTo(new Progress(3, 2, 0, false));
        assertThat(copies.history(budi.number()))
                .extracting(DocumentEvent::code)
                .containsExactly("ktp", "ktp", "family-card");
    }

    @Test
    void whatIsAskedForAgainIsTakenUntilPrintingBegins() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        sends(budi, "ktp", 500);
        budi.comesToTheInterview().isApproved();
        asksAgain(budi, "ktp", "Buram.");

        assertThat(Progress.of(copies.of(budi.number()))).isEqualTo(new Progress(3, 0, 1, true));
        refused(() -> sends(budi, "ktp", 500)).hasMessage("file: copy.same-as-before");
        sends(budi, "ktp", 600);
        refused(() -> sends(budi, "ktp", 700)).hasMessage("copy.not-replaceable");
        assertThat(budi.timesTold("document-asked-again")).isOne();
        assertThat(budi.lastMessage().textIndonesian()).contains("KTP").contains("Buram.");
        assertThat(budi.lastMessage().textEnglish()).contains("Identity card").contains("Buram.");

        office.timePassesTo("2026-09-10 10:00");
        budi.pays("BANK-1");
        refused(() -> asksAgain(budi, "ktp", "Buram.")).hasMessage("copy.too-late-to-ask");
    }

    @Test
    void whatNeverCameCanBeAskedForToo() {
        CaseStory budi = office.receivesApplication(Applicants.adult());

        asksAgain(budi, "family-card", "Belum ada.");

        assertThat(copies.of(budi.number()))
                .extracting(DocumentCopy::state)
                .containsExactly(
                        DocumentCopy.State.MISSING, DocumentCopy.State.ASKED_AGAIN, DocumentCopy.State.MISSING);
    }

    @Test
    void anApplicationThatHasEndedTakesNothing() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        asksAgain(budi, "ktp", "Belum ada.");
        budi.isWithdrawn();

        refused(() -> sends(budi, "ktp", 500)).hasMessage("copy.not-replaceable");
        refused(() -> asksAgain(budi, "ktp", "Buram.")).hasMessage("copy.too-late-to-ask");
    }

    @Test
    void whoeverLooksAgainWithinTenMinutesIsStillLooking() {
        CaseStory budi = office.receivesApplication(Applicants.adult());

        looksAt(budi, "dpsDataEntry", AccessLog.CASE_FILE);
        office.timePassesTo("2026-09-07 08:39");
        looksAt(budi, "dpsDataEntry", AccessLog.CASE_FILE);
        looksAt(budi, "dpsDataEntry", AccessLog.PHOTO);
        looksAt(budi, "dpsSupervisor", AccessLog.CASE_FILE);
        looksAt(budi, "applicant", AccessLog.CASE_FILE);
        accessLog.record(budi.number(), AccessLog.CASE_FILE);
        office.timePassesTo("2026-09-07 08:40");
        looksAt(budi, "dpsDataEntry", AccessLog.CASE_FILE);

        assertThat(accessLog.of(budi.number()))
                .extracting(DocumentCopiesStoryTest::line)
                .containsExactly(
                        "2026-09-07 08:40 dpsDataEntry of [dataEntry] in DPS at look.case-file",
                        "2026-09-07 08:39 dpsSupervisor of [supervisor] in DPS at look.case-file",
                        "2026-09-07 08:39 dpsDataEntry of [dataEntry] in DPS at look.photo",
                        "2026-09-07 08:30 dpsDataEntry of [dataEntry] in DPS at look.case-file");
    }

    private static String line(Access look) {
        return ImmigrationOffice.wallClock(look.lookedAt()) + " " + look.officer() + " of " + look.desks() + " in "
                + look.office() + " at " + look.what();
    }

    private void looksAt(CaseStory story, String account, String what) {
        office.as(account, () -> accessLog.record(story.number(), what));
    }

    private void sends(CaseStory story, String code, int width) {
        office.as(
                "applicant",
                () -> copies.put(story.number(), code, new ByteArrayResource(Walk.picture("png", width, 500))));
    }

    private void asksAgain(CaseStory story, String code, String reason) {
        office.as("dpsDataEntry", () -> copies.askAgain(story.number(), code, reason));
    }

    private static AbstractThrowableAssert<?, ?> refused(Runnable act) {
        return assertThatThrownBy(act::run).isInstanceOf(Refusal.class);
    }
}
