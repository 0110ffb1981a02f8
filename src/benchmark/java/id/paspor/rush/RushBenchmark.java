package id.paspor.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.paspor.benchmark.Applicant;
import id.paspor.benchmark.ClosedLoop;
import id.paspor.benchmark.DurablePostgres;
import id.paspor.benchmark.Node;
import id.paspor.benchmark.Pgbench;
import id.paspor.benchmark.PlacesToCome;
import id.paspor.benchmark.Seeding;
import id.paspor.rush.Exchange.Asked;
import id.paspor.rush.Exchange.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Five thousand applicants want three hundred places of one office at the moment when they open: on one node, on two, and
 * on two of which one is killed. The nodes have seen a smaller opening before, as nodes have that were not started for this one;
 * {@code -Drush.before=0} leaves that out. Every request and its answer is kept in {@code target/benchmark}, and what must be true
 * is checked against the tables; the figures are printed. Nodes, database and all the browsers share one machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RushBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(RushBenchmark.class);
    private static final Path HOME = Path.of("target", "benchmark", "rush");
    private static final int APPLICANTS = Integer.getInteger("rush.applicants", 5_000);

    /** So many want as many places at the opening before. */
    private static final int APPLICANTS_BEFORE = Integer.getInteger("rush.before", 1_000);

    /** Twenty slots with fifteen places. */
    private static final int SLOTS = 20;

    private static final int PLACES_PER_SLOT = 15;
    private static final int PLACES = SLOTS * PLACES_PER_SLOT;

    private static final Duration UNTIL_OPENING = Duration.ofSeconds(25);
    private static final Duration RUSH = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    /** Of all nodes together: they share one machine, and each would take as many for itself. */
    private static final int JOBS_AT_ONCE =
            Integer.getInteger("rush.jobs", Math.max(2, Runtime.getRuntime().availableProcessors() / 2));

    private static final int FLAT_OUT_BOOKINGS = Math.min(2_000, APPLICANTS / 2);
    private static final int FLAT_OUT_AT_ONCE = 16;

    private DurablePostgres server;
    private List<Applicant> applicants;
    private List<Applicant> applicantsBefore;
    private PlacesToCome places;

    @BeforeAll
    void sendsApplications() throws Exception {
        Files.createDirectories(HOME);
        server = new DurablePostgres(Files.createTempDirectory(HOME, "postgresql"));
        server.create("seeded");
        long begin = System.nanoTime();
        JdbcClient sql = server.sql("seeded");
        try (Node node = Node.start(
                "seeding",
                HOME,
                server.url("seeded"),
                Map.of("camunda.bpm.job-execution.enabled", "false", "paspor.mail.interval", "P1D"))) {
            List<Applicant> all = new Seeding(sql, node).applicants(APPLICANTS + APPLICANTS_BEFORE);
            applicants = all.subList(0, APPLICANTS);
            applicantsBefore = all.subList(APPLICANTS, all.size());
        }
        sql.sql("update message set mailed_at = now(), delivery = 'MAILED' where mailed_at is null").update();
        sql.sql("vacuum analyze").update();
        LOG.info("{} applications took {} s", APPLICANTS, seconds(System.nanoTime() - begin));
    }

    @AfterAll
    void stops() throws Exception {
        server.close();
    }

    @Test
    void oneNode() throws Exception {
        run("one_node", 1, false);
    }

    @Test
    void twoNodes() throws Exception {
        run("two_nodes", 2, false);
    }

    @Test
    void oneOfTwoNodesIsKilled() throws Exception {
        run("kill_9", 2, true);
    }

    private void run(String name, int size, boolean kill) throws Exception {
        server.copy(name, "seeded");
        JdbcClient sql = server.sql(name);
        places = new PlacesToCome(sql);
        places.setRules(SLOTS, PLACES_PER_SLOT);
        Map<String, String> settings =
                Map.of("camunda.bpm.job-execution.core-pool-size", Integer.toString(Math.max(1, JOBS_AT_ONCE / size)));
        List<Node> nodes = new ArrayList<>();
        for (int number = 1; number <= size; number++) {
            nodes.add(Node.start(name + "-" + number, HOME, server.url(name), settings));
        }
        try (Rush rush = new Rush(nodes, applicants)) {
            long begin = System.nanoTime();
            rush.signIn();
            LOG.info("{}: {} people signed in, {} s", name, APPLICANTS, seconds(System.nanoTime() - begin));
            if (APPLICANTS_BEFORE > 0) {
                rushesBefore(nodes, sql);
            }
            rushes(name, rush, nodes, sql, kill);
            if (!kill) {
                bookFlatOut(name, rush, nodes, sql);
            }
        } finally {
            nodes.forEach(Node::close);
        }
    }

    /** Of which nothing is told. */
    private void rushesBefore(List<Node> nodes, JdbcClient sql) {
        try (Rush rush = new Rush(nodes, applicantsBefore)) {
            rush.signIn();
            Findings findings = new Findings(rush.history(), sql, applicantsBefore);
            long opening = open(0);
            rush.begin(opening);
            awaitAllTaken(rush, findings, sql, opening);
            end(rush);
            await().atMost(PATIENCE).until(() -> findings.processesBehind() == 0);
        }
    }

    /**
     * Has the places open soon.
     *
     * @param more so many more in each slot
     * @return when, in nanoseconds of {@link System#nanoTime()}
     */
    private long open(int more) {
        Instant opensAt = Instant.now().plus(UNTIL_OPENING).truncatedTo(ChronoUnit.SECONDS);
        long opening = System.nanoTime() + Duration.between(Instant.now(), opensAt).toNanos();
        assertThat(places.open(opensAt, more)).isEqualTo(SLOTS);
        return opening;
    }

    private static void awaitAllTaken(Rush rush, Findings findings, JdbcClient sql, long opening) {
        await().atMost(PATIENCE).until(() -> System.nanoTime() > opening + RUSH.toNanos()
                && findings.count("BOOKED") + rush.forgetful().size() >= PLACES);
        await().atMost(PATIENCE).until(() -> {
            forgottenHoldsRunOut(sql, rush);
            return findings.count("BOOKED") >= PLACES && findings.count("HELD") == 0;
        });
    }

    private static void end(Rush rush) {
        rush.end();
        rush.visitors().forEach(visitor -> visitor.gone().join());
    }

    private void rushes(String name, Rush rush, List<Node> nodes, JdbcClient sql, boolean kill) throws Exception {
        Findings findings = new Findings(rush.history(), sql, applicants);
        long opening = open(APPLICANTS_BEFORE > 0 ? PLACES_PER_SLOT : 0);
        double workedBefore = worked(nodes);
        double calledBefore = worked();
        rush.begin(opening);
        if (kill) {
            await().atMost(PATIENCE).until(() -> findings.count("BOOKED") > PLACES / 3);
            nodes.get(1).kill();
            LOG.info("{}: {} was killed {} s after the opening", name, nodes.get(1).name(), seconds(System.nanoTime() - opening));
        }
        awaitAllTaken(rush, findings, sql, opening);
        end(rush);
        if (kill) {
            sql.sql("update act_ru_job set lock_exp_time_ = now() where lock_exp_time_ is not null")
                    .update();
        }
        await().atMost(PATIENCE).until(() -> findings.processesBehind() == 0);

        rush.history().write(HOME.resolve(name + ".csv"), opening);
        LOG.info("{}: {} requests{}", name, rush.history().size(), rush.history().summary());
        report(name, rush, opening);
        LOG.info(
                "{}: on processors the nodes were for {} s, those who called for {} s",
                name,
                Math.round(worked(nodes) - workedBefore),
                Math.round(worked() - calledBefore));
        findings.noneOversoldAndNoneLeft(PLACES);
        findings.nothingAcknowledgedIsLost();
        findings.nobodyHasWhatNobodyAskedFor();
        LineOrder line = new LineOrder(rush.history(), sql, applicants, opening);
        line.everybodyKeepsTheirPlace();
        double correlation = line.thoseWhoWereThereAreDrawn();
        LOG.info("{}: correlation of the drawn places with the order of arrival {}", name, "%.3f".formatted(correlation));
        line.whoComesLaterJoinsTheEnd();
        line.nobodyIsLetInBeforeOthers();
        findings.noErrors(nodes);
        if (!kill) {
            findings.noneLost();
        }
    }

    /** The ten minutes of those who will not be seen again are over. */
    private static void forgottenHoldsRunOut(JdbcClient sql, Rush rush) {
        String[] forgetful =
                rush.forgetful().stream().map(Applicant::registrationNumber).toArray(String[]::new);
        sql.sql("update booking set held_until = now() where state = 'HELD' and held_until > now()"
                        + " and registration_number = any (?)")
                .param(forgetful)
                .update();
    }

    private static double worked(List<Node> nodes) {
        return nodes.stream().mapToLong(node -> node.worked().toMillis()).sum() / 1e3;
    }

    /** Of the callers, which are this process. */
    private static double worked() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    private static void report(String name, Rush rush, long opening) {
        List<Exchange> confirmed = rush.history().of(Asked.CONFIRM, Outcome.CONFIRMED);
        LOG.info("{}: in line, from the opening or from coming later until there were places to choose from {}", name, rush.history().waits(opening));
        LOG.info("{}: hold {}", name, History.times(rush.history().of(Asked.HOLD, Outcome.HELD)));
        LOG.info("{}: confirmation {}", name, History.times(confirmed));
        LOG.info("{}: sold out {}", name, History.times(rush.history().of(Asked.CALENDAR, Outcome.SOLD_OUT)));
        long[] moments = confirmed.stream().mapToLong(Exchange::ended).sorted().toArray();
        long first = moments[moments.length / 10];
        long last = moments[moments.length * 9 / 10];
        LOG.info(
                "{}: after the opening the first place was confirmed within {} s, nine of ten within {} s, the last within {} s;"
                        + " {} per second from the first tenth to the last",
                name,
                seconds(moments[0] - opening),
                seconds(last - opening),
                seconds(moments[moments.length - 1] - opening),
                Math.round(moments.length * 0.8 / ((last - first) / 1e9)));
    }

    /** How many bookings the program makes when nobody thinks, beside what PostgreSQL's own benchmark makes of them. */
    private void bookFlatOut(String name, Rush rush, List<Node> nodes, JdbcClient sql) throws Exception {
        List<String> slots = places.openWide(SLOTS);
        // what nodes remember for a second is forgotten
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        List<Visitor> without = without(rush, sql);
        ClosedLoop.each(without, FLAT_OUT_AT_ONCE, Visitor::readsAPage);
        Random random = new Random(1);
        Map<Visitor, String> wanted = new HashMap<>();
        without.forEach(visitor -> wanted.put(visitor, slots.get(random.nextInt(slots.size()))));
        int before = rush.history().of(Asked.CONFIRM, Outcome.CONFIRMED).size();
        double workedBefore = worked(nodes);
        long begin = System.nanoTime();
        ClosedLoop.each(without, FLAT_OUT_AT_ONCE, visitor -> visitor.bookAtOnce(wanted.get(visitor)));
        double rate = without.size() / ((System.nanoTime() - begin) / 1e9);
        double workedForAnswers = worked(nodes);
        Findings findings = new Findings(rush.history(), sql, applicants);
        int behind = findings.processesBehind();
        int booked = rush.history().of(Asked.CONFIRM, Outcome.CONFIRMED).size() - before;
        LOG.info(
                "{}: flat out, {} at once: {} bookings, {} per second, {} ms of the nodes on processors for each, {} processes not told yet",
                name,
                FLAT_OUT_AT_ONCE,
                booked,
                Math.round(rate),
                "%.1f".formatted((workedForAnswers - workedBefore) * 1e3 / booked),
                behind);
        assertThat(booked).isEqualTo(without.size());
        await().atMost(PATIENCE).until(() -> findings.processesBehind() == 0);
        LOG.info(
                "{}: with what their processes were told, {} per second, {} ms for each",
                name,
                Math.round(without.size() / ((System.nanoTime() - begin) / 1e9)),
                "%.1f".formatted((worked(nodes) - workedBefore) * 1e3 / booked));
        if (Pgbench.isHere()) {
            String copy = name + "_pgbench";
            server.copy(copy, "seeded");
            List<String> open = new PlacesToCome(server.sql(copy)).openWide(SLOTS);
            double yardstick = BookingYardstick.rate(server, copy, open, APPLICANTS, FLAT_OUT_AT_ONCE, HOME);
            LOG.info("{}: pgbench {} bookings per second; the program {} percent of it", name, Math.round(yardstick), Math.round(100 * rate / yardstick));
        } else {
            LOG.info("{}: pgbench is not here", name);
        }
    }

    private static List<Visitor> without(Rush rush, JdbcClient sql) {
        List<String> booked = sql.sql("select registration_number from booking where state in ('HELD', 'BOOKED')")
                .query(String.class)
                .list();
        return rush.visitors().stream()
                .filter(visitor -> !booked.contains(visitor.applicant().registrationNumber()))
                .limit(FLAT_OUT_BOOKINGS)
                .toList();
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds();
    }
}
