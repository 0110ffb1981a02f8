package id.paspor.document.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseSummary;
import id.paspor.casefile.CaseSummary.Changed;
import id.paspor.casefile.CaseSummary.Correction;
import id.paspor.casefile.Status;
import id.paspor.casefile.reason.Reason;
import id.paspor.casefile.reason.ReasonCode;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.model.PathAssert;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class DataEntryStoryTest {

    @Autowired
    ImmigrationOffice office;

    @Autowired
    CaseFiles cases;

    @Autowired
    CaseSummary summary;

    @Test
    void whatIsReturnedIsCorrectedAndCheckedAgain() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260909-0900");

        budi.isReturned("Nama ibu kurang lengkap");
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("correct-application");
        assertThat(budi.lastMessage().textEnglish()).contains("Nama ibu kurang lengkap");
        assertThat(budi.openTask().getDueDate()).isEqualTo("2026-09-14T15:59:59Z"); // 23:59:59 in Denpasar
        budi.corrects(Map.of("motherName", "Siti Aminah Rahayu"));

        assertThat(summary.corrections(budi.number(), Texts.INDONESIAN))
                .singleElement()
                .extracting(Correction::changes, InstanceOfAssertFactories.list(Changed.class))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.label()).startsWith("Nama").doesNotContain("/");
                    assertThat(change.before()).isEqualTo("Siti Aminah");
                    assertThat(change.after()).isEqualTo("Siti Aminah Rahayu");
                });
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("data-entry");
        budi.isAccepted();
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
        assertThat(office.application(budi).motherName()).isEqualTo("Siti Aminah Rahayu");
        assertThat(office.application(budi).office()).isEqualTo("DPS");
        assertThat(budi.history())
                .containsExactly(
                        "2026-09-07 08:30 registered by applicant",
                        "2026-09-07 08:30 slot-booked by applicant",
                        "2026-09-07 08:30 correction-requested by dpsDataEntry: Nama ibu kurang lengkap",
                        "2026-09-07 08:30 corrected by applicant",
                        "2026-09-07 08:30 data-accepted by dpsDataEntry");
    }

    @Test
    void aCorrectionThatIsNotMadeInSevenDaysLapsesTheApplicationAndReleasesThePlace() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260916-0900");
        budi.isReturned("Foto KTP buram");
        assertThat(office.placesIn("DPS-20260916-0900")).isEqualTo(14);

        office.timePassesTo("2026-09-14 23:59");
        assertThat(budi.status()).isEqualTo(Status.CORRECTION_REQUESTED);
        office.timePassesTo("2026-09-15 00:00");

        PathAssert.assertThat(budi.process())
                .hasPassedInOrder("correction-not-made", "application-lapsed")
                .isEnded();
        assertThat(budi.history()).last().isEqualTo("2026-09-14 23:59 application-lapsed by system");
        assertThat(budi.timesTold("application-lapsed")).isEqualTo(1);
        assertThat(budi.bookings()).containsExactly("DPS-20260916-0900 RELEASED");
        assertThat(office.placesIn("DPS-20260916-0900")).isEqualTo(15);
    }

    @Test
    void aRejectionAtDataEntryEndsTheCaseWithItsReason() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260909-0900");

        budi.completes(
                "dpsDataEntry", "data-entry", Map.of("decision", "reject", "reason", "Data ganda dengan orang lain"));

        PathAssert.assertThat(budi.process()).hasPassed("application-rejected").isEnded();
        assertThat(budi.history())
                .last()
                .isEqualTo("2026-09-07 08:30 application-rejected by dpsDataEntry: Data ganda dengan orang lain");
        assertThat(budi.lastMessage().textEnglish()).contains("Data ganda dengan orang lain");
        assertThat(office.placesIn("DPS-20260909-0900")).isEqualTo(15);
    }

    @Test
    void aReasonOfTheListIsToldInTheLanguageOfTheApplicantWithTheWordsOfTheOfficer() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260909-0900");

        budi.completes("dpsDataEntry", "data-entry", Map.of("decision", "return", "reasonCode", "copy-unreadable"));

        assertThat(budi.lastMessage().textIndonesian()).contains("perbaikan: Salinan dokumen tidak terbaca. Unggah");
        assertThat(budi.lastMessage().textEnglish()).contains("A copy cannot be read. Upload");
        assertThat(cases.latestReason(budi.number())).contains(new Reason(ReasonCode.COPY_UNREADABLE, null));
        budi.corrects(Map.of());
        budi.completes(
                "dpsDataEntry",
                "data-entry",
                Map.of("decision", "reject", "reasonCode", "papers-untrue", "reason", "Ijazah."));

        assertThat(budi.history())
                .last()
                .isEqualTo("2026-09-07 08:30 application-rejected by dpsDataEntry: PAPERS_UNTRUE Ijazah.");
        assertThat(budi.lastMessage().textEnglish()).contains("statement that was given is not true. Ijazah.");
    }

    @Test
    void aReasonOfTheListDoesNotOutliveTheDecisionThatItWasGivenFor() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260909-0900");
        budi.completes("dpsDataEntry", "data-entry", Map.of("decision", "return", "reasonCode", "data-differ"));
        budi.corrects(Map.of())
                .completes(
                        "dpsDataEntry",
                        "data-entry",
                        Map.of("decision", "reject", "reason", "Data ganda dengan orang lain"));

        assertThat(budi.history())
                .last()
                .isEqualTo("2026-09-07 08:30 application-rejected by dpsDataEntry: Data ganda dengan orang lain");
    }

    @ParameterizedTest
    @CsvSource({
        "return, , , reason: form.required",
        "reject, , , reason: form.required",
        "return, , Singkat, reason: form.too-short",
        "return, papers-untrue, , reasonCode: form.option",
        "return, legal-bar, Nama ibu kurang lengkap, reasonCode: form.option",
        "return, COPY_MISSING, , reasonCode: form.option"
    })
    void aReturnWithoutReasonIsRefusedAndNothingIsSaved(String decision, String code, String words, String refusal) {
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260909-0900");
        Map<String, Object> answers = new HashMap<>(Map.of("decision", decision));
        answers.put("reasonCode", code);
        answers.put("reason", words);

        assertThatThrownBy(() -> budi.completes("dpsDataEntry", "data-entry", answers))
                .isInstanceOf(Refusal.class)
                .hasMessage(refusal);

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("data-entry");
        assertThat(budi.status()).isEqualTo(Status.SLOT_BOOKED);
    }

    @Test
    void aChildIsNotGivenTenYearsByACorrection() {
        CaseStory child = office.receivesApplication(Applicants.child()).chooses("DPS-20260909-0900");
        child.isReturned("Jenis paspor salah");

        assertThatThrownBy(() -> child.corrects(Map.of("product", "electronic-10y")))
                .isInstanceOf(Refusal.class)
                .hasMessage("product: product.ten-years-too-young");

        ProcessEngineTests.assertThat(child.process()).isWaitingAt("correct-application");
        child.corrects(Map.of("product", "ordinary-5y"));
        assertThat(office.application(child).product().code()).isEqualTo("ordinary-5y");
    }

    @Test
    void whatDocumentsAreNeededFollowsACorrection() {
        CaseStory budi = office.receivesApplication(Applicants.replacement()).chooses("DPS-20260909-0900");
        assertThat(budi.requiredDocuments()).containsExactly("ktp", "old-passport");

        budi.isReturned("Paspor lama terbit di Den Haag");
        budi.corrects(Map.of("oldPassportIssuedAbroad", true));
        assertThat(budi.requiredDocuments())
                .containsExactlyInAnyOrder("ktp", "old-passport", "family-card", "birth-or-identity-record");

        budi.isReturned("Paspor lama terbit di Denpasar");
        budi.corrects(Map.of("oldPassportIssuedAbroad", false));
        assertThat(budi.requiredDocuments()).containsExactly("ktp", "old-passport");
    }

    @Test
    void aCorrectionDoesNotTurnAnApplicationIntoOneForTheOffice() {
        CaseStory budi = office.receivesApplication(Applicants.replacement()).chooses("DPS-20260909-0900");
        budi.isReturned("Nomor paspor lama salah");

        assertThatThrownBy(() -> budi.corrects(Map.of("oldPassportCondition", "lost")))
                .isInstanceOf(Refusal.class)
                .hasMessage("oldPassportCondition: application.at-the-office");
        assertThatThrownBy(() -> budi.corrects(Map.of("oldPassportExpiry", "2026-09-08")))
                .isInstanceOf(Refusal.class)
                .hasMessage("oldPassportExpiry: application.at-the-office");

        budi.corrects(Map.of("oldPassportCondition", "pages-full", "oldPassportExpiry", "2026-09-08"));
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("data-entry");
    }
}
