package id.paspor.engine.form;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/**
 * The forms of the processes for those who show them and send their answers, as the engine's account that is set on the
 * thread. Every answer passes the form gate, as it does from Tasklist and REST.
 */
@Service
public class Forms {

    private final ProcessEngine engine;
    private final FormGate gate;
    private final FormAnswerReader reader;
    private final Remembered<String, String> newest;

    Forms(@Lazy ProcessEngine engine, FormGate gate, FormAnswerReader reader) {
        this.engine = engine;
        this.gate = gate;
        this.reader = reader;
        this.newest = new Remembered<>(
                Duration.ofSeconds(2),
                process -> gate.asEngine(() -> gate.latestDefinition(process).getId()));
    }

    /**
     * What a form makes of answers that are not complete yet.
     *
     * @param hidden the keys of fields that the form does not show with these answers
     * @param problems everything that is wrong, in the order of the fields
     */
    public record Check(Set<String> hidden, List<Problem> problems) {}

    /**
     * The form of an open task.
     *
     * @param shown what it shows, by key; for a field, the value to begin with
     */
    public record OpenForm(FormDefinition form, Map<String, Object> shown) {}

    /**
     * A task that somebody has to do.
     *
     * @param id the id of its element in the process
     * @param due until when, or {@code null}
     */
    public record OpenTask(String id, Instant due) {}

    /** The start form of the newest version of a process; a version deployed in the last two seconds may not be seen yet. */
    public FormDefinition startForm(String process) {
        return gate.asEngine(() -> gate.startDefinition(newest.get(process)));
    }

    /** Looks answers to a start form over without sending them. */
    public Check check(FormDefinition form, Map<String, Object> answers) {
        return check(form, Map.of(), answers);
    }

    /**
     * Looks answers over without sending them.
     *
     * @param shown what the form showed besides, for its conditions
     */
    public Check check(FormDefinition form, Map<String, Object> shown, Map<String, Object> answers) {
        Map<String, Object> asked = new HashMap<>(answers);
        asked.keySet().retainAll(form.fields().keySet());
        FormAnswerReader.Reading reading = reader.reading(form, asked, shown);
        return new Check(reading.hidden(), reading.problems());
    }

    /**
     * Starts a process with the answers to its start form.
     *
     * @return the business key that the process gave itself
     * @throws Refusal naming every field that is wrong
     */
    public String start(String process, Map<String, Object> answers) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(process, answers)
                .getBusinessKey();
    }

    /** The form of an open task of a case, if there is one and it is on the caller's desk. */
    public Optional<OpenForm> taskForm(RegistrationNumber registrationNumber, String id) {
        return gate.inOneTransaction(() -> task(registrationNumber, id)
                .map(task -> new OpenForm(gate.taskDefinition(task), gate.shown(task.getId()))));
    }

    /**
     * Completes an open task of a case.
     *
     * @throws Refusal when there is no such task (any more), or naming every field that is wrong
     */
    public void complete(RegistrationNumber registrationNumber, String id, Map<String, Object> answers) {
        if (!completeIfOpen(registrationNumber, id, answers)) {
            throw Refusal.conflict("task.finished");
        }
    }

    /**
     * As {@link #complete}, if there is such a task.
     *
     * @return whether there was
     */
    public boolean completeIfOpen(RegistrationNumber registrationNumber, String id, Map<String, Object> answers) {
        Optional<Task> task = task(registrationNumber, id);
        task.ifPresent(open -> engine.getTaskService().complete(open.getId(), answers));
        return task.isPresent();
    }

    /** What somebody has to do in a case now, whoever it is. */
    public List<OpenTask> openTasks(RegistrationNumber registrationNumber) {
        return gate
                .asEngine(() -> engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(registrationNumber.digits())
                        .list())
                .stream()
                .map(task -> new OpenTask(task.getTaskDefinitionKey(), instant(task.getDueDate())))
                .toList();
    }

    private Optional<Task> task(RegistrationNumber registrationNumber, String id) {
        Optional<Task> task = Optional.ofNullable(engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(registrationNumber.digits())
                .taskDefinitionKey(id)
                .singleResult());
        task.ifPresent(open -> gate.remember(open, registrationNumber));
        return task;
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
