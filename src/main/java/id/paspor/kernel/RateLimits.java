package id.paspor.kernel;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** The limits that are configured under {@code paspor.limits}. */
@Component
public class RateLimits {

    private final Limits configured;
    private final Clock clock;

    RateLimits(Limits configured, Clock clock) {
        this.configured = configured;
        this.clock = clock;
    }

    /** The part of the configuration that has them. */
    @ConfigurationProperties("paspor")
    record Limits(Map<String, Limit> limits) {}

    record Limit(int most, Duration per) {}

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
        return new RateLimit(limit.most(), limit.per(), clock);
    }
}
