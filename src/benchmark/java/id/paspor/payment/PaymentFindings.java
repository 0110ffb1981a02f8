package id.paspor.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.benchmark.Bank;
import id.paspor.benchmark.Node;
import id.paspor.benchmark.Payment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true after all bills were paid: what was reported and answered against the tables. */
final class PaymentFindings {

    private final JdbcClient sql;
    private final Bank bank;
    private final List<Payment> payments;
    private final List<Call> calls;

    PaymentFindings(JdbcClient sql, Bank bank, List<Payment> payments, List<Call> calls) {
        this.sql = sql;
        this.bank = bank;
        this.payments = payments;
        this.calls = calls;
    }

    /** Cases whose process waits for its payment. */
    static int waiting(JdbcClient sql) {
        return sql.sql("select count(*) from act_ru_event_subscr where event_name_ = 'PaymentReceived'")
                .query(Integer.class)
                .single();
    }

    /** Cases whose passport can be printed. */
    static int toPrint(JdbcClient sql) {
        return sql.sql("select count(*) from act_ru_task where task_def_key_ = 'print-passport'")
                .query(Integer.class)
                .single();
    }

    /** Every report was taken, and the same report was always answered the same. */
    void everyReportIsAnsweredTheSame() {
        Map<String, JsonNode> answers = new HashMap<>();
        for (Call call : calls) {
            assertThat(call.reply().status()).as(call.toString()).isEqualTo(200);
            JsonNode answer = bank.read(call.reply().body());
            assertThat(answer.path("responseCode").asText()).as(call.toString()).isEqualTo("2002500");
            JsonNode other = answers.putIfAbsent(call.payment().id(), answer);
            assertThat(answer).as(call.toString()).isEqualTo(other == null ? answer : other);
        }
        assertThat(answers).as("payments that were answered").hasSize(payments.size());
    }

    /** Every payment is in each book exactly once, and nothing else is; every call is on record. */
    void everyPaymentIsCountedOnce() {
        List<String> ids = payments.stream().map(Payment::id).toList();
        assertThat(texts("select payment_request_id from bank_payment"))
                .as("reports taken")
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(texts("select substr(p.reference, 6) || ' ' || p.amount from payment p join bill b on b.id = p.bill"
                        + " where b.state = 'PAID' and b.amount = p.amount"))
                .as("bills paid")
                .containsExactlyInAnyOrderElementsOf(payments.stream()
                        .map(payment -> payment.id() + " " + payment.amount())
                        .toList());
        assertThat(texts("select state from bill where state <> 'PAID'")).as("bills left").isEmpty();
        assertThat(texts("select registration_number from status_change where status = 'PAID'"))
                .as("histories that tell of a payment")
                .hasSize(payments.size())
                .doesNotHaveDuplicates();
        assertThat(texts("select external_id from bank_call where service = '25' and code = '2002500'"))
                .as("calls on record")
                .hasSize((int) bank.calls())
                .doesNotHaveDuplicates();
    }

    /** For each bill the state earned its amount, the bank has it, and nothing is owed any more. */
    void ledgerBalances() {
        assertThat(texts("""
                select b.id from bill b left join (
                    select bill, count(*) as entries,
                        sum(case 'RECEIVABLE' when debit then amount when credit then -amount else 0 end) as owed,
                        sum(case 'BANK_CLEARING' when debit then amount when credit then -amount else 0 end) as banked,
                        sum(case 'STATE_REVENUE' when credit then amount when debit then -amount else 0 end) as earned
                    from ledger_entry group by bill) l on l.bill = b.id
                where (l.entries, l.owed, l.banked, l.earned) is distinct from (2, 0, b.amount, b.amount)"""))
                .as("bills whose entries do not balance")
                .isEmpty();
        assertThat(sql.sql("select sum(amount) from ledger_entry where debit = 'BANK_CLEARING'")
                        .query(Long.class)
                        .single())
                .as("rupiah at the bank")
                .isEqualTo(payments.stream().mapToLong(Payment::amount).sum());
    }

    /** Nobody waits for a payment that was made, no job is left, and nothing broke. */
    void everyCaseHasMovedOn(List<Node> nodes) {
        assertThat(waiting(sql)).as("cases that wait").isZero();
        assertThat(toPrint(sql)).as("passports to print").isEqualTo(payments.size());
        assertThat(texts("select handler_type_ from act_ru_job where handler_type_ = 'payment-received'"))
                .as("jobs of payments")
                .isEmpty();
        assertThat(texts("select bill::text from untold_payment")).as("untold payments").isEmpty();
        assertThat(texts("select incident_msg_ from act_ru_incident")).as("incidents").isEmpty();
        assertThat(nodes).allSatisfy(node -> assertThat(node.errors()).as(node.name()).isEmpty());
    }

    private List<String> texts(String query) {
        return sql.sql(query).query(String.class).list();
    }
}
