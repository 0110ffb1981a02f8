package id.paspor.kernel.limit;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * The limits that are configured under {@code paspor.limits}. Shared ones are counted by all nodes together, in the
 * database: those that guard a secret, such as a password. The others shed load, of each node for itself.
 */
@Component
public class RateLimits {

    private final Limits configured;
    private final LimitsUsed used;
    private final Clock clock;

    RateLimits(Limits configured, LimitsUsed used, Clock clock) {
        this.configured = configured;
        this.used = used;
        this.clock = clock;
    }

    /** The part of the configuration that has them. */
    @ConfigurationProperties("paspor")
    record Limits(Map<String, Limit> limits) {}

    record Limit(
            int most, Duration per, @DefaultValue("false") boolean shared) {}

    /**
     * A limit of its own, as it is configured under this name.
     *
     * @throws IllegalStateException when it is not
     */
    public RateLimit named(String name) {
        Limit limit = configured.limits().get(name);
        if (limit == null) {
            throw new IllegalStateException("paspor.limits." + name + " is not configured");
        }
        return limit.shared()
                ? new SharedRateLimit(name, limit.most(), limit.per(), used, clock)
                : new LocalRateLimit(limit.most(), limit.per(), clock);
    }
}
