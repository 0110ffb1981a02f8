package id.paspor.payment;

import id.paspor.payment.Discrepancy.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How much money waits for a treasurer, and for how long, as operations see it. */
@Component
record UnmatchedMoney(DiscrepancyRepository discrepancies, Clock clock) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("paspor.payment.discrepancies", () -> discrepancies.countByState(State.OPEN))
                .register(registry);
        Gauge.builder("paspor.payment.oldest.unmatched", this::oldestAge)
                .baseUnit("seconds")
                .register(registry);
    }

    /** In seconds; 0 when none waits. */
    private long oldestAge() {
        Instant now = clock.instant();
        return Duration.between(discrepancies.oldest(State.OPEN).orElse(now), now)
                .toSeconds();
    }
}
