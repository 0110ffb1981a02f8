package id.paspor.payment;

import static org.awaitility.Awaitility.await;

import id.paspor.benchmark.Bank;
import id.paspor.benchmark.Node;
import id.paspor.benchmark.Payment;
import id.paspor.benchmark.PlacesToCome;
import id.paspor.benchmark.Seeding;
import id.paspor.cost.OurWalk;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cases that wait for their payment: they come through the doors that people use, from the application to the interview, and
 * the program bills them. Booklets are there for all.
 */
final class OpenBills {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Of a thousand places each. */
    private static final int SLOTS = 20;

    private OpenBills() {}

    /** Makes so many cases wait for their payment, on a node with the settings of {@link OurWalk#settings}. */
    static void seed(JdbcClient sql, Node node, Bank bank, int number) throws Exception {
        Seeding seeding = new Seeding(sql, node);
        seeding.openAccounts(number);
        seeding.openDesks("dataEntry", "interviewer");
        OurWalk walk = new OurWalk(node, bank, new PlacesToCome(sql).openWide(SLOTS));
        walk.each(0, number, walk::isApproved);
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
