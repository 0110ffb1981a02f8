package id.paspor.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.paspor.benchmark.AuditCheck;
import id.paspor.benchmark.Bank;
import id.paspor.benchmark.Http;
import id.paspor.benchmark.Node;
import id.paspor.benchmark.PlacesToCome;
import id.paspor.benchmark.PostgresServer;
import id.paspor.benchmark.Seeding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code kill -9} at random moments while cases go from their application to the printed passport: of the only node, of one
 * of two, and of PostgreSQL with all its processes under two nodes. Nothing that was acknowledged may be lost, nothing done
 * twice, and no step given up. Needs a PostgreSQL server's package, as the embedded one cannot be started again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(KillBenchmark.class);
    private static final Path LOGS = Path.of("target", "benchmark", "kills");

    /** In all: two in five of the only node, two in five of one of two, the others of PostgreSQL. */
    private static final int KILLS = Integer.getInteger("kills", 50);

    private static final int OF_NODES = KILLS * 2 / 5;
    private static final long SEED = Long.getLong("kills.seed", 12);
    private static final int AT_ONCE = 4;
    private static final int CASES = 20_000;
    private static final int SLOTS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Within so many milliseconds of the first deed after the last kill. */
    private static final int WITHIN = 8_000;

    private PostgresServer server;
    private List<String> slots;

    /** Something that dies and comes back. */
    private interface Victim {

        void dies(MortalNodes nodes, Random random) throws IOException;
    }

    @BeforeAll
    void openAccounts() throws Exception {
        Optional<Path> programs = PostgresServer.programs();
        assumeTrue(
                programs.isPresent(), "No PostgreSQL server package is installed; apt-get install postgresql brings it.");
        server = PostgresServer.empty(programs.get(), PostgresServer.home().resolve("kills"));
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(server.sql("postgres").sql("show " + setting).query(String.class).single())
                    .as(setting)
                    .isEqualTo("on");
        }
        server.sql("postgres").sql("create database seeded").update();
        JdbcClient sql = server.sql("seeded");
        try (Node node = Node.start("seeding", LOGS, server.url("seeded"), Map.of())) {
            Seeding seeding = new Seeding(sql, node);
            seeding.openAccounts(CASES);
            seeding.openDesks("dataEntry", "interviewer", "printing", "supervisor");
        }
        slots = new PlacesToCome(sql).openWide(SLOTS);
        sql.sql("insert into booklet (number, office, product, state, changed_at)"
                        + " select 'Y' || lpad(n::text, 7, '0'), 'DPS', 'electronic-10y', 'BLANK', now()"
                        + " from generate_series(1, ?) n")
                .param(CASES)
                .update();
    }

    @AfterAll
    void stops() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theOnlyNodeIsKilled() throws Exception {
        run("one_node", 1, OF_NODES, KillBenchmark::aNodeDies);
    }

    @Test
    void oneOfTwoNodesIsKilled() throws Exception {
        run("two_nodes", 2, OF_NODES, KillBenchmark::aNodeDies);
    }

    @Test
    void postgresIsKilled() throws Exception {
        run("database", 2, KILLS - 2 * OF_NODES, (nodes, random) -> {
            server.kill();
            startAgain();
        });
    }

    private static void aNodeDies(MortalNodes nodes, Random random) {
        int victim = random.nextInt(nodes.size());
        nodes.kill(victim);
        nodes.replace(victim);
    }

    /** Once the killed processes have left the data. */
    private void startAgain() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            server.start();
            return true;
        });
    }

    private void run(String name, int size, int kills, Victim victim) throws Exception {
        server.sql("postgres").sql("create database " + name + " template seeded").update();
        JdbcClient sql = server.sql(name);
        Deeds deeds = new Deeds();
        try (Http http = new Http()) {
            Bank bank = new Bank(http);
            try (MortalNodes nodes = new MortalNodes(name, LOGS, server.url(name), settings(bank))) {
                nodes.start(size);
                underLoad(name, nodes, bank, deeds, kills, victim);
                await().atMost(PATIENCE).until(() -> KillFindings.jobsDue(sql) == 0);
            }
        }
        KillFindings findings = new KillFindings(sql, deeds);
        findings.applicationsAreThereOnce();
        findings.bookingsAreThereOnce();
        findings.decisionsAreTakenOnce();
        findings.paymentsAreCountedOnce();
        findings.bookletsArePrintedOnce();
        findings.everyCaseHasMovedOn();
        AuditCheck.assertIntact(server.url(name), LOGS);
    }

    /** With the bank, limits that a whole office's work from one address does not reach, and short locks of jobs. */
    private static Map<String, String> settings(Bank bank) {
        Map<String, String> settings = new HashMap<>(bank.settings());
        for (String limit : List.of("uploads-per-account", "uploads-per-address", "booking-per-address")) {
            settings.put("paspor.limits." + limit + ".most", "1000000");
        }
        // or a case whose job a dead node has locked would wait five minutes
        settings.put("camunda.bpm.job-execution.lock-time-in-millis", "20000");
        settings.put("paspor.audit.seal-every", "PT1S");
        return settings;
    }

    private void underLoad(String name, MortalNodes nodes, Bank bank, Deeds deeds, int kills, Victim victim)
            throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger most = new AtomicInteger(CASES);
        List<Future<?>> lanes = new ArrayList<>();
        try {
            for (int lane = 0; lane < AT_ONCE; lane++) {
                lanes.add(people.submit(() -> {
                    for (int number = next.getAndIncrement(); number < most.get(); number = next.getAndIncrement()) {
                        new Journey(nodes, bank, deeds, slots, number).goes();
                    }
                }));
            }
            Random random = new Random(SEED + kills);
            for (int kill = 1; kill <= kills && !anyIsDone(lanes); kill++) {
                int before = deeds.acknowledged();
                await().atMost(PATIENCE).until(() -> deeds.acknowledged() > before || anyIsDone(lanes));
                Duration moment = Duration.ofMillis(random.nextInt(WITHIN));
                await().pollDelay(moment).atMost(PATIENCE).until(() -> true);
                int then = deeds.acknowledged();
                long begin = System.nanoTime();
                victim.dies(nodes, random);
                LOG.info(
                        "{}: kill {} of {} after {} deeds, back after {} ms, {} acknowledged meanwhile",
                        name,
                        kill,
                        kills,
                        then,
                        (System.nanoTime() - begin) / 1_000_000,
                        deeds.acknowledged() - then);
            }
            most.set(0);
            for (Future<?> lane : lanes) {
                lane.get();
            }
            LOG.info("{}: {} kills, {}", name, kills, deeds);
        } finally {
            most.set(0);
            people.shutdownNow();
        }
    }

    private static boolean anyIsDone(List<Future<?>> lanes) {
        return lanes.stream().anyMatch(Future::isDone);
    }
}
