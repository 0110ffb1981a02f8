package id.paspor.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.session.MapSession;

/** How often the last use of a session is written. */
class CalmSessionTest {

    private static final Instant USED = Instant.parse("2026-09-07T01:00:00Z");

    @ParameterizedTest
    @CsvSource({"PT30M, 179, 0", "PT30M, 180, 180", "PT5M, 29, 0", "PT5M, 30, 30"})
    void onceATenthOfTheTimeHasPassedAfterWhichItEnds(Duration ends, long after, long written) {
        MapSession kept = new MapSession();
        kept.setMaxInactiveInterval(ends);
        kept.setLastAccessedTime(USED);

        new CalmSession(kept).setLastAccessedTime(USED.plusSeconds(after));

        assertThat(kept.getLastAccessedTime()).isEqualTo(USED.plusSeconds(written));
    }
}
