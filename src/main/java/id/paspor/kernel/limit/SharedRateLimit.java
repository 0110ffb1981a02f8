package id.paspor.kernel.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A limit that all nodes count together, in the database. Each use of a key moves the moment until which it is used; a use
 * that would move it further ahead than the period is refused.
 */
final class SharedRateLimit implements RateLimit {

    private static final long MOST_KEYS = 100_000;

    private final String name;
    private final long each;
    private final long period;
    private final LimitsUsed used;
    private final Clock clock;

    /** The moment until which a key is used, as this node saw it last. */
    private final Cache<String, Long> seen;

    SharedRateLimit(String name, int most, Duration per, LimitsUsed used, Clock clock) {
        this.name = name;
        this.each = per.toNanos() / 1000 / most;
        this.period = each * most;
        this.used = used;
        this.clock = clock;
        this.seen = Caffeine.newBuilder()
                .expireAfterWrite(per)
                .maximumSize(MOST_KEYS)
                .build();
    }

    @Override
    public Duration take(String key) {
        LimitsUsed.Use use = used.take(name, key, now(), each, period - each);
        seen.put(key, use.until());
        // what was given back in between is for the next one
        return use.taken() ? Duration.ZERO : Duration.of(Math.max(1, left(use.until())), ChronoUnit.MICROS);
    }

    @Override
    public Duration untilNext(String key) {
        Long until = seen.getIfPresent(key);
        return until == null ? Duration.ZERO : Duration.of(Math.max(0, left(until)), ChronoUnit.MICROS);
    }

    @Override
    public void giveBack(String key) {
        used.giveBack(name, key, each).ifPresent(until -> seen.put(key, until));
    }

    private long left(long until) {
        return until - (period - each) - now();
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
