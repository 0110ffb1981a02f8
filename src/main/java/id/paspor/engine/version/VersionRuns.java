package id.paspor.engine.version;

import id.paspor.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has running cases moved to the newest version of their process, or has it tried whether they could be, which changes nothing.
 * It is done in the background; the last run of each kind is remembered.
 */
@Service
public class VersionRuns {

    private final VersionRunRepository runs;
    private final ProcessEngine engine;
    private final Clock clock;

    VersionRuns(VersionRunRepository runs, @Lazy ProcessEngine engine, Clock clock) {
        this.runs = runs;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * A run.
     *
     * @param version to which cases are moved
     * @param dry whether it only tries
     * @param endedAt {@code null} while it goes on
     */
    public record Run(long id, int version, boolean dry, String askedBy, Instant askedAt, Instant endedAt) {}

    /**
     * How many cases came to what.
     *
     * @param version on which they run, or ran
     * @param activity the id of the step at which they stand
     */
    public record Tally(int version, String activity, Outcome outcome, long cases) {}

    /** A case that stays where it is. */
    public record Misfit(String registrationNumber, String office, int version, String activity, Outcome outcome) {}

    /**
     * Begins a run over all cases that are on an older version of a process.
     *
     * @throws Refusal when one goes on
     */
    @Transactional
    public void begin(String process, boolean dry, String by) {
        ProcessDefinition newest = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        if (runs.begin(process, newest.getId(), newest.getVersion(), dry, by, clock.instant()) == 0) {
            throw Refusal.conflict("versions.goes-on");
        }
    }

    /** The runs that are remembered, the last one first. */
    @Transactional(readOnly = true)
    public List<Run> latest(String process) {
        return runs.runs(process);
    }

    /** What came of the cases of these offices. */
    @Transactional(readOnly = true)
    public List<Tally> tallies(Run run, Collection<String> offices) {
        return runs.tallies(run.id(), offices);
    }

    /** The cases of these offices that stay where they are, no more than this many. */
    @Transactional(readOnly = true)
    public List<Misfit> misfits(Run run, Collection<String> offices, int most) {
        return runs.misfits(run.id(), offices, most);
    }
}
