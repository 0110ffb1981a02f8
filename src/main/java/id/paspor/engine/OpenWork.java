package id.paspor.engine;

import id.paspor.kernel.RegistrationNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param oldest when the oldest of them was opened
     */
    public record Pile(String office, String task, long open, Instant oldest) {}

    /** The piles of all offices. */
    public List<Pile> piles() {
        return work.piles();
    }

    /** The piles of one office. */
    public List<Pile> piles(String office) {
        return work.piles(office);
    }

    /**
     * The open tasks of one desk.
     *
     * @param group whose tasks they are
     * @param open how many there are
     * @param free how many of them nobody has taken
     * @param late how many of them are overdue
     */
    public record Queue(String group, long open, long free, long late) {}

    /** The queues of these groups at these offices, with what is of no office and so everybody's, in the order of the groups; one in which nothing waits is missing. */
    public List<Queue> queues(Collection<String> offices, List<String> groups) {
        return work.queues(offices, groups, clock.instant()).stream()
                .sorted(Comparator.comparing(queue -> groups.indexOf(queue.group())))
                .toList();
    }

    /**
     * A task that an officer has taken.
     *
     * @param id of the task
     * @param task its id in its process
     * @param name as the engine keeps it, see {@link TaskNames}
     * @param registrationNumber of the case that it is about, or {@code null} when it is about none
     * @param dueAt {@code null} if it has no time
     */
    public record Taken(String id, String task, String name, RegistrationNumber registrationNumber, Instant dueAt) {}

    /** The tasks that an officer has taken, the most urgent first; no more than this many. */
    public List<Taken> taken(String officer, int most) {
        return work.taken(officer, most);
    }

    /** How many incidents are open, by office. */
    public Map<String, Long> incidents() {
        return work.incidents();
    }

    /**
     * What the job executor has yet to do of what is due; jobs that were given up are incidents, and no longer due.
     *
     * @param due how many jobs
     * @param since when the first of them was due, or {@code null} when none is
     */
    public record DueJobs(long due, Instant since) {}

    /** The jobs that are due now. */
    public DueJobs dueJobs() {
        return work.dueJobs(clock.instant());
    }

    /** The registration numbers of an office's cases of which an officer has taken a task. */
    public Set<String> takenBy(String office, String officer) {
        return work.takenBy(office, officer);
    }

    /** The running process of a case of an office, if it has one. */
    public Optional<String> process(String office, RegistrationNumber registrationNumber) {
        return work.process(office, registrationNumber);
    }
}
