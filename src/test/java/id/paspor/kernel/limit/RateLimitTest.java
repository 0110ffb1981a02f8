package id.paspor.kernel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.kernel.ClientAddress;
import id.paspor.kernel.Refusal;
import id.paspor.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** So many in a period, for each key on its own. */
class RateLimitTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-09-07T00:30:00Z"));
    private final RateLimit limit = new LocalRateLimit(3, Duration.ofMinutes(15), clock);

    @AfterEach
    void realTimeAgain() {
        ClockUtil.reset();
    }

    @Test
    void whatIsUsedComesBackEvenly() {
        take(3);

        assertThat(limit.take("somebody")).isEqualTo(Duration.ofMinutes(5));
        assertThat(limit.take("somebody else")).isZero();

        clock.advance(Duration.ofMinutes(5));
        assertThat(limit.take("somebody")).isZero();
        assertThat(limit.take("somebody")).isPositive();

        clock.advance(Duration.ofMinutes(15));
        take(3);
    }

    @Test
    void lookingTakesNothingAndWhatIsGivenBackIsThereAgain() {
        take(2);
        assertThat(limit.untilNext("somebody")).isZero();
        assertThat(limit.untilNext("somebody")).isZero();

        take(1);
        assertThat(limit.untilNext("somebody")).isPositive();
        limit.giveBack("somebody");
        take(1);
    }

    @Test
    void theRefusalSaysTheMinutesToWait() {
        take(3);
        clock.advance(Duration.ofSeconds(61));

        assertThatThrownBy(() -> limit.require("somebody")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind().status()).isEqualTo(429);
            assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMinutes(4));
            assertThat(refusal.problems().get(0).arguments()).containsExactly(4L);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2:ffff::1, 20010db800010002",
        "2001:db8:1:3::1, 20010db800010003",
        "0:0:0:0:0:0:0:1, 0000000000000000",
        "::ffff:203.0.113.7, 203.0.113.7",
        "fe80::1%eth0, fe80000000000000"
    })
    void clientsAreToldApartByTheirConnection(String remote, String key) {
        assertThat(ClientAddress.key(remote)).isEqualTo(key);
    }

    private void take(int times) {
        for (int taken = 0; taken < times; taken++) {
            assertThat(limit.take("somebody")).isZero();
        }
    }
}
