package id.paspor.payment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.payment.Bill;
import id.paspor.payment.Discrepancies;
import id.paspor.payment.Discrepancy.State;
import id.paspor.payment.PaymentOutcome;
import id.paspor.payment.PaymentProperties;
import id.paspor.payment.PaymentSource;
import id.paspor.payment.reconciliation.BankReports;
import id.paspor.payment.reconciliation.Reconciliation;
import id.paspor.payment.reconciliation.ReconciliationFinding;
import id.paspor.payment.reconciliation.ReconciliationResults;
import id.paspor.payment.reconciliation.Reconciliations;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.model.PathAssert;
import id.paspor.support.outside.BankReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Banks' reports are compared with the books: nothing is lost, nothing is counted twice, and what differs is told. */
@ProcessTest
class ReconciliationStoryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 9);
    private static final long FEE = 950_000;
    private static final String UNKNOWN_ACCOUNT = "889081111222233334444";

    @Autowired
    ImmigrationOffice office;

    @Autowired
    BankReports reports;

    @Autowired
    Reconciliations reconciliations;

    @Autowired
    ReconciliationResults results;

    @Autowired
    PaymentProperties settings;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    private Path folder;

    @BeforeEach
    void emptyFolder() throws IOException {
        folder = settings.reportsFolder();
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
    }

    /** Nobody pays at the other bank, and it says so. */
    @BeforeEach
    void theOtherBankReports() {
        jdbc.sql("""
                insert into bank_report (bank, day, format, sha256, whole, received_at, received_by)
                select 'other', day, 'CSV', repeat('0', 64), true, day, 'system'
                from generate_series(date '2026-08-01', date '2026-09-30', interval '1 day') day""").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xml"})
    void aMissedPaymentMovesItsCase(String format) throws IOException {
        CaseStory budi = billed();
        BankReport report = report().with("P1", account(budi), FEE);
        put("bank-2026-09-09." + format, format.equals("csv") ? report.csv() : report.camt("08"));

        Reconciliation done = reconciles(DAY, DAY);

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("print-passport");
        assertThat(budi.bill().state()).isEqualTo(Bill.State.PAID);
        assertThat(budi.timesTold("paid")).isEqualTo(1);
        assertThat(budi.ledger())
                .containsExactly("RECEIVABLE from STATE_REVENUE 950000", "BANK_CLEARING from RECEIVABLE 950000");
        assertThat(done.startedBy()).isEqualTo("dpsTreasurer");
        assertThat(done.lines()).isEqualTo(1);
        assertThat(done.receivedSum()).isEqualTo(FEE);
        assertThat(done.differences()).isZero();
        assertThat(done.ledgerAgrees()).isTrue();
        assertThat(found(done)).containsExactly("received bank 2026-09-09 P1 DPS 950000");
        assertThat(folder.toFile().list()).containsExactly("bank-2026-09-09." + format);
    }

    @Test
    void whatFitsNoBillIsKeptForTheTreasurer() throws IOException {
        CaseStory budi = billed();
        office.timePassesTo("2026-09-17 09:00");
        assertThat(budi.status()).isEqualTo(Status.BILL_EXPIRED);
        LocalDate late = LocalDate.of(2026, 9, 17);
        office.timePassesTo("2026-09-18 09:00");
        put(
                "bank-2026-09-17.csv",
                BankReport.of(late)
                        .with("LATE", account(budi), FEE)
                        .with("WHOSE", UNKNOWN_ACCOUNT, 350_000)
                        .csv());

        Reconciliation done = reconciles(late, late);

        assertThat(found(done))
                .containsExactly(
                        "expired bank 2026-09-17 LATE DPS 950000", "unknown-account bank 2026-09-17 WHOSE null 350000");
        assertThat(done.differences()).isEqualTo(2);
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskDefinitionKey("resolve-payment-discrepancy")
                        .count())
                .isEqualTo(2);
        assertThat(jdbc.sql("select balance from ledger_balance where account = 'REFUNDS'")
                        .query(Long.class)
                        .single())
                .isEqualTo(-FEE - 350_000);
        assertThat(results.findings(done.id(), List.of("BTM"), 10))
                .extracting(ReconciliationFinding::kind)
                .containsExactly("unknown-account");
    }

    @Test
    void whatIsBookedAndNotOnTheReportIsMissingAtTheBank() throws IOException {
        CaseStory budi = billed().pays("P1");
        put("bank-2026-09-09.csv", report().csv());

        Reconciliation done = reconciles(DAY, DAY);

        assertThat(found(done)).containsExactly("missing-at-bank bank 2026-09-09 P1 DPS 950000");
        assertThat(budi.bill().state()).isEqualTo(Bill.State.PAID);
        put(
                "bank-2026-09-10.csv",
                BankReport.of(DAY.plusDays(1)).with("P1", account(budi), FEE).csv());
        office.timePassesTo("2026-09-11 09:00");
        assertThat(found(reconciles(DAY, DAY.plusDays(1)))).isEmpty();
        assertThat(found(results.get(done.id()))).hasSize(1);
    }

    @Test
    void whatABankReversesIsNeverAPaymentAndIsTold() throws IOException {
        List<CaseStory> cases = billed(3);
        CaseStory budi = cases.get(0);
        CaseStory sari = cases.get(1).pays("P2");
        CaseStory tono = cases.get(2);
        String statement = report().with("P1", account(budi), FEE)
                .with("P2", account(sari), FEE)
                .with("P3", account(tono), FEE)
                .camt("08");
        String[] entries = statement.split("(?=<Ntry>)");
        entries[1] = entries[1].replace("</CdtDbtInd>", "</CdtDbtInd><RvslInd>true</RvslInd>");
        String taken = entries[2].replace("CRDT</CdtDbtInd>", "DBIT</CdtDbtInd><RvslInd>true</RvslInd>");
        put("bank-2026-09-09.xml", entries[0] + entries[1] + entries[2] + taken + entries[3]);

        Reconciliation done = reconciles(DAY, DAY);

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("await-payment");
        assertThat(budi.bill().state()).isEqualTo(Bill.State.OPEN);
        assertThat(tono.bill().state()).isEqualTo(Bill.State.PAID);
        assertThat(found(done))
                .containsExactly(
                        "entry-debit-reversed bank 2026-09-09 P1 null 950000",
                        "entry-payment-reversed bank 2026-09-09 P2 DPS 950000",
                        "missing-at-bank bank 2026-09-09 P2 DPS 950000",
                        "received bank 2026-09-09 P3 DPS 950000");
        assertThat(results.findings(done.id(), null, 10))
                .extracting(ReconciliationFinding::entry)
                .containsExactly(1, 3, null, null);
        assertThat(done.differences()).isEqualTo(2);
        assertThat(results.findings(done.id(), List.of("BTM"), 10))
                .extracting(ReconciliationFinding::kind)
                .containsExactly("entry-debit-reversed");
    }

    @Test
    void aPaymentThatIsTakenBackOnALaterDayIsToldWithItsCase() throws IOException {
        CaseStory budi = billed();
        put("bank-2026-09-09.csv", report().with("P1", account(budi), FEE).csv());
        reconciles(DAY, DAY);
        String later =
                BankReport.of(DAY.plusDays(1)).with("P1", account(budi), FEE).camt("08");
        put("bank-2026-09-10.xml", later.replace("CRDT</CdtDbtInd>", "DBIT</CdtDbtInd><RvslInd>true</RvslInd>"));
        office.timePassesTo("2026-09-11 09:00");

        Reconciliation done = reconciles(DAY.plusDays(1), DAY.plusDays(1));

        assertThat(found(done)).containsExactly("entry-payment-reversed bank 2026-09-10 P1 DPS 950000");
        assertThat(results.findings(done.id(), null, 10).get(0).registrationNumber())
                .isEqualTo(budi.number());
        assertThat(done.differences()).isEqualTo(1);
    }

    @Test
    void feesAndInterestAreToldAndPaymentsBesideThemAreTaken() throws IOException {
        CaseStory budi = billed();
        String statement = report().with("P1", account(budi), FEE)
                .with("NOTPROVIDED", "", 1_200)
                .with("FEE", "", 6_500)
                .camt("08");
        String[] entries = statement.split("(?=<Ntry>)");
        put(
                "bank-2026-09-09.xml",
                entries[0]
                        + entries[1].replace(account(budi), "VA 88908 " + budi.registrationNumber())
                        + entries[2]
                        + entries[3].replace("CRDT", "DBIT"));

        Reconciliation done = reconciles(DAY, DAY);

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("print-passport");
        assertThat(found(done))
                .containsExactly(
                        "entry-debit bank 2026-09-09 FEE null 6500",
                        "entry-no-account bank 2026-09-09 null null 1200",
                        "received bank 2026-09-09 P1 DPS 950000");
        assertThat(done.differences()).as("a fee is none").isEqualTo(1);
    }

    @Test
    void aBankWithoutAReportForADayIsADifference() {
        billed();

        Reconciliation done = reconciles(DAY, DAY);

        assertThat(found(done)).containsExactly("no-report bank 2026-09-09 null null null");
        assertThat(done.lines()).isZero();
    }

    @Test
    void aReportOfTodayTakesPaymentsAndSaysNothingOfWhatIsMissing() throws IOException {
        List<CaseStory> cases = billed(2);
        cases.get(1).pays("P2");
        assertThat(cases.get(0).isReportedPaid("WRONG", 1_000, PaymentSource.CALL))
                .isEqualTo(PaymentOutcome.WRONG_AMOUNT);
        BankReport report = report().with("P1", account(cases.get(0)), FEE);
        put("bank-2026-09-09.csv", report.csv());

        requests("dpsTreasurer", DAY, DAY);
        office.runsDueJobs();
        Reconciliation early = results.page(1).getContent().get(0);
        Reconciliation late = reconciles(DAY, DAY);

        assertThat(early.cleared()).isZero();
        assertThat(found(early)).containsExactly("received bank 2026-09-09 P1 DPS 950000");
        assertThat(late.cleared()).isEqualTo(1);
        assertThat(found(late)).containsExactly("missing-at-bank bank 2026-09-09 P2 DPS 950000");
        assertThat(office.rowsIn("bank_report_line")).isEqualTo(1);
    }

    @Test
    void aRefusedCallWhoseMoneyNeverCameIsClosed() throws IOException {
        CaseStory budi = billed();
        assertThat(budi.isReportedPaid("WRONG", 1_000, PaymentSource.CALL)).isEqualTo(PaymentOutcome.WRONG_AMOUNT);
        office.runsDueJobs();

        assertThat(reconciles(DAY, DAY).cleared()).isZero();
        put("bank-2026-09-09.csv", report().csv());
        Reconciliation done = reconciles(DAY, DAY);

        assertThat(done.cleared()).isEqualTo(1);
        assertThat(budi.reads(Discrepancies.OF_CASE).get(0).state()).isEqualTo(State.RETURNED);
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskDefinitionKey("resolve-payment-discrepancy")
                        .count())
                .isZero();
    }

    @Test
    void aRefusedCallWhoseMoneyMayBeOnTheStatementStaysOpen() throws IOException {
        CaseStory budi = billed();
        assertThat(budi.isReportedPaid("WRONG", 1_000, PaymentSource.CALL)).isEqualTo(PaymentOutcome.WRONG_AMOUNT);
        office.runsDueJobs();
        put("bank-2026-09-09.xml", report().with("WRONG", "", 1_000).camt("08"));

        Reconciliation done = reconciles(DAY, DAY);

        assertThat(done.cleared()).isZero();
        assertThat(budi.reads(Discrepancies.OF_CASE).get(0).state()).isEqualTo(State.OPEN);
        assertThat(found(done)).containsExactly("entry-no-account bank 2026-09-09 WRONG null 1000");
    }

    @Test
    void twiceChangesNothing() throws IOException {
        List<CaseStory> cases = billed(2);
        CaseStory budi = cases.get(0);
        CaseStory sari = cases.get(1).pays("P0");
        put(
                "bank-2026-09-09.csv",
                report().with("P0", account(sari), FEE)
                        .with("P1", account(budi), FEE)
                        .with("WHOSE", UNKNOWN_ACCOUNT, 350_000)
                        .csv());
        reconciles(DAY, DAY);
        Map<String, String> before = books();

        Reconciliation again = reconciles(DAY, DAY);

        assertThat(books()).isEqualTo(before);
        assertThat(again.lines()).isEqualTo(3);
        assertThat(again.received()).isZero();
        assertThat(found(again)).isEmpty();
    }

    @Test
    void aStepThatIsDoneAgainKeepsWhatItCameTo() throws IOException {
        CaseStory budi = billed();
        put("bank-2026-09-09.csv", report().with("P1", account(budi), FEE).csv());
        put("bank-2026-09-08.csv", "nothing");
        office.timePassesTo("2026-09-10 09:00");
        long number = reconciliations.open(DAY, DAY);

        for (int time = 0; time < 2; time++) {
            reconciliations.readReports(number);
            reconciliations.compare(number);
        }
        reconciliations.close(number);
        office.timePassesTo("2026-09-11 09:00");
        reconciliations.close(number);

        assertThat(found(results.get(number)))
                .containsExactly("received bank 2026-09-09 P1 DPS 950000", "file-refused null null null null null");
        assertThat(results.get(number).closedAt()).isEqualTo(ImmigrationOffice.instant("2026-09-10 09:00"));
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("print-passport");
    }

    @Test
    void whatWasTakenBeforeACrashMovesItsCaseAllTheSame() throws IOException {
        CaseStory budi = billed();
        put("bank-2026-09-09.csv", report().with("P1", account(budi), FEE).csv());
        office.timePassesTo("2026-09-10 09:00");
        long number = reconciliations.open(DAY, DAY);
        reconciliations.readReports(number);
        var steps = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();

        assertThatThrownBy(() -> steps.execute(context -> {
                    reconciliations.compare(number);
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");
        office.runsDueJobs();

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("print-passport");
        assertThat(jdbc.sql("select outcome from reconciliation_line")
                        .query(String.class)
                        .list())
                .containsExactly("RECEIVED");
    }

    @Test
    void aBadFileIsToldAndDoesNotStopTheOthers() throws IOException {
        CaseStory budi = billed();
        put(
                "bank-2026-09-08.csv",
                BankReport.of(DAY).with("P0", UNKNOWN_ACCOUNT, 1).csv());
        put("bank-2026-09-09.csv", report().with("P1", account(budi), FEE).csv());
        put("bank-2026-09-09.csv.part", "half");
        put("bank-2026-09-11.csv", BankReport.of(DAY.plusDays(2)).csv());
        put("bank-2026-9-9.xml", "");
        put("elsewhere-2026-09-09.xml", report().camt("08"));
        Files.createDirectory(folder.resolve("old.csv"));

        Reconciliation done = reconciles(DAY, DAY);

        assertThat(results.findings(done.id(), null, 10))
                .extracting(found -> found.kind() + " " + found.fileName() + " " + found.textEnglish())
                .containsExactly(
                        "received null null",
                        "file-refused bank-2026-09-08.csv Line 2: the payment is of another day.",
                        "file-refused bank-2026-09-11.csv That day has not come yet.",
                        "file-refused bank-2026-9-9.xml The file is to be named <bank>-<yyyy-MM-dd>.csv or .xml.",
                        "file-refused elsewhere-2026-09-09.xml There is no such bank.");
        assertThat(reportsKept()).isEqualTo(1);
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("print-passport");
    }

    @Test
    void anotherReportOfTheDayAddsToTheFirstButCannotContradictIt() {
        CaseStory budi = billed();
        String first = report().with("P1", account(budi), FEE).csv();

        assertThat(take(first)).isTrue();
        assertThat(take(first)).isFalse();
        assertThat(take(report().with("P1", account(budi), FEE)
                        .with("P2", UNKNOWN_ACCOUNT, 1)
                        .csv()))
                .isTrue();
        assertThatThrownBy(
                        () -> take(report().with("P1", account(budi), FEE + 1).csv()))
                .isInstanceOf(Refusal.class)
                .hasMessage("report.known-otherwise");

        assertThat(reportsKept()).isEqualTo(2);
        assertThat(office.rowsIn("bank_report_line")).isEqualTo(2);
    }

    @Test
    void twoAtOnceDoubleNothing() throws Exception {
        List<CaseStory> cases = billed(5);
        office.timePassesTo("2026-09-10 09:00");
        BankReport report = report().with("WHOSE", UNKNOWN_ACCOUNT, 350_000);
        cases.forEach(story -> report.with("P" + story.registrationNumber(), account(story), FEE));
        put("bank-2026-09-09.csv", report.csv());
        List<ProcessInstance> both = List.of(requests("dpsTreasurer", DAY, DAY), requests("btmTreasurer", DAY, DAY));

        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> runs = both.stream()
                    .<Future<?>>map(process -> nodes.submit(() -> {
                        for (int step = 0; step < 3; step++) {
                            Job job = engine.getManagementService()
                                    .createJobQuery()
                                    .processInstanceId(process.getId())
                                    .singleResult();
                            together.await(30, TimeUnit.SECONDS);
                            engine.getManagementService().executeJob(job.getId());
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> run : runs) {
                run.get(60, TimeUnit.SECONDS);
            }
        } finally {
            nodes.shutdownNow();
        }
        office.runsDueJobs();

        cases.forEach(story -> {
            ProcessEngineTests.assertThat(story.process()).isWaitingAt("print-passport");
            assertThat(story.ledger()).hasSize(2);
            assertThat(story.timesTold("paid")).isEqualTo(1);
        });
        assertThat(reportsKept()).isEqualTo(1);
        assertThat(office.rowsIn("payment")).isEqualTo(5);
        assertThat(office.rowsIn("payment_discrepancy")).isEqualTo(1);
        assertThat(results.page(1))
                .hasSize(2)
                .allMatch(done -> done.closedAt() != null && done.lines() == 6)
                .extracting(Reconciliation::received)
                .satisfies(received -> assertThat(
                                received.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(5));
    }

    @Test
    void itBeginsEveryMorningInJakartaWithTheFirstDayThatIsNotReconciled() throws IOException {
        billed();
        Job timer = timer();
        assertThat(timer.getDuedate()
                        .toInstant()
                        .atZone(Discrepancies.BANK_ZONE)
                        .toLocalTime())
                .hasToString("06:00");

        put("bank-2026-09-09.csv", report().csv());
        office.timePassesTo("2026-09-10 07:00");
        engine.getManagementService().executeJob(timer.getId());
        office.runsDueJobs();
        office.timePassesTo("2026-09-12 09:00");
        put("bank-2026-09-11.csv", BankReport.of(LocalDate.of(2026, 9, 11)).csv());
        engine.getManagementService().executeJob(timer().getId());
        office.runsDueJobs();
        put("bank-2026-09-10.csv", BankReport.of(LocalDate.of(2026, 9, 10)).csv());
        Reconciliation rest = reconciles(null, null);
        Reconciliation none = reconciles(null, null);

        assertThat(results.page(1))
                .extracting(done -> done.firstDay() + " " + done.lastDay() + " " + done.startedBy())
                .containsExactly(
                        "2026-09-11 2026-09-11 dpsTreasurer",
                        "2026-09-10 2026-09-11 dpsTreasurer",
                        "2026-09-10 2026-09-11 system",
                        "2026-09-09 2026-09-09 system");
        assertThat(found(rest)).isEmpty();
        assertThat(found(none)).isEmpty();
        assertThat(timer().getDuedate()).isAfter(Date.from(office.now()));
    }

    @Test
    void withoutAnyBillItLooksAtYesterday() {
        office.timePassesTo("2026-09-10 09:00");

        Reconciliation done = reconciles(null, null);

        assertThat(done.firstDay()).isEqualTo(DAY);
        assertThat(done.lastDay()).isEqualTo(DAY);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-09-11, 2026-09-11, to: report.day-to-come",
                "2026-09-09, 2026-09-08, from: reconciliation.order",
                "2026-08-09, 2026-09-09, from: reconciliation.too-long",
                "2026-09-10, -, from: reconciliation.order"
            })
    void daysThatCannotBeReconciledAreRefused(LocalDate from, LocalDate to, String why) {
        office.timePassesTo("2026-09-10 09:00");

        assertThatThrownBy(() -> requests("dpsTreasurer", from, to))
                .isInstanceOf(Refusal.class)
                .hasMessage(why);
        assertThat(office.rowsIn("reconciliation")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpsCounter", "dpsDataEntry", "dpsSupervisor", "applicant"})
    void nobodyElseStartsIt(String account) {
        office.timePassesTo("2026-09-10 09:00");

        assertThatThrownBy(() -> requests(account, DAY, DAY)).isInstanceOf(AuthorizationException.class);
        assertThat(office.rowsIn("reconciliation")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "dpsTreasurer", "dpsSupervisor"})
    void onlyTheTimerStartsTheDailyOne(String account) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("daily-reconciliation")
                .singleResult()
                .getId();

        assertThatThrownBy(() -> office.as(
                        account, () -> engine.getRuntimeService().startProcessInstanceById(definition, Map.of())))
                .isInstanceOf(Refusal.class)
                .hasMessage("not-allowed");
    }

    private static BankReport report() {
        return BankReport.of(DAY);
    }

    private CaseStory billed() {
        return billed(1).get(0);
    }

    /** Cases that were billed on the day of the report. */
    private List<CaseStory> billed(int cases) {
        List<CaseStory> stories = IntStream.range(0, cases)
                .mapToObj(number -> office.receivesApplication(Applicants.adult())
                        .chooses("DPS-20260909-0900")
                        .isAccepted())
                .toList();
        office.timePassesTo("2026-09-09 09:10");
        stories.forEach(CaseStory::isApproved);
        return stories;
    }

    private static String account(CaseStory story) {
        return story.bill().virtualAccountNumber().digits();
    }

    private void put(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private long reportsKept() {
        return jdbc.sql("select count(*) from bank_report where bank = 'bank'")
                .query(Long.class)
                .single();
    }

    private boolean take(String content) {
        office.timePassesTo("2026-09-10 09:00");
        return reports.take("bank", DAY, content.getBytes(StandardCharsets.UTF_8));
    }

    private ProcessInstance requests(String account, LocalDate from, LocalDate to) {
        Map<String, Object> days = new HashMap<>();
        days.put("from", from == null ? null : from.toString());
        days.put("to", to == null ? null : to.toString());
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("payment-reconciliation")
                .singleResult()
                .getId();
        return office.as(account, () -> engine.getFormService().submitStartForm(definition, days));
    }

    private Reconciliation reconciles(LocalDate from, LocalDate to) {
        if (office.now().isBefore(ImmigrationOffice.instant("2026-09-10 09:00"))) {
            office.timePassesTo("2026-09-10 09:00");
        }
        ProcessInstance process = requests("dpsTreasurer", from, to);
        office.runsDueJobs();
        PathAssert.assertThat(process)
                .hasPassedInOrder("read-bank-reports", "compare-with-ledger", "close-reconciliation")
                .isEnded();
        assertThat(process.getTenantId()).isNull();
        return results.page(1).getContent().get(0);
    }

    private Job timer() {
        return engine.getManagementService()
                .createJobQuery()
                .activityId("daily-reconciliation-due")
                .singleResult();
    }

    private List<String> found(Reconciliation done) {
        return results.findings(done.id(), null, 100).stream()
                .map(found -> String.join(
                        " ",
                        found.kind(),
                        found.bank(),
                        String.valueOf(found.day()),
                        found.paymentRequestId(),
                        found.office(),
                        String.valueOf(found.amount())))
                .toList();
    }

    /** Everything that money is about, as text. */
    private Map<String, String> books() {
        Map<String, String> books = new HashMap<>();
        for (String table : List.of(
                "bill",
                "payment",
                "ledger_entry",
                "payment_discrepancy",
                "status_change",
                "message",
                "bank_report",
                "bank_report_line")) {
            books.put(
                    table,
                    jdbc.sql("select coalesce(string_agg(t::text, '\n' order by t::text), '') from " + table + " t")
                            .query(String.class)
                            .single());
        }
        return books;
    }
}
