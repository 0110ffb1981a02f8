package id.paspor.appointment.waitingroom;

import java.time.Duration;
import java.time.Instant;

/**
 * A line that moves by itself: so many positions per second are let in from the moment at which it opened, whether or not
 * anybody stands there; those of the first second at once. So every node knows who is let in without asking another, and whoever comes when all before have
 * had their turn is let in at once.
 */
record PacedQueue(Instant opensAt, int perSecond) {

    /** The last position that is let in by now. */
    long admitted(Instant now) {
        return now.isBefore(opensAt)
                ? 0
                : perSecond + Duration.between(opensAt, now).toMillis() * perSecond / 1000;
    }

    boolean admits(int position, Instant now) {
        return position <= admitted(now);
    }

    /** How many people are to be let in before this position. */
    int ahead(int position, Instant now) {
        return (int) Math.max(0, position - 1 - admitted(now));
    }

    /** How long until a position is let in, rounded up to whole milliseconds; zero when it is already. */
    Duration until(int position, Instant now) {
        Instant turn =
                opensAt.plusMillis(((long) Math.max(0, position - perSecond) * 1000 + perSecond - 1) / perSecond);
        return turn.isAfter(now) ? Duration.between(now, turn) : Duration.ZERO;
    }
}
