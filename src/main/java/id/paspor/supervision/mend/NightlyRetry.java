package id.paspor.supervision.mend;

import id.paspor.engine.StuckJobs;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has whatever is stuck tried once more every night, when what it needs may answer again; one node does it. What fails again
 * is stuck as before.
 */
@Component
class NightlyRetry {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyRetry.class);
    private static final int AT_ONCE = 500;

    private final StuckJobs jobs;
    private final NightlyRetryRepository nights;
    private final Clock clock;

    NightlyRetry(StuckJobs jobs, NightlyRetryRepository nights, Clock clock) {
        this.jobs = jobs;
        this.nights = nights;
        this.clock = clock;
    }

    @Scheduled(cron = "${paspor.supervision.retry-at}")
    void retry() {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (nights.begin(day, now) == 0) {
            return;
        }
        int steps = jobs.retryAll(AT_ONCE);
        nights.finish(day, steps);
        if (steps > 0) {
            LOG.info("Steps that were stuck and are tried again: {}", steps);
        }
    }
}
