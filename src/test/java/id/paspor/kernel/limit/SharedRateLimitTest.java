package id.paspor.kernel.limit;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.ServerTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What all nodes count together, in the database. */
@ServerTest
class SharedRateLimitTest {

    private static final Duration PER = Duration.ofMinutes(15);

    @Autowired
    private LimitsUsed used;

    @Autowired
    private JdbcClient jdbc;

    private final String name = "test " + UUID.randomUUID();
    private final Instant start = Instant.parse("2026-09-07T00:30:00Z");

    /** The limit on a node, at so many minutes after the start. */
    private RateLimit onNode(int minutes) {
        return new SharedRateLimit(
                name, 3, PER, used, Clock.fixed(start.plus(Duration.ofMinutes(minutes)), ZoneOffset.UTC));
    }

    @Test
    void whatIsUsedOnOneNodeIsUsedOnAllAndComesBackEvenly() {
        assertThat(onNode(0).take("somebody")).isZero();
        assertThat(onNode(0).take("somebody")).isZero();
        assertThat(onNode(0).take("somebody")).isZero();

        assertThat(onNode(0).take("somebody")).isEqualTo(Duration.ofMinutes(5));
        assertThat(onNode(0).take("somebody else")).isZero();
        assertThat(onNode(4).take("somebody")).isEqualTo(Duration.ofMinutes(1));
        assertThat(onNode(5).take("somebody")).isZero();
        assertThat(onNode(5).take("somebody")).isPositive();
        RateLimit later = onNode(60);
        for (int taken = 0; taken < 3; taken++) {
            assertThat(later.take("somebody")).isZero();
        }
        assertThat(later.take("somebody")).isPositive();
    }

    @Test
    void lookingTakesNothingAndWhatIsGivenBackIsThereAgain() {
        RateLimit limit = onNode(0);
        limit.take("somebody");
        limit.take("somebody");
        assertThat(limit.untilNext("somebody")).isZero();

        limit.take("somebody");
        assertThat(limit.untilNext("somebody")).isEqualTo(Duration.ofMinutes(5));
        limit.giveBack("somebody");
        assertThat(limit.untilNext("somebody")).isZero();
        assertThat(limit.take("somebody")).isZero();
        assertThat(limit.take("somebody")).isPositive();
    }

    @Test
    void ofManyAtOnceAsManyGetThroughAsThereAre() throws Exception {
        RateLimit here = onNode(0);
        RateLimit there = onNode(0);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Duration>> tries = IntStream.range(0, 200)
                    .<Callable<Duration>>mapToObj(number -> () -> (number % 2 == 0 ? here : there).take("somebody"))
                    .toList();
            int through = 0;
            for (Future<Duration> tried : threads.invokeAll(tries)) {
                through += tried.get().isZero() ? 1 : 0;
            }
            assertThat(through).isEqualTo(3);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theTableNamesNobodyAndForgetsWhatHasComeBack() {
        onNode(0).take("somebody@example.org");
        assertThat(jdbc.sql("select count(*) from limit_used where key like '%somebody%'")
                        .query(Integer.class)
                        .single())
                .isZero();

        used.cleanUp();

        assertThat(jdbc.sql("select count(*) from limit_used where used_until < ?")
                        .param(Instant.now().minusSeconds(60).toEpochMilli() * 1000)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
