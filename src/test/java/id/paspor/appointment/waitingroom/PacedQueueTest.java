package id.paspor.appointment.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacedQueueTest {

    private static final Instant OPENS = Instant.parse("2026-09-11T06:00:00Z");
    private static final PacedQueue TWENTY_PER_SECOND = new PacedQueue(OPENS, 20);

    @ParameterizedTest
    @CsvSource({"-60000, 0", "-1, 0", "0, 20", "49, 20", "50, 21", "100, 22", "1000, 40", "7200000, 144020"})
    void twentyAreLetInAtOnceAndTwentyPerSecondAsTimePasses(long milliseconds, long admitted) {
        assertThat(TWENTY_PER_SECOND.admitted(OPENS.plusMillis(milliseconds))).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "20, 20", "7, 3", "5000, 20", "2147483647, 1000"})
    void aPositionIsLetInJustWhenItsWaitIsOver(int position, int perSecond) {
        PacedQueue line = new PacedQueue(OPENS, perSecond);
        Duration wait = line.until(position, OPENS);

        assertThat(line.admits(position, OPENS.plus(wait).minusMillis(1))).isFalse();
        assertThat(line.admits(position, OPENS.plus(wait))).isTrue();
        assertThat(line.until(position, OPENS.plus(wait))).isZero();
    }

    @Test
    void theWaitAndThePeopleAheadGrowLessAsTheLineMoves() {
        assertThat(TWENTY_PER_SECOND.ahead(201, OPENS)).isEqualTo(180);
        assertThat(TWENTY_PER_SECOND.until(201, OPENS)).isEqualTo(Duration.ofMillis(9_050));

        Instant later = OPENS.plusSeconds(6);
        assertThat(TWENTY_PER_SECOND.ahead(201, later)).isEqualTo(60);
        assertThat(TWENTY_PER_SECOND.until(201, later)).isEqualTo(Duration.ofMillis(3_050));
        assertThat(TWENTY_PER_SECOND.ahead(201, OPENS.plusSeconds(60))).isZero();
    }
}
