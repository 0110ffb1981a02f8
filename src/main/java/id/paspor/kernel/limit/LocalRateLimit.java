package id.paspor.kernel.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A limit that each node counts for itself, in memory. */
final class LocalRateLimit implements RateLimit {

    private static final long MOST_KEYS = 100_000;

    private final int most;
    private final Duration period;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    LocalRateLimit(int most, Duration period, Clock clock) {
        this.most = most;
        this.period = period;
        this.time = new ClockTime(clock);
        // whoever was away for a whole period has everything back
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(period)
                .maximumSize(MOST_KEYS)
                .build();
    }

    @Override
    public Duration take(String key) {
        ConsumptionProbe taken = bucket(key).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Duration.ZERO : Duration.ofNanos(taken.getNanosToWaitForRefill());
    }

    @Override
    public Duration untilNext(String key) {
        return Duration.ofNanos(bucket(key).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    @Override
    public void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                unseen -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, period))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** The program's clock, as the buckets read it. */
    private record ClockTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
