package id.paspor.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.paspor.benchmark.Bank;
import id.paspor.benchmark.ClosedLoop;
import id.paspor.benchmark.DurablePostgres;
import id.paspor.benchmark.Http;
import id.paspor.benchmark.Node;
import id.paspor.benchmark.Payment;
import id.paspor.benchmark.Pgbench;
import id.paspor.benchmark.Times;
import id.paspor.cost.OurWalk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many payments a second banks can report, on one node and on two, as a share of the single rows that PostgreSQL's own
 * benchmark inserts on the same server. One call in ten repeats a report; every payment is that of a case whose process
 * waits for it, and is told of it meanwhile. What must be true is checked against the tables. Nodes, database and bank share
 * one machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentBenchmark.class);
    private static final Path HOME = Path.of("target", "benchmark", "payment");
    private static final int CASES = Integer.getInteger("payment.cases", 1_500);

    /** Of so many cases, before anything is measured. */
    private static final int WARM_UP = CASES / 3;

    private static final int AT_ONCE = 16;
    private static final int ONE_REPEAT_IN = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String INSERT = """
            insert into inserted (reference, bill, amount, received_at)
            values (gen_random_uuid()::text, :client_id, 650000, now());
            """;

    private final Http http = new Http();
    private DurablePostgres server;

    /** A report to be sent. */
    private record Report(Payment payment, boolean repeat, Node node) {}

    @BeforeAll
    void billsCases() throws Exception {
        Files.createDirectories(HOME);
        server = new DurablePostgres(Files.createTempDirectory(HOME, "postgresql"));
        server.create("seeded");
        long begin = System.nanoTime();
        JdbcClient sql = server.sql("seeded");
        Bank bank = new Bank(http);
        Map<String, String> settings = new HashMap<>(OurWalk.settings(bank));
        settings.put("paspor.mail.interval", "P1D");
        try (Node node = Node.start("seeding", HOME, server.url("seeded"), settings)) {
            OpenBills.seed(sql, node, bank, CASES);
        }
        sql.sql("update message set mailed_at = now(), delivery = 'MAILED' where mailed_at is null").update();
        sql.sql("""
                create table inserted (id bigint generated always as identity primary key, reference text not null,
                    bill bigint not null, amount bigint not null, received_at timestamptz not null)""").update();
        sql.sql("vacuum analyze").update();
        LOG.info("{} open bills took {} s", CASES, seconds(System.nanoTime() - begin));
    }

    @AfterAll
    void stops() throws Exception {
        http.close();
        server.close();
    }

    @Test
    void oneNode() throws Exception {
        run("one_node", 1);
    }

    @Test
    void twoNodes() throws Exception {
        run("two_nodes", 2);
    }

    private void run(String name, int size) throws Exception {
        server.copy(name, "seeded");
        JdbcClient sql = server.sql(name);
        List<Payment> payments = OpenBills.payments(sql);
        assertThat(payments).hasSize(CASES);
        double before = insertsPerSecond(name);
        Bank bank = new Bank(http);
        double rate;
        List<Node> nodes = new ArrayList<>();
        try {
            for (int number = 1; number <= size; number++) {
                nodes.add(Node.start(name + "-" + number, HOME, server.url(name), bank.settings()));
            }
            List<Call> calls = new ArrayList<>(send(bank, nodes, payments.subList(0, WARM_UP)));
            await().atMost(PATIENCE).until(() -> PaymentFindings.toPrint(sql) == WARM_UP);
            rate = measure(name, bank, nodes, payments.subList(WARM_UP, CASES), calls, sql);
            PaymentFindings findings = new PaymentFindings(sql, bank, payments, calls);
            findings.everyReportIsAnsweredTheSame();
            findings.everyPaymentIsCountedOnce();
            findings.ledgerBalances();
            findings.everyCaseHasMovedOn(nodes);
        } finally {
            nodes.forEach(Node::close);
        }
        double after = insertsPerSecond(name);
        LOG.info(
                "{}: pgbench {} single rows per second before and {} after it; {} callbacks are {} percent of their mean",
                name,
                Math.round(before),
                Math.round(after),
                Math.round(rate),
                "%.1f".formatted(200 * rate / (before + after)));
    }

    /** Callbacks per second. */
    private static double measure(
            String name, Bank bank, List<Node> nodes, List<Payment> payments, List<Call> all, JdbcClient sql) {
        long begin = System.nanoTime();
        List<Call> calls = send(bank, nodes, payments);
        long sent = System.nanoTime() - begin;
        await().atMost(PATIENCE).until(() -> PaymentFindings.toPrint(sql) == CASES);
        long moved = System.nanoTime() - begin;
        all.addAll(calls);
        double rate = calls.size() / (sent / 1e9);
        LOG.info("{}: {} callbacks per second, {} at once: {}", name, Math.round(rate), AT_ONCE, times(calls));
        LOG.info("{}: first reports {}", name, times(calls.stream().filter(call -> !call.repeat()).toList()));
        LOG.info("{}: repeats       {}", name, times(calls.stream().filter(Call::repeat).toList()));
        LOG.info(
                "{}: {} payments were reported within {} s, and all their passports could be printed after {} s",
                name,
                payments.size(),
                seconds(sent),
                seconds(moved));
        return rate;
    }

    private static String times(List<Call> calls) {
        return Times.of(calls.stream().mapToDouble(call -> call.reply().millis()));
    }

    private static List<Call> send(Bank bank, List<Node> nodes, List<Payment> payments) {
        Queue<Call> calls = new ConcurrentLinkedQueue<>();
        ClosedLoop.each(reports(payments, nodes), AT_ONCE, report -> bank.report(report.node(), report.payment())
                .thenAccept(reply -> calls.add(new Call(report.payment(), report.repeat(), reply))));
        return List.copyOf(calls);
    }

    /** Every payment once, and one call in ten again: as often the last one, which may be under way still, as any before it. */
    private static List<Report> reports(List<Payment> payments, List<Node> nodes) {
        Random random = new Random(payments.size());
        List<Report> reports = new ArrayList<>();
        for (int next = 0; next < payments.size(); next++) {
            reports.add(new Report(payments.get(next), false, nodes.get(reports.size() % nodes.size())));
            if (random.nextInt(ONE_REPEAT_IN - 1) == 0) {
                Payment again = payments.get(random.nextBoolean() ? next : random.nextInt(next + 1));
                reports.add(new Report(again, true, nodes.get(reports.size() % nodes.size())));
            }
        }
        return reports;
    }

    /** Single rows that pgbench inserts per second; 0 where it is not installed. */
    private double insertsPerSecond(String database) throws Exception {
        if (!Pgbench.isHere()) {
            LOG.info("{}: pgbench is not here", database);
            return 0;
        }
        Path script = Files.writeString(HOME.resolve("insert.sql"), INSERT);
        return Pgbench.rate(server, database, script, AT_ONCE, "--time=5");
    }

    private static String seconds(long nanos) {
        return "%.1f".formatted(nanos / 1e9);
    }
}
