package id.paspor.appointment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When people who find a door full are told to come again. */
class DoorTest {

    private static final Instant NOW = Instant.parse("2026-09-07T01:00:00Z");

    private final Clock clock = mock();
    private Door door;

    @BeforeEach
    void hangs() {
        when(clock.instant()).thenReturn(NOW);
        door = new Door(new DoorkeeperProperties(1, 1, Duration.ZERO), clock);
    }

    private Instant letsIn(int people, Duration each) {
        Instant now = NOW;
        for (int person = 0; person < people; person++) {
            now = now.plus(each);
            when(clock.instant()).thenReturn(now);
            assertThat(door.enter(Duration.ZERO)).isTrue();
            door.leave();
        }
        return now;
    }

    private List<Duration> turnsAway(int people) {
        return Stream.generate(door::comeAgainIn).limit(people).toList();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    @Test
    void oneAfterTheOtherAsFastAsItLetsPeopleIn() {
        letsIn(200, Duration.ofMillis(10));

        List<Duration> told = turnsAway(301);

        assertThat(told).isSorted();
        assertThat(told.get(0)).isEqualTo(Door.SOONEST);
        assertThat(told.get(300)).isBetween(seconds(6.9), seconds(7.1));
    }

    @Test
    void aDoorThatNobodyUsedForLongSendsItsFirstCrowdNotFarAway() {
        letsIn(200, Duration.ofHours(1));

        assertThat(turnsAway(21).get(20)).isEqualTo(Door.SOONEST.plusSeconds(1));
    }

    @Test
    void noneLaterThanInHalfAMinute() {
        assertThat(turnsAway(5_000).get(4_999)).isEqualTo(Door.LATEST);
        when(clock.instant()).thenReturn(NOW.plusSeconds(60));
        assertThat(door.comeAgainIn()).isEqualTo(Door.SOONEST);
    }

    @Test
    void aClockThatIsSetBackHarmsNothing() {
        Instant last = letsIn(200, Duration.ofMillis(10));
        turnsAway(1_000);
        when(clock.instant()).thenReturn(last.minusSeconds(3_600));
        assertThat(door.enter(Duration.ZERO)).isTrue();

        assertThat(door.comeAgainIn()).isEqualTo(Door.LATEST);
        assertThat(door.enter(Duration.ZERO)).isFalse();
    }
}
