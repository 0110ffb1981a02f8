package id.paspor.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is open in the engine, counted: for those who oversee work, not for those who do it. */
@Service
@Transactional(readOnly = true)
public class OpenWork {

    private final OpenWorkRepository work;
    private final Clock clock;

    OpenWork(OpenWorkRepository work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    /**
     * The open tasks of one kind at one office.
     *
     * @param task the id of the task in its process
     * @param open how many there are
     * @param late how many of them are overdue
     * @param oldest when the oldest of them was opened
     */
    public record Pile(String office, String task, long open, long late, Instant oldest) {}

    /** The piles of all offices. */
    public List<Pile> piles() {
        return work.piles(clock.instant());
    }

    /** How many incidents are open, by office. */
    public Map<String, Long> incidents() {
        return work.incidents();
    }

    /** The registration numbers of an office's cases of which a task is overdue. */
    public Set<String> late(String office) {
        return work.late(office, clock.instant());
    }

    /** The registration numbers of an office's cases of which an officer has taken a task. */
    public Set<String> takenBy(String office, String officer) {
        return work.takenBy(office, officer);
    }
}
