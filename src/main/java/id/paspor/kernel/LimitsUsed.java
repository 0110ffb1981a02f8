package id.paspor.kernel;

import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The table of what is used of the limits that all nodes share. It knows keys only as keyed hashes, since they name people.
 * Times are microseconds since 1970.
 */
@Component
class LimitsUsed implements Preparation {

    private final JdbcClient jdbc;
    private final SharedKeys keys;
    private final Clock clock;
    private Hmac names;

    LimitsUsed(JdbcClient jdbc, SharedKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** Whether one could be used, and until when the key is used then. */
    record Use(boolean taken, long until) {}

    @Override
    public void prepare() {
        names = keys.named("limits");
    }

    /**
     * Uses one of a key, if it is not used for longer ahead than it may be. One statement, of which any number may come at
     * once; a second one only says for how long to wait.
     */
    Use take(String limit, String key, long now, long each, long ahead) {
        String hash = names.of(limit, key);
        return jdbc.sql("""
                        insert into limit_used as l (key, used_until) values (:key, :now + :each)
                        on conflict (key) do update set used_until = greatest(l.used_until, :now) + :each
                        where greatest(l.used_until, :now) - :now <= :ahead
                        returning used_until""")
                .param("key", hash)
                .param("now", now)
                .param("each", each)
                .param("ahead", ahead)
                .query(Long.class)
                .optional()
                .map(until -> new Use(true, until))
                .orElseGet(() -> new Use(false, until(hash, now)));
    }

    private long until(String hash, long now) {
        return jdbc.sql("select used_until from limit_used where key = ?")
                .param(hash)
                .query(Long.class)
                .optional()
                .orElse(now);
    }

    /** Gives one back: until when the key is used now, if anybody still knows. */
    Optional<Long> giveBack(String limit, String key, long each) {
        return jdbc.sql("update limit_used set used_until = used_until - ? where key = ? returning used_until")
                .params(each, names.of(limit, key))
                .query(Long.class)
                .optional();
    }

    /** Forgets what has come back. */
    @Scheduled(fixedDelayString = "PT1H")
    void cleanUp() {
        jdbc.sql("delete from limit_used where used_until < ?")
                .param(clock.millis() * 1000)
                .update();
    }
}
