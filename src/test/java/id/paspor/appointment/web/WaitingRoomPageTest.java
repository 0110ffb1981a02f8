package id.paspor.appointment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import id.paspor.appointment.waitingroom.Admission.Waiting;
import id.paspor.kernel.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the page of somebody who stands in line asks again. */
class WaitingRoomPageTest {

    private static final Instant OPENED = Instant.parse("2026-09-07T01:00:00Z");

    private final WaitingRoomPage page = new WaitingRoomPage(mock(), Clock.systemUTC());

    @ParameterizedTest
    @CsvSource({
        "5, false, 5, 5",
        "40, false, 8, 12",
        "80, false, 16, 20",
        "600, false, 26, 30",
        "80, true, 26, 30",
        "5, true, 5, 5"
    })
    void whoHasLongToWaitAsksSeldomAndNobodyMissesTheirTurn(int turnIn, boolean soldOut, int soonest, int latest) {
        Waiting waiting = new Waiting(OPENED, 7, 6, Duration.ofSeconds(turnIn), soldOut);

        assertThat(page.view(waiting, Texts.INDONESIAN).again()).isBetween(soonest, latest);
    }
}
