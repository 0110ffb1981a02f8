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

    /** The time between two questions of somebody who waits, in seconds: a part of the time until their turn, which moves by itself. */
    private static final int OFTEN = 12;

    static final int SELDOM = 30;
    private static final int PART = 4;

    /** Not everybody asks at once. */
    private static final int SPREAD = 4;

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
                    whoWaitsAsksIn(waiting));
        }
        if (admission instanceof Lobby lobby) {
            // not before, or it would take a half-made choice away
            return new View("lobby", false, null, null, null, until(lobby.opensAt(), SPREAD));
        }
        Instant lobbyAt = ((Admitted) admission).lobbyAt();
        return new View("admitted", false, null, null, null, lobbyAt == null ? null : until(lobbyAt, MINUTE));
    }

    private static int whoWaitsAsksIn(Waiting waiting) {
        int turnIn = seconds(waiting.turnIn());
        return Math.min(turnIn, inAWhile(waiting.soldOut() ? SELDOM : turnIn / PART));
    }

    /** What somebody who has been called is shown while everything is taken. */
    View soldOut() {
        return new View("admitted", true, null, null, null, inAWhile(SELDOM));
    }

    /** @param seconds to be about as long as, from {@link #OFTEN} to {@link #SELDOM} */
    private static int inAWhile(int seconds) {
        return Math.max(OFTEN, Math.min(SELDOM, seconds))
                - ThreadLocalRandom.current().nextInt(SPREAD + 1);
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
