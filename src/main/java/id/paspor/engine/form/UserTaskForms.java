package id.paspor.engine.form;

import id.paspor.kernel.Actor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Hands the answers of every user task to the module that takes them; a model with a task that has none does not deploy. Who
 * completes a task that nobody has, or that was freed meanwhile, is named in the engine's history of tasks all the same.
 */
public class UserTaskForms extends AbstractBpmnParseListener implements TaskListener {

    private final FormGate gate;

    public UserTaskForms(FormGate gate) {
        this.gate = gate;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        gate.taskForm(activity.getId());
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addTaskListener(TaskListener.EVENTNAME_COMPLETE, this);
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getAssignee() == null && Actor.isOfficer()) {
            task.setAssignee(Actor.current());
        }
        complete(gate.taskForm(task.getTaskDefinitionKey()), task);
    }

    private static <A extends Record> void complete(TaskForm<A> form, DelegateTask task) {
        form.complete(
                task.getExecution(), task.getExecution().getProcessBusinessKey(), Answers.of(task, form.answers()));
    }
}
