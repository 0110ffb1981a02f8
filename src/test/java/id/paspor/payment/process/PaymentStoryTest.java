package id.paspor.payment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.Status;
import id.paspor.payment.BankPayment;
import id.paspor.payment.Bill;
import id.paspor.payment.PaymentOutcome;
import id.paspor.payment.PaymentSource;
import id.paspor.payment.Payments;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.payment.telling.PaymentTelling;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.Meter;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import id.paspor.support.model.PathAssert;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class PaymentStoryTest {

    @Autowired
    ImmigrationOffice office;

    @Autowired
    TestClock clock;

    @Autowired
    Payments payments;

    @Autowired
    PaymentTelling telling;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry meters;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @ParameterizedTest
    @CsvSource({
        "ordinary-5y, 350000, 2031-09-10",
        "ordinary-10y, 650000, 2036-09-10",
        "electronic-5y, 650000, 2031-09-10",
        "electronic-10y, 950000, 2036-09-10"
    })
    void eachProductHasItsFeeAndItsValidity(String product, long rupiah, String expires) {
        Map<String, Object> answers = Applicants.adult();
        answers.put("product", product);
        CaseStory budi = office.receivesApplication(answers).isBilled();

        Bill bill = budi.bill();
        assertThat(bill.amount()).isEqualTo(rupiah);
        assertThat(bill.state()).isEqualTo(Bill.State.OPEN);
        assertThat(bill.virtualAccountNumber()).hasToString("88908" + budi.registrationNumber());
        assertThat(bill.dueAt()).isEqualTo("2026-09-16T15:59:59Z"); // seven days, to the last second in Denpasar
        assertThat(budi.ledger()).containsExactly("RECEIVABLE from STATE_REVENUE " + rupiah);
        assertThat(budi.lastMessage().textEnglish())
                .containsPattern("account 8890 8\\d{3} \\d{4} \\d{4} \\d{4} \\d by ");

        office.timePassesTo("2026-09-10 10:00");
        budi.pays("BANK-1");

        assertThat(budi.bill().state()).isEqualTo(Bill.State.PAID);
        assertThat(budi.bill().paidAt()).isEqualTo("2026-09-10T02:00:00Z");
        assertThat(budi.ledger())
                .containsExactly("RECEIVABLE from STATE_REVENUE " + rupiah, "BANK_CLEARING from RECEIVABLE " + rupiah);
        assertThat(budi.timesTold("paid")).isEqualTo(1);
        assertThat(budi.passport().expiresOn()).isEqualTo(expires);
    }

    @Test
    void theApplicantIsRemindedOnceTwoDaysBeforeTheBillIsDue() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();

        office.timePassesTo("2026-09-14 23:59");
        assertThat(budi.timesTold("payment-reminder")).isZero();
        office.timePassesTo("2026-09-15 00:00");
        assertThat(budi.timesTold("payment-reminder")).isEqualTo(1);
        assertThat(budi.lastMessage().textEnglish())
                .contains("950,000")
                .contains(budi.bill().groupedNumber());
        PathAssert.assertThat(budi.process())
                .hasPassedInOrder("payment-reminder-due", "remind-to-pay")
                .isWaitingFor("PaymentReceived");

        office.timePassesTo("2026-09-16 23:59");
        assertThat(budi.timesTold("payment-reminder")).isEqualTo(1);
        budi.pays("BANK-1");
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("print-passport");
    }

    @Test
    void aReminderThatComesAfterTheBillWasDueIsNotFollowedByAnotherAtOnce() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();
        clock.setTo(ImmigrationOffice.instant("2026-09-20 08:00"));

        management.executeJob(reminder(budi).getId());

        assertThat(reminder(budi).getDuedate()).isEqualTo("2026-09-21T00:00:00Z");
        assertThat(budi.timesTold("payment-reminder")).isEqualTo(1);
    }

    private Job reminder(CaseStory story) {
        return management
                .createJobQuery()
                .processInstanceId(story.process().getId())
                .activityId("payment-reminder-due")
                .singleResult();
    }

    @Test
    void aBillThatIsNotPaidInSevenDaysExpiresAndNothingIsOwedAnyMore() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();

        office.timePassesTo("2026-09-17 08:00");

        PathAssert.assertThat(budi.process())
                .hasPassedInOrder("payment-overdue", "bill-expired")
                .isEnded();
        assertThat(budi.history()).last().isEqualTo("2026-09-16 23:59 bill-expired by system");
        assertThat(budi.bill().state()).isEqualTo(Bill.State.EXPIRED);
        assertThat(budi.ledger())
                .containsExactly("RECEIVABLE from STATE_REVENUE 950000", "STATE_REVENUE from RECEIVABLE 950000");
        assertThat(budi.timesTold("bill-expired")).isEqualTo(1);
        assertThat(budi.isReportedPaid("BANK-1", 950_000, PaymentSource.CALL)).isEqualTo(PaymentOutcome.EXPIRED);
        assertThat(budi.ledger()).hasSize(2);
    }

    @Test
    void anotherAmountIsRefusedAndChangesNothing() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();

        for (long amount : new long[] {949_999, 950_001}) {
            assertThat(budi.isReportedPaid("BANK-" + amount, amount, PaymentSource.CALL))
                    .isEqualTo(PaymentOutcome.WRONG_AMOUNT);
        }

        assertThat(budi.bill().state()).isEqualTo(Bill.State.OPEN);
        assertThat(budi.ledger()).hasSize(1);
        ProcessEngineTests.assertThat(budi.process()).isWaitingFor("PaymentReceived");
    }

    @Test
    void anUnknownAccountIsRefused() {
        BankPayment unknown =
                new BankPayment("bank", "BANK-1", new VirtualAccountNumber("889080000000000000000"), 950_000, null);

        assertThat(payments.take(unknown, PaymentSource.CALL)).isEqualTo(PaymentOutcome.UNKNOWN_ACCOUNT);

        assertThat(office.rowsIn("payment_discrepancy")).isZero();
    }

    @Test
    void theSameReferenceTwiceIsCountedOnce() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();

        assertThat(budi.isReportedPaid("BANK-1", 950_000, PaymentSource.CALL)).isEqualTo(PaymentOutcome.RECEIVED);
        assertThat(budi.isReportedPaid("BANK-1", 950_000, PaymentSource.CALL)).isEqualTo(PaymentOutcome.KNOWN);
        office.runsDueJobs();
        assertThat(budi.isReportedPaid("BANK-1", 950_000, PaymentSource.STATEMENT))
                .isEqualTo(PaymentOutcome.KNOWN);
        assertThat(budi.isReportedPaid("BANK-1", 950_001, PaymentSource.CALL)).isEqualTo(PaymentOutcome.CONFLICTING);

        assertThat(budi.ledger())
                .containsExactly("RECEIVABLE from STATE_REVENUE 950000", "BANK_CLEARING from RECEIVABLE 950000");
        assertThat(budi.timesTold("paid")).isEqualTo(1);
        assertThat(budi.history().stream().filter(line -> line.contains(" paid ")))
                .hasSize(1);
    }

    @Test
    void aBillThatIsPaidInItsLastMomentDoesNotExpire() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();
        office.timePassesTo("2026-09-16 23:59");
        budi.isReportedPaid("BANK-1", 950_000, PaymentSource.CALL);
        Job expiry = management
                .createJobQuery()
                .processInstanceId(budi.process().getId())
                .activityId("payment-overdue")
                .singleResult();

        assertThatThrownBy(() -> management.executeJob(expiry.getId())).hasMessageContaining("paid in its last moment");
        office.runsDueJobs();

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("print-passport");
        assertThat(budi.bill().state()).isEqualTo(Bill.State.PAID);
        assertThat(budi.timesTold("bill-expired")).isZero();
    }

    @Test
    void aPaymentWaitsUntilTheProcessWaitsForIt() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();
        runtime.suspendProcessInstanceById(budi.process().getId());
        budi.isReportedPaid("BANK-1", 950_000, PaymentSource.CALL);
        assertThat(budi.bill().state()).isEqualTo(Bill.State.PAID);

        runtime.activateProcessInstanceById(budi.process().getId());
        office.runsDueJobs();

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("print-passport");
        assertThat(budi.timesTold("paid")).isEqualTo(1);
    }

    private CaseStory billed(String slot) {
        return office.receivesApplication(Applicants.adult())
                .chooses(slot)
                .isAccepted()
                .isApproved();
    }

    @Test
    void allPaymentsThatCameAreToldInOneTransaction() {
        List<CaseStory> paid = Stream.of("DPS-20260909-0900", "DPS-20260909-1000", "DPS-20260909-1100")
                .map(this::billed)
                .toList();
        paid.forEach(story -> story.isReportedPaid("BANK-" + story.registrationNumber(), 950_000, PaymentSource.CALL));
        assertThat(office.rowsIn("untold_payment")).isEqualTo(3);

        Meter.read();
        telling.tell();
        // and one to see which are to be told
        assertThat(Meter.read().commits()).isEqualTo(2);

        assertThat(office.rowsIn("untold_payment")).isZero();
        assertThat(paid)
                .allSatisfy(
                        story -> ProcessEngineTests.assertThat(story.process()).isWaitingAt("allocate-booklet"));
    }

    @Test
    void oneThatCannotBeToldGetsAJobOfItsOwnAndTheOthersAreTold() {
        CaseStory budi = billed("DPS-20260909-0900");
        CaseStory sari = billed("DPS-20260909-1000");
        runtime.suspendProcessInstanceById(budi.process().getId());
        budi.isReportedPaid("BANK-1", 950_000, PaymentSource.CALL);
        sari.isReportedPaid("BANK-2", 950_000, PaymentSource.CALL);

        telling.tell();

        assertThat(office.rowsIn("untold_payment")).isZero();
        ProcessEngineTests.assertThat(sari.process()).isWaitingAt("allocate-booklet");
        ProcessEngineTests.assertThat(budi.process()).isWaitingFor("PaymentReceived");
        runtime.activateProcessInstanceById(budi.process().getId());
        office.runsDueJobs();
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("print-passport");
    }

    @Test
    void whatANodeDiedWithIsToldByAnyOtherWhenItsLeaseIsOver() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();
        budi.isReportedPaid("BANK-1", 950_000, PaymentSource.CALL);
        jdbc.sql("update untold_payment set try_at = ?")
                .param(Timestamp.from(clock.instant().plusSeconds(30)))
                .update();

        telling.tell();
        ProcessEngineTests.assertThat(budi.process()).isWaitingFor("PaymentReceived");
        assertThat(meters.get("paspor.payments.untold").gauge().value()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(30));
        telling.tell();
        assertThat(meters.get("paspor.payments.untold").gauge().value()).isZero();
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("allocate-booklet");
    }

    @Test
    void nobodyIsToldOfAPaymentWhoseCaseWasWithdrawnMeanwhile() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();
        budi.isReportedPaid("BANK-1", 950_000, PaymentSource.CALL);

        budi.isWithdrawn();

        assertThat(office.rowsIn("untold_payment")).isZero();
        ProcessEngineTests.assertThat(budi.process()).isEnded();
    }

    @Test
    void aBillIsPaidOnce() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isPaid();

        assertThat(budi.isReportedPaid("BANK-2", 950_000, PaymentSource.CALL)).isEqualTo(PaymentOutcome.ALREADY_PAID);

        assertThat(budi.ledger()).hasSize(2);
        assertThat(budi.status()).isEqualTo(Status.BOOKLET_ALLOCATED);
    }
}
