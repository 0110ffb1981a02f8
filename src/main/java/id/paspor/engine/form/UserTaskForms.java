package id.paspor.engine.form;

import id.paspor.engine.LastingVariables;
import id.paspor.engine.ModelWords;
import id.paspor.engine.TaskNames;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Texts;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.parser.ActivityInstanceUpdateListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Hands the answers of every user task to the module that takes them, and names each new task by what is to be done and for
 * whom, or about what; a model with a task whose answers nobody takes does not deploy. Who completes a task that nobody has, or that was
 * freed meanwhile, is named in the engine's history of tasks and of steps all the same.
 */
public class UserTaskForms extends AbstractBpmnParseListener {

    /** Each part of a name has at most so many characters, so that the engine's column has room for all. */
    private static final int LONGEST_PART = 100;

    private final FormGate gate;
    private final ModelWords words;

    public UserTaskForms(FormGate gate, ModelWords words) {
        this.gate = gate;
        this.words = words;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskForm<?> form = gate.taskForm(activity.getId());
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addTaskListener(TaskListener.EVENTNAME_CREATE, created -> name(form, created));
        task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, completed -> complete(form, completed));
    }

    /** In Indonesian, since a task has one name for all its readers; see ADR 49. */
    private void name(TaskForm<?> form, DelegateTask task) {
        String what = words.in(Texts.INDONESIAN, task.getName());
        String whom = (String) task.getVariable(LastingVariables.APPLICANT_NAME);
        task.setName(Stream.of(
                        form.moment(task.getExecution())
                                .map(moment -> what + " " + moment)
                                .orElse(what),
                        form.about(task.getExecution().getProcessBusinessKey()).orElse(null),
                        whom)
                .filter(Objects::nonNull)
                .map(part -> StringUtils.left(part, LONGEST_PART))
                .collect(Collectors.joining(TaskNames.BETWEEN)));
    }

    private static <A extends Record> void complete(TaskForm<A> form, DelegateTask task) {
        if (task.getAssignee() == null && Actor.isOfficer()) {
            task.setAssignee(Actor.current());
            new ActivityInstanceUpdateListener(
                            Context.getProcessEngineConfiguration().getHistoryEventProducer())
                    .notify(task);
        }
        form.complete(
                task.getExecution(), task.getExecution().getProcessBusinessKey(), Answers.of(task, form.answers()));
    }
}
