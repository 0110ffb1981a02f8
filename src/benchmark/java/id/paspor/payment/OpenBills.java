package id.paspor.payment;

import static org.awaitility.Awaitility.await;

import id.paspor.benchmark.Applicant;
import id.paspor.benchmark.Bank;
import id.paspor.benchmark.Node;
import id.paspor.benchmark.Payment;
import id.paspor.benchmark.Seeding;
import id.paspor.support.Client.Answer;
import id.paspor.support.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cases that wait for their payment. Their applications come through the front door; from there the engine moves them to
 * the fee itself, past desks whose work has no part in a payment, and the program bills them. Booklets are there for all.
 */
final class OpenBills {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private OpenBills() {}

    /** Makes so many cases wait for their payment. */
    static void seed(JdbcClient sql, Node node, int number) throws Exception {
        List<String> cases = new Seeding(sql, node)
                .applicants(number).stream().map(Applicant::registrationNumber).toList();
        List<String> processes = sql.sql(
                        "select id_ from act_ru_execution where parent_id_ is null and business_key_ = any (?)")
                .param(cases.toArray(String[]::new))
                .query(String.class)
                .list();
        String definition = sql.sql("select id_ from act_re_procdef where key_ = 'passport-application'")
                .query(String.class)
                .single();
        Answer moved = Client.basic(node.port(), "admin", Node.ADMIN_PASSWORD)
                .post(
                        "/engine-rest/modification/executeAsync",
                        Map.of(
                                "processDefinitionId",
                                definition,
                                "processInstanceIds",
                                processes,
                                "instructions",
                                List.of(
                                        Map.of("type", "startBeforeActivity", "activityId", "assess-fee"),
                                        Map.of("type", "cancel", "activityId", "choose-interview-slot"))));
        if (moved.status() != 200) {
            throw new IllegalStateException(moved.toString());
        }
        await().atMost(PATIENCE).until(() -> PaymentFindings.waiting(sql) == number);
        sql.sql("""
                insert into booklet (number, office, product, state, changed_at)
                select 'X' || lpad(n::text, 7, '0'), office, product, 'BLANK', now()
                from (select row_number() over () as n, office, application ->> 'product' as product from case_file) wanted""").update();
    }

    /** What is to be paid, in the order of the bills. */
    static List<Payment> payments(JdbcClient sql) {
        String now = Bank.now();
        return sql.sql("select id, virtual_account_number, amount from bill where state = 'OPEN' order by id")
                .query((row, number) -> new Payment(
                        "benchmark-" + row.getLong("id"),
                        row.getString("virtual_account_number"),
                        row.getLong("amount"),
                        now))
                .list();
    }
}
