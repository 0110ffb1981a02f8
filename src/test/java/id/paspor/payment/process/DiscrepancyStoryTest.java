package id.paspor.payment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.Status;
import id.paspor.engine.OpenWork;
import id.paspor.engine.OpenWork.Queue;
import id.paspor.kernel.Refusal;
import id.paspor.payment.BankPayment;
import id.paspor.payment.Bill;
import id.paspor.payment.Bills;
import id.paspor.payment.Discrepancies;
import id.paspor.payment.Discrepancy;
import id.paspor.payment.Discrepancy.State;
import id.paspor.payment.PaymentOutcome;
import id.paspor.payment.PaymentSource;
import id.paspor.payment.Payments;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money that fits no bill: a treasurer decides, the books stay balanced, and the case is where its money says. */
@ProcessTest
class DiscrepancyStoryTest {

    private static final long FEE = 950_000;

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Payments payments;

    @Autowired
    Bills bills;

    @Autowired
    Discrepancies discrepancies;

    @Autowired
    OpenWork work;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({"CALL", "STATEMENT"})
    void aTreasurerReopensAnExpiredCaseForMoneyThatCameLate(PaymentSource evidence) {
        CaseStory budi = expired();

        assertThat(budi.isReportedPaid("LATE", FEE, evidence)).isEqualTo(PaymentOutcome.EXPIRED);
        office.runsDueJobs();
        Task task = tasks.createTaskQuery()
                .taskDefinitionKey("resolve-payment-discrepancy")
                .singleResult();
        assertThat(task.getTenantId()).isEqualTo("DPS");
        assertThat(task.getName())
                .isEqualTo("Selesaikan selisih pembayaran · bank Rp950.000 · "
                        + budi.answers().get("fullName"));
        assertThat(shown(task)).anyMatch(line -> line.contains("came after the bill had expired"));
        resolves("accept", "seen on the statement");

        assertThat(discrepancy(budi).state()).isEqualTo(State.ACCEPTED);
        assertThat(discrepancy(budi).reason()).isEqualTo("seen on the statement");
        assertThat(budi.bill().state()).isEqualTo(Bill.State.PAID);
        assertThat(budi.status()).isEqualTo(Status.BOOKLET_ALLOCATED);
        assertThat(budi.history())
                .contains("2026-09-17 08:00 reopened by dpsTreasurer", "2026-09-17 08:00 paid by dpsTreasurer");
        assertThat(runningTask(budi).getTaskDefinitionKey()).isEqualTo("print-passport");
        assertThat(balances())
                .isEqualTo(Map.of("RECEIVABLE", 0L, "BANK_CLEARING", FEE, "REFUNDS", 0L, "STATE_REVENUE", -FEE));
        assertThat(budi.isReportedPaid("LATE", FEE, PaymentSource.CALL)).isEqualTo(PaymentOutcome.KNOWN);
        assertThat(budi.isReportedPaid("LATE", FEE, PaymentSource.STATEMENT)).isEqualTo(PaymentOutcome.KNOWN);
        assertThat(balances()).containsEntry("BANK_CLEARING", FEE);
    }

    @Test
    void moneyForAWithdrawnCaseCanOnlyBeGivenBack() {
        CaseStory budi =
                office.receivesApplication(Applicants.adult()).isBilled().isWithdrawn();

        assertThat(budi.isReportedPaid("LATE", FEE, PaymentSource.STATEMENT)).isEqualTo(PaymentOutcome.CANCELLED);
        office.runsDueJobs();
        assertThatThrownBy(() -> resolves("accept", "please"))
                .isInstanceOf(Refusal.class)
                .hasMessage("decision: discrepancy.case-ended");
        assertThatThrownBy(() -> resolves("returned", "please"))
                .isInstanceOf(Refusal.class)
                .hasMessage("decision: discrepancy.on-statement");
        resolves("refund", "withdrawn before");

        assertThat(discrepancy(budi).state()).isEqualTo(State.REFUND);
        assertThat(balances())
                .isEqualTo(Map.of("RECEIVABLE", 0L, "BANK_CLEARING", FEE, "REFUNDS", -FEE, "STATE_REVENUE", 0L));
        assertThat(budi.status()).isEqualTo(Status.APPLICATION_WITHDRAWN);
    }

    @Test
    void aSecondPaymentIsToBeGivenBack() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isPaid();

        assertThat(budi.isReportedPaid("TWICE", FEE, PaymentSource.STATEMENT)).isEqualTo(PaymentOutcome.ALREADY_PAID);
        assertThat(budi.isReportedPaid("TWICE", FEE, PaymentSource.STATEMENT)).isEqualTo(PaymentOutcome.KNOWN);
        assertThat(budi.isReportedPaid("TWICE", 1, PaymentSource.STATEMENT)).isEqualTo(PaymentOutcome.CONFLICTING);
        office.runsDueJobs();
        assertThatThrownBy(() -> resolves("accept", "please"))
                .isInstanceOf(Refusal.class)
                .hasMessage("decision: discrepancy.already-paid");
        resolves("refund", "paid twice");

