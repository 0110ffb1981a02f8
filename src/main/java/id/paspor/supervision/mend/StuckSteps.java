package id.paspor.supervision.mend;

import id.paspor.engine.StuckJobs;
import id.paspor.engine.StuckJobs.Outcome;
import id.paspor.engine.StuckJobs.Retried;
import id.paspor.engine.StuckJobs.StuckJob;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What is stuck at an office, and supervisors who have it tried again; each try is kept. */
@Service
public class StuckSteps {

    /** How many are shown, and tried again at a time. */
    public static final int MOST = 100;

    /** After so long no further step is begun, because somebody waits for the page. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StuckJobs jobs;
    private final StepRetryRepository retries;
    private final Clock clock;

    StuckSteps(StuckJobs jobs, StepRetryRepository retries, Clock clock) {
        this.jobs = jobs;
        this.retries = retries;
        this.clock = clock;
    }

    /**
     * What became of steps that were tried again.
     *
     * @param tried in the order in which they were chosen; those that are no longer stuck at this office are not among them
     * @param gone how many were not stuck, or not this office's
     * @param left how many were not tried, because it would have taken too long
     */
    public record Report(List<Retried> tried, int gone, int left) {

        /** How many went on. */
        public long done() {
            return tried.stream().filter(step -> step.outcome() == Outcome.DONE).count();
        }

        /** Those that are still stuck. */
        public List<Retried> stayed() {
            return tried.stream()
                    .filter(step -> step.outcome() == Outcome.STAYED)
                    .toList();
        }
    }

    /** What is stuck at an office, the oldest first; no more than {@link #MOST}. */
    public List<StuckJob> of(String office) {
        return jobs.of(office, MOST);
    }

    /** What is stuck and of no office, such as a reconciliation with a bank; no more than {@link #MOST}. */
    public List<StuckJob> ofNoOffice() {
        return jobs.ofNoOffice(MOST);
    }

    /** The steps of an office that were tried again last, the newest first. */
    public List<Tried> lately(String office) {
        return retries.findTop20ByOfficeOrderByIdDesc(office).stream()
                .map(StepRetry::view)
                .toList();
    }

    /**
     * Tries chosen steps of an office again, one after the other, in the name of the acting supervisor.
     *
     * @param chosen their jobs
     * @throws Refusal when none is chosen, or more than {@link #MOST}
     */
    public Report retry(String office, List<String> chosen) {
        if (chosen.isEmpty()) {
            throw Refusal.invalid("job", "stuck.none-chosen");
        }
        if (chosen.size() > MOST) {
            throw Refusal.invalid("job", "stuck.too-many", MOST);
        }
        Instant end = clock.instant().plus(PATIENCE);
        List<Retried> tried = new ArrayList<>();
        int gone = 0;
        int left = 0;
        for (String job : new LinkedHashSet<>(chosen)) {
            if (clock.instant().isAfter(end)) {
                left++;
                continue;
            }
            Optional<Retried> one = jobs.find(office, job).map(stuck -> retry(office, stuck));
            one.filter(step -> step.outcome() != Outcome.GONE).ifPresent(tried::add);
            gone += one.filter(step -> step.outcome() != Outcome.GONE).isPresent() ? 0 : 1;
        }
        return new Report(tried, gone, left);
    }

    private Retried retry(String office, StuckJob stuck) {
        Retried retried = jobs.retry(office, stuck);
        retries.save(new StepRetry(office, retried, clock.instant(), Actor.current()));
        return retried;
    }
}
