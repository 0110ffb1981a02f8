package id.paspor;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.benchmark.DurablePostgres;
import id.paspor.benchmark.Node;
import id.paspor.benchmark.Seeding;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.PortalWalk;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the pages of a node take with {@value #USERS} people asking at once, as a multiple of {@code /actuator/health}. Every
 * page and the health check take turns, round by round, so that a noisy machine is noisy for all of them. The page of interview
 * times is not among them: its door turns away whom it has no time for, and the rush measures it.
 */
class PageBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(PageBenchmark.class);
    private static final Path HOME = Path.of("target", "benchmark", "pages");
    private static final int USERS = 50;
    private static final int WARM_UP_ROUNDS = Integer.getInteger("pages.warm-up", 5);
    private static final int ROUNDS = 8;
    private static final int REQUESTS_PER_ROUND = 4;
    private static final String HEALTH = "/actuator/health";

    /** A page, who asks for it, and what that took: nanoseconds of each request, and of all of them on processors. */
    private static final class Page {

        private final Client reader;
        private final List<Long> times = new ArrayList<>();
        private int bytes;
        private Duration ofProgram = Duration.ZERO;
        private Duration ofDatabase = Duration.ZERO;

        Page(Client reader) {
            this.reader = reader;
        }

        private long percentile(int percent) {
            return times.stream().sorted().toList().get((times.size() - 1) * percent / 100);
        }

        private double millis(Duration work) {
            return work.toNanos() / 1e6 / times.size();
        }
    }

    @Test
    void pagesComparedWithTheHealthCheck() throws Exception {
        Files.createDirectories(HOME);
        try (DurablePostgres server = new DurablePostgres(Files.createTempDirectory(HOME, "postgresql"))) {
            server.create("pages");
            try (Node node = Node.start("pages", HOME, server.url("pages"), Map.of())) {
                Seeding accounts = new Seeding(server.sql("pages"), node);
                accounts.openAccounts(1);
                accounts.openDesks("dataEntry");
                Map<String, Page> pages = pages(node.port());
                ExecutorService users = Executors.newFixedThreadPool(USERS);
                try {
                    for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
                        for (Map.Entry<String, Page> page : pages.entrySet()) {
                            round(users, page.getKey(), page.getValue(), node, server, round >= WARM_UP_ROUNDS);
                        }
                    }
                } finally {
                    users.shutdownNow();
                }
                long health = pages.get(HEALTH).percentile(50);
                pages.forEach((path, page) -> LOG.info(
                        "{}: {} kB, median {} ms, p99 {} ms, {} times the health check; on processors {} ms of the program and {} ms of PostgreSQL",
                        path.replaceAll("[0-9]{16}|/new/[^/]+", "…"),
                        page.bytes / 1024,
                        page.percentile(50) / 1_000_000,
                        page.percentile(99) / 1_000_000,
                        "%.1f".formatted((double) page.percentile(50) / health),
                        "%.1f".formatted(page.millis(page.ofProgram)),
                        "%.1f".formatted(page.millis(page.ofDatabase))));
            }
        }
    }

    private static Map<String, Page> pages(int port) {
        Client applicant = Client.session(port, "rush0");
        Client officer = Client.session(port, "dpsDataEntry");
        String chosen = PortalWalk.apply(applicant, Applicants.adult());
        // one more, as the list of applications has
        PortalWalk.apply(applicant, Applicants.adult());
        Walk office = new Walk(port);
        String slots = "/applications/" + chosen + "/appointment";
        applicant.submit(slots, slots, Map.of("slot", office.slots("DPS").get(0)));
        applicant.submit(slots, slots + "/confirm", Map.of());
        office.task("dpsDataEntry", new Case(chosen, null), "data-entry");
        String step = PortalWalk.save(applicant, "/applications/new", Applicants.adult())
                .location();

        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put(HEALTH, new Page(Client.nobody(port)));
        pages.put("/", new Page(Client.nobody(port)));
        pages.put("/status", new Page(Client.browser(port)));
        pages.put("/applications", new Page(applicant));
        pages.put("/applications/new", new Page(applicant));
        pages.put(step, new Page(applicant));
        pages.put(step.replaceFirst("[^/]+$", "check"), new Page(applicant));
        pages.put("/applications/" + chosen, new Page(applicant));
        pages.put("/applications/" + chosen + "/documents", new Page(applicant));
        pages.put("/cases/" + chosen, new Page(officer));
        return pages;
    }

    private static void round(
            ExecutorService users, String path, Page page, Node node, DurablePostgres server, boolean measured)
            throws Exception {
        Callable<List<Long>> user = () -> {
            List<Long> taken = new ArrayList<>();
            for (int request = 0; request < REQUESTS_PER_ROUND; request++) {
                long begin = System.nanoTime();
                Answer answer = page.reader.get(path);
                taken.add(System.nanoTime() - begin);
                assertThat(answer.status()).as(path).isEqualTo(200);
                page.bytes = answer.body().length();
            }
            return taken;
        };
        Duration program = node.processorTime();
        Duration database = server.processorTime();
        for (Future<List<Long>> done : users.invokeAll(Collections.nCopies(USERS, user))) {
            if (measured) {
                page.times.addAll(done.get());
            } else {
                done.get();
            }
        }
        if (measured) {
            page.ofProgram = page.ofProgram.plus(node.processorTime().minus(program));
            page.ofDatabase = page.ofDatabase.plus(server.processorTime().minus(database));
        }
    }
}
