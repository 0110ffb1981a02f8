package id.paspor.casefile.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.model.PathAssert;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class EligibilityStoryTest {

    @Autowired
    ImmigrationOffice office;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lost | A lost passport cannot be replaced online. Come to the immigration office with the police"
                        + " report.",
                "damaged | A damaged passport cannot be replaced online.",
                "data-changed | A change of data cannot be applied for online."
            })
    void aPassportThatIsNotInGoodConditionIsReplacedAtTheOffice(String condition, String told) {
        Map<String, Object> answers = Applicants.replacement();
        answers.put("oldPassportCondition", condition);

        CaseStory budi = office.receivesApplication(answers);

        assertReferred(budi, told);
    }

    @Test
    void aPassportThatIsStillValidIsReplacedAtTheOffice() {
        Map<String, Object> answers = Applicants.replacement();
        answers.put("oldPassportExpiry", "2026-09-07");

        CaseStory budi = office.receivesApplication(answers);

        assertReferred(budi, "Your passport is still valid.");
    }

    @Test
    void aPassportThatExpiredYesterdayIsReplacedOnline() {
        Map<String, Object> answers = Applicants.replacement();
        answers.put("oldPassportExpiry", "2026-09-06");

        CaseStory budi = office.receivesApplication(answers);

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("choose-interview-slot");
        assertThat(budi.status()).isEqualTo(Status.REGISTERED);
    }

    @Test
    void whoWasReferredToTheOfficeMayApplyAgain() {
        Map<String, Object> answers = Applicants.replacement();
        answers.put("oldPassportCondition", "lost");
        office.receivesApplication(answers);
        answers.put("oldPassportCondition", "good");

        CaseStory second = office.receivesApplication(answers);

        ProcessEngineTests.assertThat(second.process()).isWaitingAt("choose-interview-slot");
    }

    @Test
    void onePersonHasOneApplicationUnderWay() {
        Map<String, Object> answers = Applicants.adult();
        CaseStory first = office.receivesApplication(answers);

        assertThatThrownBy(() -> office.receivesApplication("applicant2", answers))
                .isInstanceOf(Refusal.class)
                .hasMessage("application.already-active");

        first.isWithdrawn();
        assertThat(office.receivesApplication("applicant2", answers).status()).isEqualTo(Status.REGISTERED);
    }

    @Test
    void anAdultShowsIdentityCardFamilyCardAndBirthRecord() {
        CaseStory budi = office.receivesApplication(Applicants.adult());

        assertThat(budi.requiredDocuments()).containsExactly("ktp", "family-card", "birth-or-identity-record");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-09-08", "2031-09-06", "2025-06-30"})
    void aPassportWhosePagesAreFullIsReplacedOnlineExpiredOrNot(String expiry) {
        Map<String, Object> answers = Applicants.replacement();
        answers.put("oldPassportExpiry", expiry);
        answers.put("oldPassportCondition", "pages-full");

        CaseStory budi = office.receivesApplication(answers);

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("choose-interview-slot");
        assertThat(budi.requiredDocuments()).containsExactly("ktp", "old-passport");
        assertThat(budi.timesTold("registered")).isEqualTo(1);
    }

    @Test
    void aPassportIssuedAfter2009SparesTheOtherRecords() {
        Map<String, Object> answers = Applicants.replacement();
        answers.put("oldPassportExpiry", "2015-01-01");

        assertThat(office.receivesApplication(answers).requiredDocuments()).containsExactly("ktp", "old-passport");
    }

    @Test
    void aPassportIssuedUpTo2009SparesNothing() {
        Map<String, Object> answers = Applicants.replacement();
        answers.put("oldPassportExpiry", "2014-12-31");

        assertThat(office.receivesApplication(answers).requiredDocuments())
                .containsExactly("ktp", "family-card", "birth-or-identity-record", "old-passport");
    }

    @Test
    void aPassportIssuedAbroadSparesNothing() {
        Map<String, Object> answers = Applicants.replacement();
        answers.put("oldPassportIssuedAbroad", true);

        assertThat(office.receivesApplication(answers).requiredDocuments())
                .containsExactly("ktp", "family-card", "birth-or-identity-record", "old-passport");
    }

    @Test
    void aPassportThatIsOldAndIssuedAbroadAsksForEachRecordOnce() {
        Map<String, Object> answers = Applicants.replacement();
        answers.put("oldPassportExpiry", "2014-12-31");
        answers.put("oldPassportIssuedAbroad", true);

        assertThat(office.receivesApplication(answers).requiredDocuments())
                .containsExactly("ktp", "family-card", "birth-or-identity-record", "old-passport");
    }

    @Test
    void aChildIsIdentifiedThroughItsParents() {
        CaseStory child = office.receivesApplication(Applicants.child());

        assertThat(child.requiredDocuments())
                .containsExactly(
                        "parent-ktp",
                        "family-card",
                        "parents-marriage-certificate",
                        "birth-certificate",
                        "parents-statement");
    }

    @Test
    void tenYearsAreNotForAChild() {
        Map<String, Object> answers = Applicants.child();
        answers.put("product", "electronic-10y");

        assertThatThrownBy(() -> office.receivesApplication(answers))
                .isInstanceOf(Refusal.class)
                .hasMessage("product: product.ten-years-too-young");
        assertThat(office.engineTables("act\\_hi\\_%"))
                .isNotEmpty()
                .allSatisfy(table ->
                        assertThat(office.rowsIn(table)).describedAs(table).isZero());
    }

    @Test
    void aMarriedApplicantOfSixteenMayHaveTenYears() {
        Map<String, Object> answers = Applicants.born(Applicants.child(), LocalDate.of(2010, 3, 15));
        answers.put("product", "electronic-10y");
        answers.put("maritalStatus", "married");

        CaseStory ani = office.receivesApplication(answers);
        assertThat(ani.requiredDocuments()).contains("birth-certificate", "marriage-book");
        ani.isPaid();

        assertThat(ani.passport().issuedOn()).isEqualTo(LocalDate.of(2026, 9, 10));
        assertThat(ani.passport().expiresOn()).isEqualTo(LocalDate.of(2036, 9, 10));
    }

    @Test
    void aMarriedApplicantOfSixteenWhoWantsFiveYearsShowsNoMarriageBook() {
        Map<String, Object> answers = Applicants.born(Applicants.child(), LocalDate.of(2010, 3, 15));
        answers.put("maritalStatus", "married");

        assertThat(office.receivesApplication(answers).requiredDocuments()).doesNotContain("marriage-book");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-09-08, 100", // four years old
        "2021-09-07, 50", // five today
        "1966-09-08, 50", // still fifty-nine
        "1965-09-07, 100", // sixty-one today
    })
    void theYoungestAndTheOldestComeFirst(LocalDate born, int priority) {
        Map<String, Object> answers = Applicants.born(Applicants.child(), born);

        assertThat(office.receivesApplication(answers).openTask().getPriority()).isEqualTo(priority);
    }

    private static void assertReferred(CaseStory refused, String told) {
        PathAssert.assertThat(refused.process())
                .hasPassedInOrder("check-eligibility", "refer-to-office", "referred-to-office")
                .isEnded();
        assertThat(refused.status()).isEqualTo(Status.REFERRED_TO_OFFICE);
        assertThat(refused.history()).hasSize(2);
        assertThat(refused.history().get(1))
                .startsWith("2026-09-07 08:30 referred-to-office by applicant: ")
                .contains(told);
        assertThat(refused.timesTold("referred-to-office")).isEqualTo(1);
        assertThat(refused.timesTold("registered")).isZero();
        assertThat(refused.lastMessage().textEnglish())
                .contains(told, "Kantor Imigrasi Denpasar")
                .doesNotContain("Datanglah");
        assertThat(refused.lastMessage().textIndonesian())
                .contains("Kantor Imigrasi Denpasar")
                .doesNotContain(told);
    }
}
