package id.paspor.kernel.limit;

import id.paspor.kernel.key.Hmac;
import id.paspor.kernel.key.SharedKeys;
import id.paspor.kernel.preparation.Preparation;
import java.time.Clock;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What is used of the limits that all nodes share. The table knows keys only as keyed hashes, since they name people.
 * Times are microseconds since 1970.
 */
@Component
class LimitsUsed implements Preparation {

    private final LimitUsedRepository table;
    private final SharedKeys keys;
    private final Clock clock;
    private Hmac names;

    LimitsUsed(LimitUsedRepository table, SharedKeys keys, Clock clock) {
        this.table = table;
        this.keys = keys;
        this.clock = clock;
    }

    /** Whether one could be used, and until when the key is used then. */
    record Use(boolean taken, long until) {}

    @Override
    public void prepare() {
        names = keys.named("limits");
    }

    /** Uses one of a key, if it is not used for longer ahead than it may be; otherwise says for how long to wait. */
    Use take(String limit, String key, long now, long each, long ahead) {
        String hash = names.of(limit, key);
        return table.take(hash, now, each, ahead)
                .map(until -> new Use(true, until))
                .orElseGet(() -> new Use(false, table.usedUntil(hash).orElse(now)));
    }

    /** Gives one back: until when the key is used now, if anybody still knows. */
    Optional<Long> giveBack(String limit, String key, long each) {
        return table.giveBack(names.of(limit, key), each);
    }

    /** Forgets what has come back. */
    @Scheduled(fixedDelayString = "PT1H")
    void cleanUp() {
        table.deleteUsedBefore(clock.millis() * 1000);
    }
}
