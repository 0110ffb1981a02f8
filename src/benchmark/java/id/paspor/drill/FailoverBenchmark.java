package id.paspor.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.paspor.benchmark.AuditCheck;
import id.paspor.benchmark.Node;
import id.paspor.benchmark.PostgresServer;
import id.paspor.benchmark.Seeding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The drills of {@code docs/operations.md} on one machine. A primary dies while applications come in, its synchronous replica
 * is promoted, and the node goes on by itself: no application that was acknowledged is lost. Then what the new primary has is
 * restored from a dump and from a base backup. Needs a PostgreSQL server's package, as the embedded one has no tools.
 */
class FailoverBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(FailoverBenchmark.class);

    private static final int WRITERS = 4;
    private static final int ACCOUNTS = 2_000;
    private static final int BEFORE = 100;
    private static final int AFTER = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DATABASE = "paspor";

    /** When an application was acknowledged, by {@link System#nanoTime()}. */
    private record Acknowledged(String registrationNumber, long at) {}

    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean enough;

    @Test
    void nothingAcknowledgedIsLostWhenThePrimaryDiesAndBackupsRestoreAll() throws Exception {
        Optional<Path> programs = PostgresServer.programs();
        assumeTrue(
                programs.isPresent(), "No PostgreSQL server package is installed; apt-get install postgresql brings it.");
        Path home = PostgresServer.home();
        try (PostgresServer primary = PostgresServer.empty(programs.get(), home.resolve("primary"))) {
            primary.sql("postgres").sql("create database " + DATABASE).update();
            try (PostgresServer replica = primary.copy(home.resolve("replica"), "-R")) {
                primary.set("synchronous_standby_names", "*");
                primary.set("synchronous_commit", "remote_apply");
                await().atMost(PATIENCE).until(() -> primary.sql("postgres")
                        .sql("select coalesce(max(sync_state), '') from pg_stat_replication")
                        .query(String.class)
                        .single()
                        .equals("sync"));
                failOver(primary, replica);
                restore(replica, home);
            }
        }
    }

    private void failOver(PostgresServer primary, PostgresServer replica) throws Exception {
        String url = "jdbc:postgresql://" + primary.host() + "," + replica.host() + "/" + DATABASE
                + "?user=postgres&targetServerType=primary&hostRecheckSeconds=1&connectTimeout=5";
        Path nodes = Path.of("target/benchmark/failover");
        try (Node node = Node.start("failover", nodes, url, Map.of("paspor.audit.seal-every", "PT1S"))) {
            Seeding seeding = new Seeding(primary.sql(DATABASE), node);
            seeding.openAccounts(ACCOUNTS);
            ExecutorService people = Executors.newFixedThreadPool(WRITERS);
            try {
                List<Future<?>> writers = new ArrayList<>();
                AtomicInteger next = new AtomicInteger();
                for (int writer = 0; writer < WRITERS; writer++) {
                    writers.add(people.submit(() -> write(seeding, next)));
                }
                await().atMost(PATIENCE).until(() -> acknowledged.size() >= BEFORE);
                long killed = System.nanoTime();
                primary.kill();
                int until = acknowledged.size();
                replica.promote();
                long promoted = System.nanoTime();
                await().atMost(PATIENCE).until(() -> acknowledged.size() >= until + AFTER);
                enough = true;
                for (Future<?> writer : writers) {
                    writer.get();
                }
                tell(killed, promoted);
            } finally {
                enough = true;
                people.shutdownNow();
            }
            assertNothingIsLost(replica.sql(DATABASE));
        }
    }

    private void write(Seeding seeding, AtomicInteger next) {
        while (!enough && next.get() < ACCOUNTS) {
            try {
                String number = seeding.apply(next.getAndIncrement()).registrationNumber();
                acknowledged.add(new Acknowledged(number, System.nanoTime()));
            } catch (IOException | IllegalStateException refused) {
                failed.incrementAndGet();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void tell(long killed, long promoted) {
        long resumed = acknowledged.stream()
                .mapToLong(Acknowledged::at)
                .filter(at -> at > promoted)
                .min()
                .orElseThrow();
        LOG.info(
                "{} applications were acknowledged, {} were not; promoted {} ms after the kill, the first one after it"
                        + " acknowledged {} ms after the kill",
                acknowledged.size(),
                failed,
                (promoted - killed) / 1_000_000,
                (resumed - killed) / 1_000_000);
    }

    private void assertNothingIsLost(JdbcClient sql) {
        List<String> kept = sql.sql("select registration_number from case_file join status_change"
                        + " using (registration_number) join act_ru_execution on business_key_ = registration_number"
                        + " where status_change.status = 'REGISTERED' and parent_id_ is null")
                .query(String.class)
                .list();
        assertThat(kept)
                .containsAll(acknowledged.stream()
                        .map(Acknowledged::registrationNumber)
                        .toList())
                .doesNotHaveDuplicates();
        LOG.info("{} applications are in the database", kept.size());
    }

    private static void restore(PostgresServer server, Path home) throws IOException {
        long cases = cases(server, DATABASE);
        String dump = home.resolve("paspor.dump").toString();
        server.onItself("pg_dump", "-Fc", "-f", dump, DATABASE);
        server.onItself("createdb", "restored");
        server.onItself("pg_restore", "-d", "restored", "--exit-on-error", dump);
        assertThat(cases(server, "restored")).as("from the dump").isEqualTo(cases);
        AuditCheck.assertIntact(server.url("restored"), home);
        try (PostgresServer copy = server.copy(home.resolve("copy"))) {
            assertThat(cases(copy, DATABASE)).as("from the base backup").isEqualTo(cases);
            AuditCheck.assertIntact(copy.url(DATABASE), home);
        }
    }

    private static long cases(PostgresServer server, String database) {
        return server.sql(database)
                .sql("select count(*) from status_change")
                .query(Long.class)
                .single();
    }
}
