package id.paspor.appointment.web;

import id.paspor.appointment.waitingroom.Admission;
import id.paspor.appointment.waitingroom.Admission.Admitted;
import id.paspor.appointment.waitingroom.Admission.Lobby;
import id.paspor.appointment.waitingroom.Admission.Waiting;
import id.paspor.kernel.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Words a place in line for a page, and says when the page is to ask again. */
@Component
record WaitingRoomPage(Texts texts, Clock clock) {

    /** The shortest and the longest time between two questions, in seconds: not everybody at once. */
    private static final int OFTEN = 8;

    static final int SELDOM = 12;
    private static final int MINUTE = 60;

    /**
     * A place as a page shows it.
     *
     * @param state {@code admitted}, {@code lobby} or {@code waiting}
     * @param soldOut whether nothing is left at present of what the line is for
     * @param position in line, or {@code null} when there is none
     * @param ahead how many people are let in before, or {@code null}
     * @param turnIn how long that takes, in words, or {@code null}
     * @param again after how many seconds the page is to ask again, or {@code null} when there is nothing to come
     */
    record View(String state, boolean soldOut, Integer position, Integer ahead, String turnIn, Integer again) {}

    View view(Admission admission, Locale language) {
        if (admission instanceof Waiting waiting) {
            return new View(
                    "waiting",
                    waiting.soldOut(),
                    waiting.position(),
                    waiting.ahead(),
                    words(waiting.turnIn(), language),
                    Math.min(inAWhile(), seconds(waiting.turnIn())));
        }
        if (admission instanceof Lobby lobby) {
            // not before, or it would take a half-made choice away
            return new View("lobby", false, null, null, null, until(lobby.opensAt(), SELDOM - OFTEN));
        }
        Instant lobbyAt = ((Admitted) admission).lobbyAt();
        return new View("admitted", false, null, null, null, lobbyAt == null ? null : until(lobbyAt, MINUTE));
    }

    /** What somebody who has been called is shown while everything is taken. */
    View soldOut() {
        return new View("admitted", true, null, null, null, inAWhile());
    }

    private static int inAWhile() {
        return ThreadLocalRandom.current().nextInt(OFTEN, SELDOM + 1);
    }

    /** How long until a moment, and a little more, so that not everybody asks at once. */
    private int until(Instant moment, int spread) {
        return seconds(Duration.between(clock.instant(), moment))
                + ThreadLocalRandom.current().nextInt(spread);
    }

    private static int seconds(Duration duration) {
        return (int) Math.max(1, duration.plusMillis(999).toSeconds());
    }

    private String words(Duration wait, Locale language) {
        long minutes = wait.plusSeconds(59).toMinutes();
        return minutes <= 1
                ? texts.in(language, "waiting.under-a-minute")
                : texts.in(language, "waiting.minutes", minutes);
    }
}
