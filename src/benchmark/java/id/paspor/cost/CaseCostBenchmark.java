package id.paspor.cost;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.benchmark.Bank;
import id.paspor.benchmark.DurablePostgres;
import id.paspor.benchmark.Http;
import id.paspor.benchmark.Node;
import id.paspor.benchmark.PlacesToCome;
import id.paspor.benchmark.Seeding;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * What a case costs from the start form to the passport handed over, beside the same diagram on Camunda's starter as it comes
 * ({@link id.paspor.stock.StockEngine}): both on one server, by the same calls, so many cases at once, in alternating turns.
 * Counts hardly vary; of times the ratio of a pair of turns counts, as both had the same machine.
 */
class CaseCostBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(CaseCostBenchmark.class);
    private static final Path HOME = Path.of("target", "benchmark", "case");
    private static final int WARM_UP = Integer.getInteger("cost.warm-up", 120);
    private static final int PAIRS = Integer.getInteger("cost.pairs", 4);
    private static final int CASES = Integer.getInteger("cost.cases", 60);
    private static final int SLOTS = 40;

    /** After so long PostgreSQL's processes have told what they counted. */
    private static final long TOLD_MILLIS = 11_000;

    private static final long IDLE_MILLIS = 2 * TOLD_MILLIS;

    private DurablePostgres server;

    /** One of the two that are compared, and what its turns cost for each case. */
    private final class Side {

        private final String database;
        private final CaseWalk walk;
        private final JdbcClient sql;
        private final List<Figures> turns = new ArrayList<>();
        private int next;
        private Map<String, Long> bytes;
        private long rows;
        private double commitsByTheClock;

        private Side(String database, CaseWalk walk) {
            this.database = database;
            this.walk = walk;
            this.sql = server.sql(database);
        }

        private void live(int cases) throws Exception {
            walk.each(next, cases, walk::live);
            next += cases;
        }

        /** Counts the transactions that it makes by itself while it has nothing to do. */
        private void idles() throws InterruptedException {
            double before = figures().commits();
            Thread.sleep(IDLE_MILLIS);
            commitsByTheClock = (figures().commits() - before) * TOLD_MILLIS / IDLE_MILLIS;
        }

        private void begins() {
            bytes = Figures.bytes(sql);
            rows = Figures.engineRows(sql);
        }

        private void takesATurn() throws Exception {
            Thread.sleep(TOLD_MILLIS);
            Figures before = figures();
            live(CASES);
            Figures after = figures();
            Thread.sleep(TOLD_MILLIS);
            Figures turn =
                    after.withCommits(figures().commits() - commitsByTheClock).since(before, CASES);
            turns.add(turn);
            LOG.info("{}: {}", database, turn);
        }

        private Figures figures() {
            return Figures.now(server, database, walk.node());
        }

        private CaseCost.Side cost() {
            long rowsNow = Figures.engineRows(sql);
            Map<String, Double> left = Figures.bytes(sql).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            now -> (now.getValue() - bytes.getOrDefault(now.getKey(), 0L)) / (double) (PAIRS * CASES)));
            return new CaseCost.Side(turns, left, (rowsNow - rows) / (double) (PAIRS * CASES));
        }
    }

    @Test
    void aCaseBesideTheStockEngines() throws Exception {
        Files.createDirectories(HOME);
        server = new DurablePostgres(
                Files.createTempDirectory(HOME, "postgresql"),
                Map.of("shared_preload_libraries", "pg_stat_statements", "pg_stat_statements.max", "20000"));
        try (Http http = new Http()) {
            server.sql("postgres").sql("create extension pg_stat_statements").update();
            server.create("ours");
            server.create("stock");
            Bank bank = new Bank(http);
            try (Node ours = Node.start("ours", HOME, server.url("ours"), OurWalk.settings(bank));
                    Node stock = stock()) {
                compare(new Side("ours", ourWalk(ours, bank)), new Side("stock", new StockWalk(stock)));
                assertThat(ours.errors()).isEmpty();
                assertThat(stock.errors()).isEmpty();
            }
        } finally {
            server.close();
        }
    }

    private void compare(Side ours, Side stock) throws Exception {
        ours.live(WARM_UP);
        stock.live(WARM_UP);
        Thread.sleep(TOLD_MILLIS);
        ours.idles();
        stock.idles();
        ours.begins();
        stock.begins();
        for (int pair = 0; pair < PAIRS; pair++) {
            ours.takesATurn();
            stock.takesATurn();
        }
        assertThat(stock.sql.sql("select count(*) from act_hi_procinst where end_act_id_ = 'passport-handed-over'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(stock.next);
        assertThat(ours.sql.sql("select count(*) from case_file where status = 'PASSPORT_HANDED_OVER'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(ours.next);
        CaseCost cost = new CaseCost(ours.cost(), stock.cost());
        cost.write();
        LOG.info("\n{}", cost.asText());
    }

    private CaseWalk ourWalk(Node node, Bank bank) {
        int all = WARM_UP + PAIRS * CASES;
        JdbcClient sql = server.sql("ours");
        Seeding seeding = new Seeding(sql, node);
        seeding.openAccounts(all);
        seeding.openDesks("dataEntry", "interviewer", "printing", "counter", "supervisor");
        sql.sql("insert into booklet (number, office, product, state, changed_at)"
                        + " select 'Y' || lpad(n::text, 7, '0'), 'DPS', 'electronic-10y', 'BLANK', now()"
                        + " from generate_series(1, ?) n")
                .param(all)
                .update();
        return new OurWalk(node, bank, new PlacesToCome(sql).openWide(SLOTS));
    }

    /** The stock engine, with none of the program's classes and settings. */
    private Node stock() throws IOException {
        Path classes = HOME.resolve("stock-classes");
        Path own = Path.of("id", "paspor", "stock");
        FileSystemUtils.copyRecursively(
                Path.of("target", "test-classes").resolve(own), classes.resolve(own));
        String libraries = Arrays.stream(Node.classPath().split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        return Node.start(
                "stock",
                HOME,
                server.url("stock"),
                "id.paspor.stock.StockEngine",
                classes + File.pathSeparator + libraries,
                "/engine-rest/engine",
                Map.of());
    }
}
