package id.paspor;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.PortalWalk;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * How long the pages take with {@value #USERS} people asking at once, as a multiple of {@code /actuator/health}. Every page
 * and the health check take turns, round by round, so that a noisy machine is noisy for all of them.
 */
@ServerTest
class PageBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(PageBenchmark.class);
    private static final int USERS = 50;
    private static final int WARM_UP_ROUNDS = 5;
    private static final int ROUNDS = 8;
    private static final int REQUESTS_PER_ROUND = 4;
    private static final String HEALTH = "/actuator/health";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Test
    void pagesComparedWithTheHealthCheck() throws Exception {
        Client applicant = Client.session(port, PortalWalk.account(identity));
        Client officer = Client.session(port, "dpsDataEntry");
        String chosen = PortalWalk.apply(applicant, Applicants.adult());
        String waiting = PortalWalk.apply(applicant, Applicants.adult());
        Walk office = new Walk(port);
        String slots = "/applications/" + chosen + "/appointment";
        applicant.submit(slots, slots, Map.of("slot", office.slots("DPS").get(0)));
        applicant.submit(slots, slots + "/confirm", Map.of());
        office.task("dpsDataEntry", new Case(chosen, null), "data-entry");
        String step = PortalWalk.save(applicant, "/applications/new", Applicants.adult())
                .location();

        Map<String, Client> pages = new LinkedHashMap<>();
        pages.put(HEALTH, Client.nobody(port));
        pages.put("/", Client.nobody(port));
        pages.put("/status", Client.browser(port));
        pages.put("/applications", applicant);
        pages.put("/applications/new", applicant);
        pages.put(step, applicant);
        pages.put(step.replaceFirst("[^/]+$", "check"), applicant);
        pages.put("/applications/" + chosen, applicant);
        pages.put("/applications/" + waiting + "/appointment", applicant);
        pages.put("/applications/" + chosen + "/documents", applicant);
        pages.put("/cases/" + chosen, officer);

        Map<String, List<Long>> times = new LinkedHashMap<>();
        Map<String, Integer> sizes = new ConcurrentHashMap<>();
        pages.keySet().forEach(page -> times.put(page, new ArrayList<>()));
        ExecutorService users = Executors.newFixedThreadPool(USERS);
        try {
            for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
                for (Map.Entry<String, Client> page : pages.entrySet()) {
                    List<Long> measured = ask(users, page.getValue(), page.getKey(), sizes);
                    if (round >= WARM_UP_ROUNDS) {
                        times.get(page.getKey()).addAll(measured);
                    }
                }
            }
        } finally {
            users.shutdownNow();
        }
        long health = percentile(times.get(HEALTH), 50);
        times.forEach((page, measured) -> LOG.info(
                "{}: {} kB, median {} ms, p99 {} ms, {} times the health check",
                page.replaceAll("[0-9]{16}|/new/[^/]+", "…"),
                sizes.get(page) / 1024,
                percentile(measured, 50) / 1_000_000,
                percentile(measured, 99) / 1_000_000,
                "%.1f".formatted((double) percentile(measured, 50) / health)));
    }

    private static List<Long> ask(ExecutorService users, Client client, String page, Map<String, Integer> sizes)
            throws Exception {
        Callable<List<Long>> user = () -> {
            List<Long> taken = new ArrayList<>();
            for (int request = 0; request < REQUESTS_PER_ROUND; request++) {
                long begin = System.nanoTime();
                Answer answer = client.get(page);
                taken.add(System.nanoTime() - begin);
                assertThat(answer.status()).as(page).isEqualTo(200);
                sizes.put(page, answer.body().length());
            }
            return taken;
        };
        List<Long> all = new ArrayList<>();
        for (Future<List<Long>> done : users.invokeAll(Collections.nCopies(USERS, user))) {
            all.addAll(done.get());
        }
        return all;
    }

    private static long percentile(List<Long> times, int percent) {
        return times.stream().sorted().toList().get((times.size() - 1) * percent / 100);
    }
}
