package id.paspor.payment.histories;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.casefile.StatusChange;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.payment.Bill;
import id.paspor.payment.Bills;
import id.paspor.payment.histories.Report.Content;
import id.paspor.support.node.ProgramNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true when a history has settled, whatever happened in it. */
final class Books {

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final Bills bills;
    private final Texts texts;
    private final RuntimeService runtime;
    private final ManagementService management;

    Books(ProgramNode node) {
        jdbc = node.bean(JdbcClient.class);
        cases = node.bean(CaseFiles.class);
        bills = node.bean(Bills.class);
        texts = node.bean(Texts.class);
        runtime = node.bean(RuntimeService.class);
        management = node.bean(ManagementService.class);
    }

    /** Everything that is booked, so that it can be seen that nothing was added. */
    List<Map<String, Object>> entries() {
        return jdbc.sql("select * from ledger_entry order by id").query().listOfRows();
    }

    /** The ledger is balanced, and says what bills, payments and held money say. */
    void areBalanced() {
        Map<String, Long> balances = new HashMap<>();
        jdbc.sql("select account, balance from ledger_balance")
                .query((row, number) -> balances.put(row.getString(1), row.getLong(2)))
                .list();
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
        long owed = sum("select sum(amount) from bill where state = 'OPEN'");
        long paid = sum("select sum(amount) from bill where state = 'PAID'");
        long held = sum("select sum(amount) from payment_discrepancy"
                + " where on_statement or state in ('ACCEPTED', 'REFUND')");
        long settled = sum("select sum(p.amount) from payment p join payment_discrepancy d"
                + " on p.reference = d.bank || ':' || d.payment_request_id where d.state = 'ACCEPTED'");
        assertThat(balances.getOrDefault("RECEIVABLE", 0L)).as("owed").isEqualTo(owed);
        assertThat(balances.getOrDefault("STATE_REVENUE", 0L)).as("earned").isEqualTo(-owed - paid);
        assertThat(balances.getOrDefault("REFUNDS", 0L)).as("to be given back").isEqualTo(settled - held);
        assertThat(balances.getOrDefault("BANK_CLEARING", 0L)).as("at the bank").isEqualTo(paid + held - settled);
    }

    /** Each payment is booked once, or not at all when the bank was refused; the bank sums up what we do. */
    void areTheBanks(Bank bank) {
        long believed = 0;
        for (Report report : bank.reports()) {
            List<Content> taken = new ArrayList<>();
            report.answers().forEach((content, answer) -> {
                if (Bank.isSuccess(answer.orElseThrow())) {
                    taken.add(content);
                }
            });
            if (report.cameByStatement() && !taken.contains(report.payment())) {
                assertThat(report.answers())
                        .as("refused although the statement has it")
                        .doesNotContainKey(report.payment());
                taken.add(report.payment());
            }
            assertThat(taken).as("a payment is one: %s", report).hasSizeLessThanOrEqualTo(1);
            assertThat(booked(report.id())).as("in the books: %s", report).isEqualTo(taken);
            believed += taken.stream().mapToLong(Content::amount).sum();
        }
        assertThat(sum("select balance from ledger_balance where account = 'BANK_CLEARING'"))
                .as("what the bank says that it paid")
                .isEqualTo(believed);
    }

    /** A call pays no bill after it was due; only the statement, which knows when the payer paid, and the treasurer do. */
    void tookNothingLate(Bank bank) {
        bank.reports().stream()
                .filter(report -> !report.mayBeReleased())
                .forEach(report -> assertThat(sum(
                                "select count(*) from payment p join bill b on b.id = p.bill"
                                        + " where p.reference = ? and b.paid_at > b.due_at",
                                report.line().reference()))
                        .as("paid late: %s", report)
                        .isZero());
    }

