package id.paspor.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Verifies the audit every night, by the clock of the machine, and tells the log and {@code paspor_audit_broken}. Every node
 * does, because each goes by the last round that it saw itself.
 */
@Component
class NightlyVerification {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyVerification.class);

    /** How many breaks the log names. */
    private static final int MOST_LOGGED = 20;

    private final Sealing sealing;
    private final Verification verification;
    private final AtomicLong broken;

    NightlyVerification(Sealing sealing, Verification verification, MeterRegistry meters) {
        this.sealing = sealing;
        this.verification = verification;
        this.broken = meters.gauge("paspor.audit.broken", new AtomicLong());
    }

    @Scheduled(cron = "${paspor.audit.verify-at}")
    void verify() {
        sealing.seal();
        AuditReport report = verification.all();
        broken.set(report.broken());
        if (report.intact()) {
            LOG.info("The audit is intact: {} rows, last round {}", report.rows(), report.head());
            return;
        }
        LOG.error("The audit is broken in {} places, last round {}", report.broken(), report.head());
        report.breaks().stream()
                .limit(MOST_LOGGED)
                .forEach(where -> LOG.error("The audit is broken, {}", where.withoutChain()));
    }
}
