package id.paspor.appointment.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A door that lets so many people in at a time, while some more wait at it. Whoever is turned away is told a time to come
 * again: one after the other as fast as the door has let people in lately, so that a crowd does not keep a node busy with
 * telling it to come again. Safe for use by many threads.
 */
final class Door {

    static final Duration SOONEST = Duration.ofSeconds(4);

    static final Duration LATEST = Duration.ofSeconds(30);

    /** Between two who are let in: taken for slower than that, a door that nobody used for long would send its first crowd far away. */
    private static final Duration SLOWEST = Duration.ofMillis(50);

    /** How much the time since the last who was let in counts beside those before. */
    private static final double NEWEST = 0.1;

    private final DoorkeeperProperties settings;
    private final Clock clock;
    private final Semaphore places;
    private double nanosBetween = SLOWEST.toNanos();
    private Instant lastLetIn;
    private Instant lastTold;

    Door(DoorkeeperProperties settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.places = new Semaphore(settings.atOnce(), true);
        this.lastLetIn = clock.instant();
        this.lastTold = lastLetIn;
    }

    /** Whether somebody waits to be let in. */
    boolean isAnybodyWaiting() {
        return places.hasQueuedThreads();
    }

    /** Lets the caller in, who then has to {@link #leave}, or not: when too many wait, or it takes too long. */
    boolean enter(Duration patience) {
        if (places.getQueueLength() >= settings.waiting()) {
            return false;
        }
        try {
            boolean entered = places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (entered) {
                oneMoreIsIn();
            }
            return entered;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        places.release();
    }

    private synchronized void oneMoreIsIn() {
        Instant now = clock.instant();
        long nanos = Math.max(
                0, Math.min(SLOWEST.toNanos(), Duration.between(lastLetIn, now).toNanos()));
        nanosBetween += NEWEST * (nanos - nanosBetween);
        lastLetIn = now;
    }

    /** After what time the caller, who is not let in, is to come again: from {@link #SOONEST} to {@link #LATEST}. */
    synchronized Duration comeAgainIn() {
        Instant now = clock.instant();
        Instant next = lastTold.plusNanos((long) nanosBetween);
        Instant soonest = now.plus(SOONEST);
        Instant latest = now.plus(LATEST);
        lastTold = next.isBefore(soonest) ? soonest : next.isAfter(latest) ? latest : next;
        return Duration.between(now, lastTold);
    }
}
