package id.paspor.issuance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.util.Map;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class HandOverStoryTest {

    @Autowired
    ImmigrationOffice office;

    @Test
    void fromTheApplicationToTheHandOverEveryStepIsInTheHistory() {
        CaseStory budi = office.receivesApplication(Applicants.adult());

        budi.isReadyForPickup();
        office.timePassesTo("2026-09-14 09:00");
        budi.isCollected();

        ProcessEngineTests.assertThat(budi.process())
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

        ProcessEngineTests.assertThat(budi.process())
                .hasPassedInOrder("pickup-period-over", "cancel-passport", "passport-cancelled-uncollected")
                .isEnded();
        assertThat(budi.history()).last().isEqualTo("2026-10-12 23:59 passport-cancelled-uncollected by system");
        assertThat(budi.timesTold("passport-cancelled-uncollected")).isEqualTo(1);
        assertThat(office.booklet(number)).isEqualTo("CANCELLED: uncollected");
    }

    @Test
    void aWrongPickupCodeIsRefusedAndTheRightOneHandsOver() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isReadyForPickup();
        String right = budi.passport().pickupCode();
        String wrong = right.equals("123456") ? "654321" : "123456";

        assertThatThrownBy(() -> budi.completes(
                        "dpsCounter", "hand-over-passport", Map.of("collectedBy", "self", "pickupCode", wrong)))
                .isInstanceOf(Refusal.class)
                .hasMessage("pickupCode: pickup.wrong-code");
        assertThat(office.booklet("X1000001")).isEqualTo("PRINTED");

        budi.completes("dpsCounter", "hand-over-passport", Map.of("collectedBy", "self", "pickupCode", right));
        assertThat(office.booklet("X1000001")).isEqualTo("HANDED_OVER");
    }

    @Test
    void theRegisterSaysWhichRelativeCollected() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isReadyForPickup();

        budi.completes(
                "dpsCounter",
                "hand-over-passport",
                Map.of(
                        "collectedBy", "family",
                        "collectorName", "Ketut Santoso",
                        "collectorIdNumber", "5171012204600003"));

        assertThat(office.register(budi))
                .isEqualTo("X1000001 to family Ketut Santoso 5171012204600003 by dpsCounter at 2026-09-11 10:00");
    }
}
