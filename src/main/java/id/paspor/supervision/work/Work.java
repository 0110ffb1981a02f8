package id.paspor.supervision.work;

import id.paspor.engine.DeskTasks;
import id.paspor.engine.DeskTasks.DeskTask;
import id.paspor.engine.DeskTasks.Load;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import id.paspor.kernel.reading.CasePart;
import id.paspor.kernel.written.OfficersReason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The work of an office, and supervisors who hand it to somebody or take it back; see ADR 61. Each move is kept. */
@Service
public class Work implements ErasedWithCase {

    /** How many tasks are shown, and handed on at a time. */
    public static final int MOST = 200;

    /** How the tasks of a case were handed on, oldest first, as part of a page. */
    public static final CasePart<TaskMove> MOVES = TaskMoveRepository.OF_CASE;

    private final DeskTasks tasks;
    private final Officers officers;
    private final Absences absences;
    private final TaskMoveRepository moves;
    private final Clock clock;

    Work(DeskTasks tasks, Officers officers, Absences absences, TaskMoveRepository moves, Clock clock) {
        this.tasks = tasks;
        this.officers = officers;
        this.absences = absences;
        this.moves = moves;
        this.clock = clock;
    }

    /**
     * A task that is to be handed on.
     *
     * @param holder who had it when the supervisor looked, empty for the queue
     */
    public record Chosen(String task, String holder) {}

    /**
     * What became of tasks that were to be handed on.
     *
     * @param moved how many were
     * @param stayed those that were not, and why
     */
    public record Report(int moved, List<Stayed> stayed) {}

    /**
     * A task that was not handed on.
     *
     * @param task {@code null} when it is none of the office's
     */
    public record Stayed(DeskTask task, Refusal.Problem why) {}

    /** Who holds how much of which desk of an office, in no order. */
    public List<Load> loads(String office) {
        return tasks.loads(office);
    }

    /**
     * Open tasks of an office, the most urgent first; no more than {@link #MOST}.
     *
     * @param desk of which, or {@code null} for all
     * @param holder who has taken them, empty for nobody, {@code null} for whomever
     */
    public List<DeskTask> tasks(String office, String desk, String holder) {
        return tasks.of(office, desk, holder, MOST);
    }

    /** What was handed on at an office last, the newest first. */
    @Transactional(readOnly = true)
    public List<TaskMove> lately(String office) {
        return moves.findTop20ByOfficeOrderByIdDesc(office).stream()
                .map(TaskMoveEntity::view)
                .toList();
    }

    /**
     * Hands tasks of an office on, in the name of the acting supervisor; one that cannot be stops no other.
     *
     * @param to an account, or empty for the queue
     * @throws Refusal naming every field that is wrong, before anything is handed on
     */
    public Report handOn(String office, List<Chosen> chosen, String to, String reason) {
        if (chosen.isEmpty()) {
            throw Refusal.invalid("task", "work.none-chosen");
        }
        if (chosen.size() > MOST) {
            throw Refusal.invalid("task", "work.too-many", MOST);
        }
        String words = OfficersReason.required(reason);
        Officer target = to.isEmpty() ? null : target(office, to);
        Map<String, DeskTask> open = tasks
                .of(office, chosen.stream().map(Chosen::task).distinct().toList())
                .stream()
                .collect(Collectors.toMap(DeskTask::id, Function.identity()));
        List<Stayed> stayed = new ArrayList<>();
        int moved = 0;
        for (Chosen one : chosen.stream().distinct().toList()) {
            DeskTask task = open.get(one.task());
            try {
                handOn(office, task, one, target, words);
                moved++;
            } catch (Refusal refusal) {
                stayed.add(new Stayed(task, refusal.problems().get(0)));
            }
        }
        return new Report(moved, stayed);
    }

    private Officer target(String office, String to) {
        Officer target = officers.find(office, to).orElseThrow(() -> Refusal.invalid("to", "work.no-such-officer"));
        absences.absentUntil(office, to).ifPresent(day -> {
            throw Refusal.invalid("to", "work.target-absent", day);
        });
        return target;
    }

    private void handOn(String office, DeskTask task, Chosen chosen, Officer target, String reason) {
        if (task == null) {
            throw Refusal.notFound("task.unknown");
        }
        String holder = task.holder() == null ? "" : task.holder();
        if (!holder.equals(chosen.holder())) {
            throw Refusal.conflict("work.moved-meanwhile");
        }
        if (holder.equals(target == null ? "" : target.id())) {
            throw Refusal.conflict("work.there-already");
        }
        if (target != null && target.desks().stream().noneMatch(task.desks()::contains)) {
            throw Refusal.forbidden("work.target-of-other-desk");
        }
        move(office, task, target == null ? null : target.id(), reason, null);
    }

    /** Hands on what an absent officer holds: to the substitute, where that is of the task's desk and present, or to the queue. */
    void handOnOf(String office, Absence absence) {
        List<DeskTask> held = tasks.of(office, null, absence.officer(), MOST);
        if (held.isEmpty()) {
            return;
        }
        Optional<Officer> substitute = Optional.ofNullable(absence.substitute())
                .filter(other -> absences.absentUntil(office, other).isEmpty())
                .flatMap(other -> officers.find(office, other));
        for (DeskTask task : held) {
            String to = substitute
                    .filter(other -> other.desks().stream().anyMatch(task.desks()::contains))
                    .map(Officer::id)
                    .orElse(null);
            try {
                move(office, task, to, null, absence.id());
            } catch (Refusal movedMeanwhile) {
                // the next round looks again
            }
        }
    }

    private void move(String office, DeskTask task, String to, String reason, Long absence) {
        tasks.move(
                task,
                to,
                () -> moves.save(
                        new TaskMoveEntity(office, task, to, reason, absence, clock.instant(), Actor.current())));
    }

    @Override
    @Transactional
    public void eraseWith(RegistrationNumber registrationNumber) {
        moves.erase(registrationNumber.digits());
    }
}
