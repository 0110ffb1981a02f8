package id.paspor.issuance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.paspor.casefile.Status;
import id.paspor.issuance.PassportRegister;
import id.paspor.issuance.PickupMatch;
import id.paspor.issuance.Pickups;
import id.paspor.issuance.RegisteredPassport;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.model.PathAssert;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class HandOverStoryTest {

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Pickups pickups;

    @Autowired
    PassportRegister register;

    @Autowired
    Offices offices;

    @Autowired
    FormService forms;

    @Autowired
    JdbcClient jdbc;

    @Test
    void fromTheApplicationToTheHandOverEveryStepIsInTheHistory() {
        CaseStory budi = office.receivesApplication(Applicants.adult());

        budi.isReadyForPickup();
        office.timePassesTo("2026-09-14 09:00");
        budi.isCollected();

        PathAssert.assertThat(budi.process())
                .hasPassedInOrder(
                        "application-submitted",
                        "choose-interview-slot",
                        "data-entry",
                        "interview",
                        "await-payment",
                        "print-passport",
                        "hand-over-passport",
                        "passport-handed-over")
                .isEnded();
        assertThat(budi.history())
                .containsExactly(
                        "2026-09-07 08:30 registered by applicant",
                        "2026-09-07 08:30 slot-booked by applicant",
                        "2026-09-07 08:30 data-accepted by dpsDataEntry",
                        "2026-09-09 09:10 interview-approved by dpsInterviewer",
                        "2026-09-09 09:10 billed by system",
                        "2026-09-10 10:00 paid by system",
                        "2026-09-10 10:00 booklet-allocated by system",
                        "2026-09-11 10:00 printed by dpsPrinting",
                        "2026-09-11 10:00 ready-for-pickup by system",
                        "2026-09-14 09:00 passport-handed-over by dpsCounter");
        assertThat(budi.messages()).hasSize(6);
        for (String told :
                new String[] {"registered", "slot-booked", "billed", "paid", "ready-for-pickup", "passport-handed-over"
                }) {
            assertThat(budi.timesTold(told)).describedAs(told).isEqualTo(1);
        }
        assertThat(office.booklet("X1000001")).isEqualTo("HANDED_OVER");
        assertThat(office.register(budi)).isEqualTo("X1000001 to self by dpsCounter at 2026-09-14 09:00");
    }

    @Test
    void theApplicantIsRemindedOnTheSeventhFourteenthAndTwentyFifthDay() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isReadyForPickup(); // Friday 11 September

        office.timePassesTo("2026-09-18 07:59");
        assertThat(budi.timesTold("pickup-reminder")).isZero();
        office.timePassesTo("2026-09-18 08:00");
        assertThat(budi.timesTold("pickup-reminder")).isEqualTo(1);
        assertThat(budi.lastMessage().textEnglish())
                .contains(budi.passport().pickupCode())
                .contains("12 October 2026 23.59 WITA");
        office.timePassesTo("2026-09-25 07:59");
        assertThat(budi.timesTold("pickup-reminder")).isEqualTo(1);
        office.timePassesTo("2026-09-25 08:00");
        assertThat(budi.timesTold("pickup-reminder")).isEqualTo(2);
        office.timePassesTo("2026-10-06 07:59");
        assertThat(budi.timesTold("pickup-reminder")).isEqualTo(2);
        office.timePassesTo("2026-10-06 08:00");
        assertThat(budi.timesTold("pickup-reminder")).isEqualTo(3);

        budi.isCollected();
        ProcessEngineTests.assertThat(budi.process()).isEnded();
        assertThat(budi.status()).isEqualTo(Status.PASSPORT_HANDED_OVER);
    }

    @Test
    void whoCollectsIsRemindedNoMore() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isReadyForPickup();
        office.timePassesTo("2026-09-18 08:00");
        budi.isCollected();

        office.timePassesTo("2026-11-01 08:00");

        assertThat(budi.timesTold("pickup-reminder")).isEqualTo(1);
        assertThat(budi.status()).isEqualTo(Status.PASSPORT_HANDED_OVER);
    }

    @Test
    void aPassportThatIsNotCollectedInAMonthIsCancelled() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isReadyForPickup();
        String number = budi.passport().number();

        office.timePassesTo("2026-10-12 23:59"); // a month from Friday 11 September ends on a Sunday
        assertThat(budi.status()).isEqualTo(Status.READY_FOR_PICKUP);
        office.timePassesTo("2026-10-13 00:00");

        PathAssert.assertThat(budi.process())
                .hasPassedInOrder("pickup-period-over", "cancel-passport", "passport-cancelled-uncollected")
                .isEnded();
        assertThat(budi.history()).last().isEqualTo("2026-10-12 23:59 passport-cancelled-uncollected by system");
        assertThat(budi.timesTold("passport-cancelled-uncollected")).isEqualTo(1);
        assertThat(office.booklet(number)).isEqualTo("CANCELLED: uncollected");
    }

    @Test
    void theApplicantIsToldWhereWhenAndWithWhatToCollect() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isReadyForPickup();

        assertThat(budi.lastMessage().textEnglish())
                .contains(
                        "Kantor Imigrasi Denpasar",
                        "12 October 2026 23.59 WITA",
                        budi.passport().pickupCode(),
                        "from 08.00 to 15.00",
                        "identity card and the receipt",
                        "family card",
                        "letter of authority with stamp duty");
    }

    @Test
    void aWrongPickupCodeIsRefusedAndTheRightOneHandsOver() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isReadyForPickup();

        assertThatThrownBy(() -> collects(budi, wrong(budi)))
                .isInstanceOf(Refusal.class)
                .hasMessage("pickupCode: pickup.wrong-code");
        assertThat(office.booklet("X1000001")).isEqualTo("PRINTED");

        collects(budi, budi.passport().pickupCode());
        assertThat(office.booklet("X1000001")).isEqualTo("HANDED_OVER");
    }

    @Test
    void anotherCasesCodeIsAWrongOne() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isReadyForPickup();
        CaseStory siti = office.receivesApplication(Applicants.adult());
        siti.chooses("DPS-20260915-0900").isAccepted();
        office.timePassesTo("2026-09-15 09:10");
        siti.isApproved();
        office.timePassesTo("2026-09-15 10:00");
        siti.pays("BANK-2").isPrinted();
        jdbc.sql("update passport set pickup_code = case registration_number when ? then '111111' else '222222' end")
                .param(budi.registrationNumber())
                .update();

        assertThatThrownBy(() -> collects(siti, "111111")).hasMessage("pickupCode: pickup.wrong-code");

        assertThat(pickups.find("DPS", "111 111"))
                .extracting(PickupMatch::registrationNumber)
                .containsExactly(budi.number());
        assertThat(pickups.find("JKS", "111111")).isEmpty();
        collects(siti, "222222");
        assertThat(pickups.find("DPS", "222222"))
                .as("what is handed over waits no more")
                .isEmpty();
    }

    @Test
    void afterThreeWrongCodesOnlyASupervisorLetsItGoOn() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isReadyForPickup();
        String number = budi.registrationNumber();
        assertThatThrownBy(() -> pickups.release(new RegistrationNumber(number), "Tanpa sebab"))
                .hasMessage("pickup.not-held-back");

        assertThatThrownBy(() -> collects(budi, wrong(budi))).hasMessage("pickupCode: pickup.wrong-code");
        assertThatThrownBy(() -> collects(budi, wrong(budi))).hasMessage("pickupCode: pickup.wrong-code");
        assertThatThrownBy(() -> collects(budi, wrong(budi))).hasMessage("pickup.held-back");

        assertThatThrownBy(() -> collects(budi, budi.passport().pickupCode())).hasMessage("pickup.held-back");
        assertThatThrownBy(budi::isCollected).hasMessage("pickup.held-back");
        assertThat(office.booklet("X1000001")).isEqualTo("PRINTED");
        assertThat(budi.history()).last().isEqualTo("2026-09-11 10:00 pickup-held-back by dpsCounter");
        assertThat(budi.status()).isEqualTo(Status.READY_FOR_PICKUP);

        assertThatThrownBy(() -> pickups.release(new RegistrationNumber(number), " x "))
                .hasMessage("reason: reason.needed");
        office.as("dpsSupervisor", () -> pickups.release(new RegistrationNumber(number), "KTP diperiksa"));
        assertThat(budi.history()).last().isEqualTo("2026-09-11 10:00 pickup-released by dpsSupervisor: KTP diperiksa");
        assertThatThrownBy(() -> collects(budi, wrong(budi))).hasMessage("pickupCode: pickup.wrong-code");
        budi.isCollected();
        assertThat(office.booklet("X1000001")).isEqualTo("HANDED_OVER");
    }

    @Test
    void theRegisterSaysWhichRelativeCollected() {
        Map<String, Object> answers = Applicants.adult();
        answers.put("fullName", "Budi Santoso");
        CaseStory budi = office.receivesApplication(answers).isReadyForPickup();

        budi.completes("dpsCounter", "hand-over-passport", family("5171012204600003"));

        assertThat(office.register(budi))
                .isEqualTo(
                        "X1000001 to family parent Ketut Santoso 5171012204600003 by dpsCounter at 2026-09-11 10:00");
        Office denpasar = offices.get("DPS");
        assertThat(register.handedOver(denpasar, LocalDate.of(2026, 9, 11)))
                .extracting(RegisteredPassport::number, RegisteredPassport::relation, RegisteredPassport::state)
                .containsExactly(tuple("X1000001", "parent", RegisteredPassport.State.HANDED_OVER));
        assertThat(register.issued(denpasar, LocalDate.of(2026, 9, 11))).hasSize(1);
        assertThat(register.handedOver(denpasar, LocalDate.of(2026, 9, 10))).isEmpty();
        assertThat(register.handedOver(offices.get("JKS"), LocalDate.of(2026, 9, 11)))
                .isEmpty();
        for (String wanted : List.of("x1000001", budi.registrationNumber(), "budi s")) {
            assertThat(register.find(denpasar, wanted)).as(wanted).hasSize(1);
        }
        for (String wanted : List.of("", "bu", "%%%", "BUD_", "santoso", "\\", "'")) {
            assertThat(register.find(denpasar, wanted)).as(wanted).isEmpty();
        }
    }

    @Test
    void whoCollectsForSomebodyIsNamedAndTheirPapersAreSeen() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isReadyForPickup();

        assertThatThrownBy(() -> budi.completes("dpsCounter", "hand-over-passport", Map.of("collectedBy", "family")))
                .hasMessage("relation: form.required, collectorName: form.required, collectorIdNumber: form.required,"
                        + " familyCardSeen: form.required");
        assertThatThrownBy(() -> budi.completes("dpsCounter", "hand-over-passport", Map.of("collectedBy", "proxy")))
                .hasMessage("collectorName: form.required, collectorIdNumber: form.required,"
                        + " letterOfAuthoritySeen: form.required");
        assertThatThrownBy(() -> budi.completes("dpsCounter", "hand-over-passport", family("5171013213600003")))
                .hasMessage("collectorIdNumber: nik.impossible");
        assertThat(office.booklet("X1000001")).isEqualTo("PRINTED");

        budi.completes(
                "dpsCounter",
                "hand-over-passport",
                Map.of(
                        "collectedBy", "proxy",
                        "collectorName", "Ketut Santoso",
                        "collectorIdNumber", "5171012204600003",
                        "letterOfAuthoritySeen", true));
        assertThat(office.register(budi))
                .isEqualTo("X1000001 to proxy Ketut Santoso 5171012204600003 by dpsCounter at 2026-09-11 10:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "517101220460000", "51710122046000033", "517101220460000X", "5171012204600003\n"})
    void theRegisterTakesNoIdentityNumberThatIsNone(String number) {
        office.receivesApplication(Applicants.adult())
                .isReadyForPickup()
                .completes("dpsCounter", "hand-over-passport", family("5171012204600003"));

        assertThatThrownBy(() -> jdbc.sql("update pickup set collector_id_number = ?")
                        .param(number)
                        .update())
                .hasMessageContaining("collector_has_a_nik");
    }

    @Test
    void twoWhoHandItOverAtOnceHandItOverOnce() throws InterruptedException, ExecutionException {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isReadyForPickup();
        String task = budi.openTask().getId();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService counters = Executors.newFixedThreadPool(2);
        Callable<Boolean> handsOver = () -> {
            together.await();
            try {
                office.as("dpsCounter", () -> forms.submitTaskForm(task, Map.of("collectedBy", "self")));
                return true;
            } catch (Refusal | NullValueException late) {
                return false;
            }
        };
        try {
            Future<Boolean> one = counters.submit(handsOver);
            Future<Boolean> other = counters.submit(handsOver);
            assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
        } finally {
            counters.shutdownNow();
        }
        assertThat(office.rowsIn("pickup")).isEqualTo(1);
    }

    private static Map<String, Object> family(String nik) {
        return Map.of(
                "collectedBy", "family",
                "relation", "parent",
                "collectorName", "Ketut Santoso",
                "collectorIdNumber", nik,
                "familyCardSeen", true);
    }

    private static void collects(CaseStory story, String code) {
        story.completes("dpsCounter", "hand-over-passport", Map.of("collectedBy", "self", "pickupCode", code));
    }

    private static String wrong(CaseStory story) {
        return story.passport().pickupCode().equals("123456") ? "654321" : "123456";
    }
}
