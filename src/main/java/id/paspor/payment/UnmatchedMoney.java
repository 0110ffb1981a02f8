package id.paspor.payment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much money waits for a treasurer, and for how long, as operations see it. */
@Component
class UnmatchedMoney implements MeterBinder {

    private final JdbcClient jdbc;
    private final Clock clock;

    UnmatchedMoney(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("paspor.payment.discrepancies", this::open).register(registry);
        Gauge.builder("paspor.payment.oldest.unmatched", this::oldestAge)
                .baseUnit("seconds")
                .register(registry);
    }

    private long open() {
        return jdbc.sql("select count(*) from payment_discrepancy where state = 'OPEN'")
                .query(Long.class)
                .single();
    }

    /** In seconds; 0 when none waits. */
    private long oldestAge() {
        Timestamp oldest = jdbc.sql("select coalesce(min(opened_at), ?) from payment_discrepancy where state = 'OPEN'")
                .param(Timestamp.from(clock.instant()))
                .query(Timestamp.class)
                .single();
        return Duration.between(oldest.toInstant(), clock.instant()).toSeconds();
    }
}
