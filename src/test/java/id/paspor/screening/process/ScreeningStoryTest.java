package id.paspor.screening.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.screening.Screening;
import id.paspor.screening.ScreeningHit;
import id.paspor.screening.ScreeningHit.Kind;
import id.paspor.screening.ScreeningHit.MatchedBy;
import id.paspor.screening.WatchList;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.model.PathAssert;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class ScreeningStoryTest {

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Screening screening;

    @Autowired
    ProcessEngine engine;

    @AfterEach
    void dismiss() {
        engine.getIdentityService().deleteUser("dpsBoth");
    }

    @Test
    void aSupervisorClearsAnotherPersonOfTheSameName() {
        office.isToldToPrevent("BUDI SANTOSO");
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("adjudicate");
        assertThat(budi.status()).isEqualTo(Status.UNDER_REVIEW);

        budi.completes("dpsSupervisor", "adjudicate", Map.of("decision", "clear"));

        PathAssert.assertThat(budi.process())
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

        PathAssert.assertThat(budi.process())
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sukarno                 | SOEKARNO              |            | true
            Nur Al Amin             | Noer  Al-Amin         |            | true
            Dian Obrien             | Dian O’Brien          |            | true
            Muhammad Rizki Ramadhan | RAMADAN Mochamad Rizky |           | true
            Budi Santoso            | Budi Santosa          |            | true
            Budi Santoso            | Budi Santosa          | 1986-04-22 | true
            Budi Santoso            | Budi Santosa          | 1971-01-30 | false
            Budi Santoso            | Budi Santoso          | 1971-01-30 | true
            Budi Santoso Wijaya     | Wijaya                | 1986-04-22 | true
            Budi Santoso Wijaya     | Wijaya                |            | false
            Budi Santoso            | Siti Aminah           | 1986-04-22 | false
            Budi Santoso            | Budi Hartono          |            | false
            """)
    void namesAreComparedByTheirSoundAndTheBirthDateCounts(
            String applicant, String listed, String born, boolean isFound) {
        office.imports(
                WatchList.PREVENTION_ORDERS,
                ",,\"" + listed + "\"," + (born == null ? "" : born) + ",Kejaksaan Agung,,2026-06-01,2026-11-30");

        CaseStory story = office.receivesApplication(named(applicant));

        assertThat(screening.screen(story.number())).isEqualTo(isFound);
    }

    @Test
    void theNikOfAnOrderFindsAnotherName() {
        Map<String, Object> answers = Applicants.adult();
        office.imports(
                WatchList.PREVENTION_ORDERS,
                answers.get("nik") + ",,Orang Lain,1971-01-30,Polri,SP-1,2026-06-01,2026-11-30");
        CaseStory budi = office.receivesApplication(answers).isBilled();

        assertThat(found(budi))
                .singleElement()
                .returns(Kind.PREVENTION_ORDER, ScreeningHit::kind)
                .returns(MatchedBy.NIK, ScreeningHit::matchedBy)
                .returns("Orang Lain", ScreeningHit::fullName)
                .returns("SP-1", ScreeningHit::reference);
    }

    @Test
    void theNumberOfTheOldPassportFindsAnotherName() {
        office.imports(WatchList.PREVENTION_ORDERS, ",b 1234567,Orang Lain,,Polri,,2026-06-01,2026-09-09");
        CaseStory budi = office.receivesApplication(Applicants.replacement()).isBilled();

        assertThat(found(budi)).singleElement().returns(MatchedBy.PASSPORT_NUMBER, ScreeningHit::matchedBy);
    }

    @Test
    void aDeferralInForceIsFoundByTheNikAloneAndALapsedOneIsNot() {
        Map<String, Object> answers = Applicants.adult();
        office.imports(WatchList.DEFERRALS, answers.get("nik") + ",Budi,Kanim Denpasar,,2025-09-09,2026-09-09");
        CaseStory budi = office.receivesApplication(answers).isBilled();
        assertThat(found(budi)).singleElement().returns(Kind.DEFERRAL, ScreeningHit::kind);
        budi.completes("dpsSupervisor", "adjudicate", Map.of("decision", "reject", "reasonCode", "legal-bar"));

        office.imports(WatchList.DEFERRALS, answers.get("nik") + ",Budi,Kanim Denpasar,,2025-09-09,2026-09-08");
        CaseStory later = office.receivesApplication(answers);

        assertThat(screening.screen(later.number())).isFalse();
    }

    @Test
    void anEarlierPassportThatIsStillValidIsFoundUnlessItIsTheOneToBeReplaced() {
        Map<String, Object> answers = Applicants.adult();
        CaseStory first = office.receivesApplication(answers).isReadyForPickup().isCollected();
        String number = first.passport().number();

        CaseStory again = office.receivesApplication(answers);
        assertThat(screening.screen(again.number())).isTrue();
        assertThat(found(again))
                .singleElement()
                .returns(Kind.VALID_PASSPORT, ScreeningHit::kind)
                .returns(number, ScreeningHit::passportNumber);
        again.isWithdrawn();

        answers.putAll(Map.of(
                "kind", "replacement",
                "oldPassportNumber", number,
                "oldPassportExpiry", "2025-06-30",
                "oldPassportCondition", "good"));
        CaseStory replacement = office.receivesApplication(answers);
        assertThat(screening.screen(replacement.number())).isFalse();
    }

    @Test
    void somebodyOfTheSameNameBirthDateAndMotherUnderAnotherNikIsFound() {
        CaseStory other = office.receivesApplication(named("Nur Al Amin"));
        Map<String, Object> anotherMothers = named("Nur Al Amin");
        anotherMothers.put("motherName", "Sri Wahyuni");
        CaseStory namesake = office.receivesApplication(anotherMothers);
        CaseStory born = office.receivesApplication(Applicants.born(named("Nur Al Amin"), LocalDate.of(1986, 4, 23)));
        CaseStory same = office.receivesApplication(named("NOER AMIN AL"));

        assertThat(screening.screen(namesake.number())).isFalse();
        assertThat(screening.screen(born.number())).isFalse();
        assertThat(screening.screen(same.number())).isTrue();
        assertThat(found(same))
                .singleElement()
                .returns(Kind.DUPLICATE_IDENTITY, ScreeningHit::kind)
                .returns(MatchedBy.PERSON, ScreeningHit::matchedBy)
                .returns(other.registrationNumber(), ScreeningHit::reference);

        other.isWithdrawn();
        assertThat(screening.screen(same.number())).isFalse();
    }

    @Test
    void aPassportThatAnotherPersonGotUnderTheSameNikIsFound() {
        Map<String, Object> answers = named("Wayan Sudarma");
        String number = office.receivesApplication(answers)
                .isReadyForPickup()
                .isCollected()
                .passport()
                .number();
        answers.putAll(Map.of(
                "kind", "replacement",
                "oldPassportNumber", number,
                "oldPassportExpiry", "2025-06-30",
                "oldPassportCondition", "good"));

        answers.put("fullName", "I Wayan Sudarma");
        CaseStory himself = office.receivesApplication(answers);
        assertThat(screening.screen(himself.number())).isFalse();
        himself.isWithdrawn();

        answers.put("fullName", "Rudi Hartono");
        CaseStory another = office.receivesApplication(answers);
        assertThat(screening.screen(another.number())).isTrue();
        assertThat(found(another))
                .singleElement()
                .returns(Kind.DUPLICATE_IDENTITY, ScreeningHit::kind)
                .returns(MatchedBy.NIK, ScreeningHit::matchedBy)
                .returns("Wayan Sudarma", ScreeningHit::fullName);
    }

    @Test
    void whoDidTheInterviewDoesNotDecide() {
        employs("dpsBoth", "interviewer", "supervisor");
        office.isToldToPrevent("Budi Santoso");
        CaseStory budi = office.receivesApplication(named("Budi Santoso"))
                .comesToTheInterview()
                .isApprovedBy("dpsBoth");

        for (String decision : List.of("clear", "reject")) {
            assertThatThrownBy(() -> budi.completes(
                            "dpsBoth", "adjudicate", Map.of("decision", decision, "reason", "Menurut saya")))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("screening.own-interview");
        }
        assertThat(budi.status()).isEqualTo(Status.UNDER_REVIEW);
        assertThat(found(budi)).hasSize(1);
        budi.completes("dpsSupervisor", "adjudicate", Map.of("decision", "clear"));
        assertThat(budi.status()).isEqualTo(Status.BILLED);
    }

    @Test
    void whatWasClearedIsNotAskedAgainAndWhatIsNewIs() {
        office.isToldToPrevent("Budi Santoso");
        CaseStory budi = office.receivesApplication(named("Budi Santoso")).isBilled();
        budi.completes("dpsSupervisor", "adjudicate", Map.of("decision", "clear"));

        assertThat(screening.screen(budi.number())).isFalse();
        office.imports(
                WatchList.PREVENTION_ORDERS,
                ",,Budi Santoso,,Kejaksaan Agung,,2026-06-01,2026-12-15",
                ",,Budi Santoso,1986-04-22,Polri,,2026-06-01,2026-11-30");
        assertThat(screening.screen(budi.number())).isTrue();
        assertThat(found(budi)).singleElement().returns("Polri", ScreeningHit::authority);
    }

    @Test
    void theEvidenceIsShownToWhoeverDecidesAndToldToNobody() {
        office.imports(
                WatchList.PREVENTION_ORDERS,
                "5171012204860001,A7654321,Budi Santosa,1986-04-22,Jaksa Tinggi,SP-77,2026-06-01,2026-11-30");
        CaseStory budi = office.receivesApplication(named("Budi Santoso")).isBilled();

        String shown = office.as(
                "dpsSupervisor",
                () -> engine.getFormService()
                        .getTaskFormVariables(budi.openTask().getId())
                        .get("hits")
                        .toString());
        assertThat(shown)
                .contains("Budi Santosa", "kemiripan 73 %", "5171 0122 0486 0001", "A7654321", "Jaksa Tinggi", "SP-77")
                .contains("22 April 1986 (sama / the same)", "30 November 2026", "menurut nama / by the name");
        String told = budi.messages().toString() + budi.history();
        for (String secret :
                List.of("Santosa", "Jaksa Tinggi", "SP-77", "A7654321", "5171012204860001", "5171 0122 0486 0001")) {
            assertThat(told).doesNotContain(secret);
        }
    }

    /** An account of the office that is at several desks. */
    private void employs(String account, String... desks) {
        IdentityService identity = engine.getIdentityService();
        User user = identity.newUser(account);
        user.setPassword("demo");
        ((IdentityServiceImpl) identity).saveUser(user, true);
        List.of(desks).forEach(desk -> identity.createMembership(account, desk));
        identity.createTenantUserMembership("DPS", account);
    }

    private List<ScreeningHit> found(CaseStory story) {
        return screening.open(story.number());
    }

    private static Map<String, Object> named(String fullName) {
        Map<String, Object> answers = Applicants.adult();
        answers.put("fullName", fullName);
        return answers;
    }
}
