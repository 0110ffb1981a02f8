package id.paspor.engine;

import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.commons.lang3.StringUtils;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** The open tasks of an office by desk and holder, and handing them on; see ADR 61. Whoever calls it knows who may. */
@Service
public class DeskTasks {

    private final ProcessEngine engine;
    private final OpenWorkRepository work;
    private final ElementLabels labels;
    private final OwnTransaction transactions;
    private final Clock clock;

    DeskTasks(
            @Lazy ProcessEngine engine,
            OpenWorkRepository work,
            ElementLabels labels,
            OwnTransaction transactions,
            Clock clock) {
        this.engine = engine;
        this.work = work;
        this.labels = labels;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * How much of a desk's work somebody holds.
     *
     * @param desk a group of officers
     * @param holder an account, or {@code null} for the queue, from which everybody takes
     * @param oldest when the oldest task was opened
     * @param late how many are overdue
     */
    public record Load(String desk, String holder, long tasks, Instant oldest, long late) {}

    /**
     * An open task.
     *
     * @param step what the model calls it, in English
     * @param registrationNumber of the case that it is about, or {@code null} when it is about none
     * @param about which one it is, where its process is not the case's own: what its name says, see {@link TaskNames}, or
     *     else the number of its process; {@code null} for a step of a case
     * @param holder the account that has taken it, or {@code null}
     * @param desks the groups of officers for whom it is
     * @param dueAt {@code null} if it has no time
     */
    public record DeskTask(
            String id,
            String step,
            RegistrationNumber registrationNumber,
            String about,
            String holder,
            List<String> desks,
            Instant openedAt,
            Instant dueAt) {

        /** The number of its case, or else what it is about. */
        public String subject() {
            return registrationNumber == null ? about : registrationNumber.digits();
        }
    }

    /** All loads of an office, in no order. */
    public List<Load> loads(String office) {
        return work.loads(office, Groups.OFFICERS, clock.instant());
    }

    /**
     * Open tasks of an office, the most urgent first; no more than this many.
     *
     * @param desk of which, or {@code null} for all
     * @param holder who has taken them, empty for nobody, {@code null} for whomever
     */
    public List<DeskTask> of(String office, String desk, String holder, int most) {
        return work.tasks(office, desk, holder, most).stream().map(this::view).toList();
    }

    /** The open tasks among these ids that are an office's, in no order. */
    public List<DeskTask> of(String office, List<String> ids) {
        return work.tasks(office, ids).stream().map(this::view).toList();
    }

    /**
     * Hands a task to somebody, or back to the queue, and does with it what has to be done with it, or neither.
     *
     * @param to an account, or {@code null} for the queue
     * @throws Refusal when somebody else has it by now, it is over, or it is moving
     */
    public void move(DeskTask task, String to, Runnable besides) {
        try {
            transactions.of(() -> Caller.asEngine(engine.getIdentityService(), () -> {
                TaskService tasks = engine.getTaskService();
                Task open = tasks.createTaskQuery().taskId(task.id()).singleResult();
                if (open == null || !Objects.equals(open.getAssignee(), task.holder())) {
                    throw Refusal.conflict("task.raced");
                }
                tasks.setAssignee(task.id(), to);
                besides.run();
                return null;
            }));
        } catch (OptimisticLockingFailureException moving) {
            throw Refusal.conflict("task.raced");
        }
    }

    private static String about(OpenWorkRepository.TaskRow row) {
        boolean ofCase = row.registrationNumber() != null
                && row.registrationNumber().digits().equals(row.businessKey());
        return ofCase ? null : StringUtils.defaultIfEmpty(TaskNames.about(row.name()), row.businessKey());
    }

    private DeskTask view(OpenWorkRepository.TaskRow row) {
        return new DeskTask(
                row.id(),
                labels.of(row.definition(), row.element()),
                row.registrationNumber(),
                about(row),
                row.holder(),
                row.groups().stream().filter(Groups.OFFICERS::contains).toList(),
                row.openedAt(),
                row.dueAt());
    }
}
