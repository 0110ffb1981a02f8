package id.paspor.engine;

import id.paspor.kernel.RegistrationNumber;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/**
 * Raises the priority of open tasks, by which Tasklist sorts its queues, above what their model gave them, and takes that back.
 * Of each task the model's own priority is still known from what it has now.
 */
@Service
public class TaskPriorities {

    /** What the tasks of cases that are nearly late get besides: more than what small children and the old have. */
    static final int NEAR = 70;

    /** What the tasks of late cases get besides. */
    static final int LATE = 140;

    private static final int HIGHEST_OF_MODELS = 100;

    private final ProcessEngine engine;
    private final OpenWorkRepository work;

    TaskPriorities(@Lazy ProcessEngine engine, OpenWorkRepository work) {
        this.engine = engine;
        this.work = work;
    }

    /**
     * Gives the open tasks of some cases the priority that they should have, and those of all others their model's. Tasks that
     * have it are left alone, and one that moves at this moment waits for the next round.
     *
     * @param near registration numbers of cases that are nearly late
     * @param late of those that are late
     */
    public void press(List<RegistrationNumber> near, List<RegistrationNumber> late) {
        work.pressed(near, late, HIGHEST_OF_MODELS).forEach(task -> {
            int raise = task.late() ? LATE : task.near() ? NEAR : 0;
            int priority = ofModel(task.priority()) + raise;
            if (priority != task.priority()) {
                set(task.id(), priority);
            }
        });
    }

    private static int ofModel(int priority) {
        if (priority <= HIGHEST_OF_MODELS) {
            return priority;
        }
        return priority - NEAR <= HIGHEST_OF_MODELS && (priority - NEAR) % 50 == 0 ? priority - NEAR : priority - LATE;
    }

    private void set(String task, int priority) {
        try {
            Caller.asEngine(engine.getIdentityService(), () -> {
                engine.getTaskService().setPriority(task, priority);
                return null;
            });
        } catch (ProcessEngineException moving) {
            // the next round looks again
        }
    }
}
