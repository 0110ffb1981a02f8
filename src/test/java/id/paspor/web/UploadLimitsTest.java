package id.paspor.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.casefile.photo.Pictures;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.PortalWalk;
import id.paspor.support.ServerTest;
import id.paspor.support.Uploads;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** Whoever sends files stops nobody else from sending theirs. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadLimitsTest {

    private static final byte[] PHOTO = Walk.picture("jpeg", 600, 800);
    private static final String FORM = "multipart/form-data; boundary=x";

    @LocalServerPort
    private int port;

    @Autowired
    private Environment settings;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Pictures pictures;

    private Walk walk;
    private Case application;

    @BeforeAll
    void anApplicationAtItsInterview() {
        walk = new Walk(port);
        application = walk.atInterview();
    }

    @Test
    void whileAFileIsReadItsSenderSendsNoOther() throws Exception {
        Client applicant = Client.session(port, "applicant");
        String page = "/applications/" + application.registrationNumber() + "/documents";
        ExecutorService phone = Executors.newSingleThreadExecutor();
        try (Busy places = new Busy(pictures, settings.getRequiredProperty("paspor.pictures.at-once", Integer.class))) {
            Future<Answer> first = phone.submit(() -> untilTaken(
                    () -> applicant.upload(page, page + "/ktp", "file", "a.pdf", "application/pdf", Uploads.pdf(1))));
            Answer second = untilRefused(() -> small(applicant), first);

            assertThat(second.status()).isEqualTo(429);
            assertThat(second.body()).contains("masih diproses");
            assertThat(small(Client.session(port, PortalWalk.account(identity))).status())
                    .as("somebody else")
                    .isNotEqualTo(429);

            places.close();
            assertThat(first.get().status()).isEqualTo(302);
            assertThat(small(applicant).status()).as("afterwards").isNotEqualTo(429);
        } finally {
            phone.shutdownNow();
        }
    }

    @Test
    void aPhotoIsTakenWhileAllPlacesForCopiesAreTaken() throws InterruptedException {
        Answer answer;
        try (Busy places = new Busy(pictures, settings.getRequiredProperty("paspor.pictures.at-once", Integer.class))) {
            answer = walk.photo(Client.basic(port, "dpsInterviewer"), application, PHOTO);
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    @Test
    void anAccountThatSendsWithoutEndIsToldToWaitAndNobodyElseIs() {
        Client flooder = Client.session(port, PortalWalk.account(identity));
        int most = settings.getRequiredProperty("paspor.limits.uploads-per-account.most", Integer.class);

        Answer stopped = IntStream.range(0, 10 * most)
                .mapToObj(file -> small(flooder))
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();

        assertThat(stopped.header("Retry-After")).isEqualTo("60");
        assertThat(stopped.body()).contains("Terlalu sering");
        assertThat(small(Client.session(port, PortalWalk.account(identity))).status())
                .isNotEqualTo(429);
        assertThat(flooder.get("/status").status()).as("what is no file").isEqualTo(200);
    }

    @Test
    void anAddressFromWhichFilesComeWithoutEndIsToldToWaitAndNoOtherIs() {
        Client flooder = Client.browser(port).from("203.0.113.67");
        int most = settings.getRequiredProperty("paspor.limits.uploads-per-address.most", Integer.class);

        assertThat(IntStream.range(0, 10 * most)
                        .mapToObj(file -> small(flooder))
                        .anyMatch(answer -> answer.status() == 429))
                .isTrue();
        assertThat(Client.browser(port)
                        .from("203.0.113.68")
                        .send("GET", "/", FORM, "--x--".getBytes())
                        .status())
                .isNotEqualTo(429);
    }

    /** A form with a file, at a door that needs none. */
    private static Answer small(Client somebody) {
        return somebody.send("GET", "/", FORM, "--x--".getBytes());
    }

    private interface Attempt {

        Answer send();
    }

    private static Answer untilTaken(Attempt attempt) {
        Answer answer = attempt.send();
        while (answer.status() == 429) {
            answer = attempt.send();
        }
        return answer;
    }

    /** Tries again until it is refused, or until the other one has been answered. */
    private static Answer untilRefused(Attempt attempt, Future<?> other) {
        Answer answer = attempt.send();
        while (answer.status() != 429 && !other.isDone()) {
            answer = attempt.send();
        }
        return answer;
    }

    /** Takes all places in which copies are read, until it is closed. */
    private static final class Busy implements AutoCloseable {

        private final CountDownLatch over = new CountDownLatch(1);
        private final ExecutorService others;

        private Busy(Pictures pictures, int places) throws InterruptedException {
            others = Executors.newFixedThreadPool(places);
            CountDownLatch taken = new CountDownLatch(places);
            for (int place = 0; place < places; place++) {
                others.submit(() -> pictures.asOneOfFew(() -> {
                    taken.countDown();
                    awaitEnd();
                    return null;
                }));
            }
            taken.await();
        }

        private void awaitEnd() {
            try {
                over.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            over.countDown();
            others.shutdown();
        }
    }
}
