package id.paspor.engine.form;

import id.paspor.engine.LastingVariables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;

/** The form service that leads every submission through the form gate, and shows what the forms need fresh. */
public class GatedFormService extends FormServiceImpl {

    private final FormGate gate;
    private final GatedTaskService tasks;
    private final RuntimeService runtime;

    /** The forms of tasks as they are handed out: deployed with their process they stay as they are; by its version, step and language. */
    private final Map<String, byte[]> taskForms = new ConcurrentHashMap<>();

    public GatedFormService(FormGate gate, GatedTaskService tasks, RuntimeService runtime) {
        this.gate = gate;
        this.tasks = tasks;
        this.runtime = runtime;
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> properties) {
        return runtime.startProcessInstanceById(processDefinitionId, properties);
    }

    @Override
    public ProcessInstance submitStartForm(
            String processDefinitionId, String businessKey, Map<String, Object> properties) {
        return submitStartForm(processDefinitionId, properties);
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        tasks.complete(taskId, properties);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> properties, boolean deserializeValues) {
        return tasks.completeWithVariablesInReturn(taskId, properties, deserializeValues);
    }

    @Override
    public VariableMap getTaskFormVariables(
            String taskId, Collection<String> formVariables, boolean deserializeObjectValues) {
        return gate.inOneTransaction(() -> shown(taskId, formVariables, deserializeObjectValues));
    }

    private VariableMap shown(String taskId, Collection<String> formVariables, boolean deserializeObjectValues) {
        VariableMap variables = super.getTaskFormVariables(taskId, formVariables, deserializeObjectValues);
        // what was answered at the step before is no default for this one
        variables.remove(LastingVariables.DECISION);
        variables.remove(LastingVariables.REASON);
        gate.shown(taskId).forEach((key, value) -> {
            if (formVariables == null || formVariables.contains(key)) {
                variables.putValue(key, value);
            }
        });
        return variables;
    }

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        return gate.handedOut(super.getDeployedStartForm(processDefinitionId));
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        // whoever sees a task may see its form; of one that nobody sees the engine says why not
        Task task = tasks.visible(taskId);
        return task == null
                ? gate.handedOut(super.getDeployedTaskForm(taskId))
                : new ByteArrayInputStream(formOf(task));
    }

    private byte[] formOf(Task task) {
        String form = String.join(
                "/",
                task.getProcessDefinitionId(),
                task.getTaskDefinitionKey(),
                gate.language().map(Locale::getLanguage).orElse(""));
        byte[] known = taskForms.get(form);
        if (known == null) {
            known = read(gate.handedOut(super.getDeployedTaskForm(task.getId())));
            taskForms.put(form, known);
        }
        return known;
    }

    private static byte[] read(InputStream form) {
        try (form) {
            return form.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A start form in both languages, as it is written. */
    InputStream plainStartForm(String processDefinitionId) {
        return gate.withOptions(super.getDeployedStartForm(processDefinitionId), Optional.empty());
    }

    /** The form of a task in both languages, as it is written. */
    InputStream plainTaskForm(String taskId) {
        return super.getDeployedTaskForm(taskId);
    }
}
