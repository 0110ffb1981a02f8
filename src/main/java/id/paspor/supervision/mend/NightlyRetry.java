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
record NightlyRetry(StuckJobs jobs, NightlyRetryRepository nights, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyRetry.class);
    private static final int AT_ONCE = 500;

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