    /** What came in under a bank's number by the ledger: once as a payment, or once as held money. */
    private List<Content> booked(String id) {
        return jdbc.sql("""
                select b.virtual_account_number, e.amount from ledger_entry e join bill b on b.id = e.bill
                where e.debit = 'BANK_CLEARING' and e.reference = 'payment bank:' || :id
                union all
                select d.virtual_account_number, e.amount
                from ledger_entry e join payment_discrepancy d on d.id = e.discrepancy
                where e.debit = 'BANK_CLEARING' and d.bank = 'bank' and d.payment_request_id = :id""")
                .param("id", id)
                .query((row, number) -> new Content(row.getString(1), row.getLong(2)))
                .list();
    }

    /** The applicant was told of each thing that happened, and once; of each bill that waits, at most once more. */
    void areTold(String registrationNumber) {
        Map<String, Long> happened = cases.history(new RegistrationNumber(registrationNumber)).stream()
                .map(change -> change.status().code())
                .filter(status -> texts.has("message." + status + ".subject"))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        Map<String, Long> told = new TreeMap<>();
        jdbc.sql("select kind, count(*) from message where registration_number = ? group by 1")
                .param(registrationNumber)
                .query(row -> {
                    told.put(row.getString(1), row.getLong(2));
                });
        Long reminders = told.remove("payment-reminder");
        assertThat(told).isEqualTo(happened).containsKey("billed");
        assertThat(reminders == null ? 0 : reminders).as("reminders").isLessThanOrEqualTo(happened.get("billed"));
    }

    /** A case is where its money says. */
    void putInItsPlace(String registrationNumber) {
        Bill bill = bills.latest(new RegistrationNumber(registrationNumber)).orElseThrow();
        Status status = cases.get(new RegistrationNumber(registrationNumber)).status();
        List<Status> passed = cases.history(new RegistrationNumber(registrationNumber)).stream()
                .map(StatusChange::status)
                .toList();
        String where = "%s, %s after %s".formatted(bill, status, passed);
        switch (bill.state()) {
            case OPEN -> assertThat(status).as(where).isEqualTo(Status.BILLED);
            case PAID -> assertThat(status).as(where).isIn(Status.BOOKLET_ALLOCATED, Status.APPLICATION_WITHDRAWN);
            case EXPIRED -> assertThat(status).as(where).isIn(Status.BILL_EXPIRED, Status.APPLICATION_WITHDRAWN);
            case CANCELLED -> assertThat(status).as(where).isEqualTo(Status.APPLICATION_WITHDRAWN);
        }
        long payments = sum(
                "select count(*) from payment p join bill b on b.id = p.bill where b.registration_number = ?",
                registrationNumber);
        assertThat(payments).as(where).isEqualTo(bill.state() == Bill.State.PAID ? 1 : 0);
        assertThat(passed.stream().filter(Status.PAID::equals)).as(where).hasSize((int) payments);
        assertThat(running(registrationNumber)).as(where).isEqualTo(status.ends() ? 0 : 1);
        assertThat(runtime.createEventSubscriptionQuery()
                        .eventName("PaymentReceived")
                        .processInstanceId(processOf(registrationNumber))
                        .count())
                .as(where)
                .isEqualTo(bill.state() == Bill.State.OPEN ? 1 : 0);
    }

    /** A treasurer has each discrepancy to decide that is not decided, and no other. */
    void leaveDecisionsToTheTreasurer() {
        jdbc.sql("select id, state from payment_discrepancy")
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("state")))
                .list()
                .forEach(discrepancy -> assertThat(running(discrepancy.getKey()))
                        .as("processes of discrepancy %s", discrepancy)
                        .isEqualTo(discrepancy.getValue().equals("OPEN") ? 1 : 0));
    }

    /** Nothing got stuck. */
    void leaveNothingBehind() {
        assertThat(runtime.createIncidentQuery().list()).isEmpty();
        assertThat(management.createJobQuery().withException().list()).isEmpty();
        assertThat(sum("select count(*) from untold_payment")).as("untold").isZero();
    }

    private long running(String businessKey) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .count();
    }

    private String processOf(String registrationNumber) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(registrationNumber).list().stream()
                .map(process -> process.getId())
                .findFirst()
                .orElse("none");
    }

    private long sum(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Long.class).optional().orElse(0L);
    }
}
