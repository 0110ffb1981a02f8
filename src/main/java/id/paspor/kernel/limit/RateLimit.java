package id.paspor.kernel.limit;

import id.paspor.kernel.Refusal;
import java.time.Duration;

/**
 * So many of something for each key and period, such as look-ups of a client address. What was used comes back evenly
 * over the period. What guards a secret counts on all nodes together, what sheds load on each for itself: see
 * {@link RateLimits}.
 */
public interface RateLimit {

    /** Uses one of a key: zero, or how long until there is one again. */
    Duration take(String key);

    /** How long until a key has one to use, as far as this node knows, without using it. */
    Duration untilNext(String key);

    /** Gives back one that was taken for something that does not count after all. */
    void giveBack(String key);

    /**
     * Uses one of a key.
     *
     * @throws Refusal that says how long to wait, when there is none
     */
    default void require(String key) {
        Duration wait = take(key);
        if (!wait.isZero()) {
            throw Refusal.tooOften(wait);
        }
    }
}
