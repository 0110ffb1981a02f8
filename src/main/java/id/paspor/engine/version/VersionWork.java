package id.paspor.engine.version;

import id.paspor.engine.OwnTransaction;
import id.paspor.engine.version.CaseVersionRepository.Standing;
import id.paspor.engine.version.VersionRunRepository.Open;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Works a run off, case by case, each in a short transaction of its own together with what is noted about it. A node that dies
 * leaves a run where it was, and another goes on with it.
 */
@Component
record VersionWork(
        VersionRunRepository runs,
        CaseVersionRepository cases,
        CaseMigration migration,
        OwnTransaction transaction,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(VersionWork.class);

    /** How long a node may be busy with one case until others take it for dead. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private static final int BATCH = 100;

    /** Works off the run that was asked for, if there is one that no other node works on. */
    @Scheduled(
            initialDelayString = "${paspor.versions.looked-over-every}",
            fixedDelayString = "${paspor.versions.looked-over-every}")
    void work() {
        Instant now = clock.instant();
        runs.take(now, now.plus(SILENCE)).ifPresent(this::workOff);
    }

    private void workOff(Open run) {
        String reached = run.reached();
        List<Standing> batch = cases.next(run.key(), run.target(), reached, BATCH);
        while (!batch.isEmpty()) {
            for (Standing standing : batch) {
                if (!isDone(run, reached, standing)) {
                    return;
                }
                reached = standing.process();
            }
            batch = cases.next(run.key(), run.target(), reached, BATCH);
        }
        runs.end(run.id(), clock.instant());
        LOG.info("The run {} over cases on older versions has ended", run.id());
    }

    /** Whether this node did what is to be done with a case, and not another one that has gone on with the run. */
    private boolean isDone(Open run, String reached, Standing standing) {
        try {
            inOneTransaction(run, reached, standing, () -> migration.migrate(standing, run.target(), run.dry()));
        } catch (Overtaken by) {
            return false;
        } catch (OptimisticLockingFailureException moving) {
            return stays(run, reached, standing, Outcome.MOVING);
        } catch (RuntimeException refused) {
            LOG.warn("A case at {} cannot be moved to another version: {}", standing.activity(), refused.toString());
            return stays(run, reached, standing, Outcome.UNFIT);
        }
        return true;
    }

    private boolean stays(Open run, String reached, Standing standing, Outcome why) {
        try {
            inOneTransaction(run, reached, standing, () -> Optional.of(why));
            return true;
        } catch (Overtaken by) {
            return false;
        }
    }

    private void inOneTransaction(Open run, String reached, Standing standing, Supplier<Optional<Outcome>> deed) {
        transaction.of(() -> {
            Optional<Outcome> outcome = deed.get();
            if (!runs.advance(
                    run.id(), reached, standing.process(), clock.instant().plus(SILENCE))) {
                throw new Overtaken();
            }
            outcome.ifPresent(found -> runs.note(run.id(), standing, found));
            return outcome;
        });
    }

    /** Another node took this one for dead. */
    private static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
