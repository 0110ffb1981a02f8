package id.paspor.engine;

import id.paspor.kernel.Coded;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/** Steps that failed so often that the engine waits for somebody: why, and trying them again. */
@Service
public class StuckJobs {

    private final ProcessEngine engine;
    private final OpenWorkRepository work;
    private final ElementLabels labels;

    StuckJobs(@Lazy ProcessEngine engine, OpenWorkRepository work, ElementLabels labels) {
        this.engine = engine;
        this.work = work;
        this.labels = labels;
    }

    /**
     * A step that is stuck.
     *
     * @param job by which it is tried again
     * @param process the key of its process
     * @param subject what its process is about: of most, a registration number; {@code null} without one
     * @param step its label in the model, in English; {@code null} for what follows a step by itself
     * @param since when it failed for the last time
     */
    public record StuckJob(String job, String process, String subject, String step, Instant since, Fault fault) {}

    /**
     * What became of trying a step again.
     *
     * @param fault why it stays stuck; else {@code null}
     */
    public record Retried(Outcome outcome, StuckJob job, Fault fault) {}

    /** How it ended. */
    public enum Outcome implements Coded {
        /** The case went on. */
        DONE,
        /** It failed again. */
        STAYED,
        /** It was not stuck any more, or somebody tried it at the same moment. */
        GONE
    }

    /** What is stuck at an office, the oldest first; no more than this many. */
    public List<StuckJob> of(String office, int most) {
        return work.stuck(office, most).stream().map(this::view).toList();
    }

    /** What is stuck of processes that are of no office, the oldest first; no more than this many. */
    public List<StuckJob> ofNoOffice(int most) {
        return work.stuckOfNone(most).stream().map(this::view).toList();
    }

    /** The stuck step of an office with this job, if there is one. */
    public Optional<StuckJob> find(String office, String job) {
        return work.stuck(office, job).map(this::view);
    }

    /** Tries a step again now, in a transaction of its own and in nobody's name, as the engine does by itself. */
    public Retried retry(String office, StuckJob stuck) {
        SecurityContext caller = SecurityContextHolder.getContext();
        try {
            SecurityContextHolder.clearContext();
            Caller.asEngine(engine.getIdentityService(), () -> {
                engine.getManagementService().executeJob(stuck.job());
                return null;
            });
            return new Retried(Outcome.DONE, stuck, null);
        } catch (RuntimeException failed) {
            boolean stays = work.stuck(office, stuck.job()).isPresent();
            return stays
                    ? new Retried(Outcome.STAYED, stuck, Fault.of(trace(failed)))
                    : new Retried(Outcome.GONE, stuck, null);
        } finally {
            SecurityContextHolder.setContext(caller);
        }
    }

    /**
     * Has the engine try once more whatever is stuck, of all offices and of none, on whichever node has time.
     *
     * @param atOnce how many are looked up at a time
     * @return how many
     */
    public int retryAll(int atOnce) {
        int tried = 0;
        List<String> some = work.stuckJobs("", atOnce);
        while (!some.isEmpty()) {
            tried += (int) some.stream().filter(this::isLeftToTheEngine).count();
            some = work.stuckJobs(some.get(some.size() - 1), atOnce);
        }
        return tried;
    }

    /** Unless somebody was faster. */
    private boolean isLeftToTheEngine(String job) {
        try {
            return Caller.asEngine(engine.getIdentityService(), () -> {
                engine.getManagementService().setJobRetries(job, 1);
                return true;
            });
        } catch (ProcessEngineException raced) {
            return false;
        }
    }

    private StuckJob view(OpenWorkRepository.Stuck row) {
        return new StuckJob(
                row.job(),
                row.process(),
                row.subject(),
                labels.of(row.definition(), row.step()),
                row.since(),
                Fault.of(row.trace()));
    }

    private static String trace(Throwable failed) {
        StringWriter trace = new StringWriter();
        failed.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