        assertThat(balances())
                .isEqualTo(Map.of("RECEIVABLE", 0L, "BANK_CLEARING", 2 * FEE, "REFUNDS", -FEE, "STATE_REVENUE", -FEE));
    }

    @Test
    void tooMuchPaysTheBillAndTheRestIsToBeGivenBack() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();

        assertThat(budi.isReportedPaid("MORE", FEE + 50_000, PaymentSource.STATEMENT))
                .isEqualTo(PaymentOutcome.WRONG_AMOUNT);
        office.runsDueJobs();
        resolves("accept", "50,000 too much");

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("print-passport");
        assertThat(balances())
                .isEqualTo(Map.of(
                        "RECEIVABLE", 0L, "BANK_CLEARING", FEE + 50_000, "REFUNDS", -50_000L, "STATE_REVENUE", -FEE));
    }

    @Test
    void tooLittlePaysNoBill() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();

        assertThat(budi.isReportedPaid("LESS", FEE - 1, PaymentSource.CALL)).isEqualTo(PaymentOutcome.WRONG_AMOUNT);
        office.runsDueJobs();
        assertThatThrownBy(() -> resolves("accept", "please"))
                .isInstanceOf(Refusal.class)
                .hasMessage("decision: discrepancy.too-little");
        resolves("returned", "the bank gave it back");

        assertThat(discrepancy(budi).state()).isEqualTo(State.RETURNED);
        assertThat(balances()).isEqualTo(Map.of("RECEIVABLE", FEE, "STATE_REVENUE", -FEE));
        budi.pays("RIGHT");
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("print-passport");
    }

    @Test
    void moneyThatCameAfterAllIsDecidedAgain() {
        CaseStory budi = expired();
        budi.isReportedPaid("LATE", FEE, PaymentSource.CALL);
        office.runsDueJobs();
        resolves("returned", "not on the statement");

        assertThat(budi.isReportedPaid("LATE", FEE, PaymentSource.STATEMENT)).isEqualTo(PaymentOutcome.EXPIRED);
        office.runsDueJobs();
        resolves("refund", "it came after all");

        assertThat(discrepancy(budi).state()).isEqualTo(State.REFUND);
        assertThat(balances()).containsEntry("REFUNDS", -FEE).containsEntry("BANK_CLEARING", FEE);
    }

    @Test
    void moneyForAnAccountThatNoCaseHasIsForAnyTreasurer() {
        BankPayment stray =
                new BankPayment("bank", "STRAY", new VirtualAccountNumber("889080000000000000000"), 1_000, null);

        assertThat(payments.take(stray, PaymentSource.STATEMENT)).isEqualTo(PaymentOutcome.UNKNOWN_ACCOUNT);
        office.runsDueJobs();
        assertThat(tasks.createTaskQuery().singleResult().getName())
                .isEqualTo("Selesaikan selisih pembayaran · bank Rp1.000 8890 8000 0000 0000 0000 0");
        for (String code : List.of("DPS", "JKS")) {
            assertThat(work.queues(List.of(code), List.of("treasurer")))
                    .as(code)
                    .extracting(Queue::open)
                    .containsExactly(1L);
        }
        assertThatThrownBy(() -> resolves("accept", "please"))
                .isInstanceOf(Refusal.class)
                .hasMessage("decision: discrepancy.no-case");
        resolves("refund", "nobody's");

        assertThat(balances()).isEqualTo(Map.of("BANK_CLEARING", 1_000L, "REFUNDS", -1_000L));
    }

    @Test
    void whatABankOnlyCalledAboutIsClearedWhenItsDayIsOver() {
        CaseStory budi = expired();
        budi.isReportedPaid("LATE", FEE, PaymentSource.CALL);
        budi.isReportedPaid("LATE-TOO", FEE, PaymentSource.STATEMENT);
        office.runsDueJobs();

        assertThat(discrepancies.clearRefused("bank", LocalDate.of(2026, 9, 16)))
                .isZero();
        assertThat(discrepancies.clearRefused("bank", LocalDate.of(2026, 9, 17)))
                .isEqualTo(1);
        assertThat(discrepancies.clearRefused("bank", LocalDate.of(2026, 9, 17)))
                .isZero();

        assertThat(budi.reads(Discrepancies.OF_CASE))
                .extracting(Discrepancy::state)
                .containsExactly(State.RETURNED, State.OPEN);
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("resolve-payment-discrepancy")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatIsClearedBeforeItsProcessGotGoingIsNothingToDecide() {
        CaseStory budi = expired();
        budi.isReportedPaid("LATE", FEE, PaymentSource.CALL);

        assertThat(discrepancies.clearRefused("bank", LocalDate.of(2026, 9, 17)))
                .isEqualTo(1);
        office.runsDueJobs();
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("resolve-payment-discrepancy")
                        .count())
                .isZero();

        budi.isReportedPaid("LATE", FEE, PaymentSource.STATEMENT);
        office.runsDueJobs();
        resolves("refund", "it came after all");
        assertThat(discrepancy(budi).state()).isEqualTo(State.REFUND);
    }

    @Test
    void anApplicantAsksForANewBillOnceAndTypesNothingAgain() {
        CaseStory budi = expired();

        office.as("applicant", () -> bills.renew(budi.number()));
        assertThatThrownBy(() -> bills.renew(budi.number()))
                .isInstanceOf(Refusal.class)
                .hasMessage("payment.not-expired");
        office.runsDueJobs();

        assertThat(budi.bill().state()).isEqualTo(Bill.State.OPEN);
        assertThat(budi.bill().dueAt()).isEqualTo("2026-09-24T15:59:59Z");
        assertThat(budi.status()).isEqualTo(Status.BILLED);
        assertThat(budi.isReportedPaid("NEW", FEE, PaymentSource.CALL)).isEqualTo(PaymentOutcome.RECEIVED);
        office.runsDueJobs();
        assertThat(runningTask(budi).getTaskDefinitionKey()).isEqualTo("print-passport");
        assertThat(balances()).isEqualTo(Map.of("RECEIVABLE", 0L, "BANK_CLEARING", FEE, "STATE_REVENUE", -FEE));
    }

    @Test
    void aSecondNewBillIsRefused() {
        CaseStory budi = expired();
        bills.renew(budi.number());
        office.timePassesTo("2026-09-25 08:00");
        assertThat(budi.status()).isEqualTo(Status.BILL_EXPIRED);

        assertThatThrownBy(() -> bills.renew(budi.number()))
                .isInstanceOf(Refusal.class)
                .hasMessage("payment.renewed-already");
    }

    @Test
    void aNewBillAfterThreeMonthsIsRefused() {
        CaseStory budi = expired();
        office.timePassesTo("2026-12-16 08:00");

        assertThatThrownBy(() -> bills.renew(budi.number()))
                .isInstanceOf(Refusal.class)
                .hasMessage("payment.too-late-to-renew");
    }

    @Test
    void whoeverAppliedAgainGoesOnWithThatApplication() {
        CaseStory budi = expired();
        office.receivesApplication(budi.answers());

        assertThatThrownBy(() -> bills.renew(budi.number()))
                .isInstanceOf(Refusal.class)
                .hasMessage("application.already-active");
    }

    @Test
    void moneyThatCameLatePaysTheNewBill() {
        CaseStory budi = expired();
        budi.isReportedPaid("LATE", FEE, PaymentSource.STATEMENT);
        bills.renew(budi.number());
        office.runsDueJobs();
        resolves("accept", "for the new bill");

        assertThat(budi.bill().state()).isEqualTo(Bill.State.PAID);
        assertThat(runningTask(budi).getTaskDefinitionKey()).isEqualTo("print-passport");
        assertThat(balances())
                .isEqualTo(Map.of("RECEIVABLE", 0L, "BANK_CLEARING", FEE, "REFUNDS", 0L, "STATE_REVENUE", -FEE));
    }

    @Test
    void theDatabaseRefusesABillThatDisagreesWithTheLedger() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();

        assertThatThrownBy(() -> jdbc.sql("update bill set state = 'EXPIRED' where registration_number = ?")
                        .param(budi.registrationNumber())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("owes 950000 by the ledger and 0 by its state");
    }

    private CaseStory expired() {
        CaseStory story = office.receivesApplication(Applicants.adult()).isBilled();
        office.timePassesTo("2026-09-17 08:00");
        assertThat(story.status()).isEqualTo(Status.BILL_EXPIRED);
        return story;
    }

    private void resolves(String decision, String reason) {
        Task task = tasks.createTaskQuery()
                .taskDefinitionKey("resolve-payment-discrepancy")
                .singleResult();
        office.as("dpsTreasurer", () -> tasks.complete(task.getId(), Map.of("decision", decision, "reason", reason)));
        office.runsDueJobs();
    }

    private List<String> shown(Task task) {
        Object facts = office.as(
                "dpsTreasurer", () -> forms.getTaskFormVariables(task.getId()).get("facts"));
        return List.of(facts.toString().split("},"));
    }

    private Task runningTask(CaseStory story) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(story.registrationNumber())
                .singleResult();
    }

    private Discrepancy discrepancy(CaseStory story) {
        return story.reads(Discrepancies.OF_CASE).get(0);
    }

    private Map<String, Long> balances() {
        return jdbc
                .sql("select account, balance from ledger_balance")
                .query((row, number) -> Map.entry(row.getString("account"), row.getLong("balance")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
