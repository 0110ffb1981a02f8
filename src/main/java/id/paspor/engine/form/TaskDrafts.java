package id.paspor.engine.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedByAge;
import id.paspor.kernel.erasure.Retention;
import id.paspor.kernel.written.PlainText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * What officers, and applicants who use Tasklist, have filled in of the forms of tasks and not sent: nothing of it is checked yet. It
 * belongs to one account and one task, and is erased with the task.
 */
@Service
public class TaskDrafts implements ErasedByAge {

    /** Of all answers of a form together, as JSON, in characters. */
    public static final int LONGEST = 20_000;

    private static final int LONGEST_TASK_ID = 64;

    private final TaskDraftRepository drafts;
    private final FormGate gate;
    private final ObjectMapper json;
    private final Clock clock;

    TaskDrafts(TaskDraftRepository drafts, FormGate gate, ObjectMapper json, Clock clock) {
        this.drafts = drafts;
        this.gate = gate;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What was filled in.
     *
     * @param answers by the key of the field
     */
    public record TaskDraft(Map<String, Object> answers, Instant savedAt) {}

    /**
     * What the caller filled in of a form.
     *
     * @throws Refusal when the caller may not complete the task
     */
    public Optional<TaskDraft> find(String task) {
        work(task);
        return drafts.findByTaskAndOfficer(task, gate.caller().user())
                .map(draft -> new TaskDraft(read(draft.answers()), draft.savedAt()));
    }

    /**
     * Keeps what the caller has filled in of a form, in the place of what was kept before.
     *
     * @param answers as JSON, by the key of the field; right or wrong
     * @throws Refusal when the caller may not complete the task, when these are no answers to its form, or too many
     */
    public void save(String task, String answers) {
        FormDefinition form = work(task);
        if (answers.length() > LONGEST) {
            throw Refusal.invalid("answers", "form.too-long", LONGEST);
        }
        Map<String, Object> given = read(answers);
        boolean asked = given.entrySet().stream()
                .allMatch(answer -> form.fields().containsKey(answer.getKey()) && isAnswer(answer.getValue()));
        if (!asked || !PlainText.isStorable(answers)) {
            throw Refusal.invalid("answers", "form.type");
        }
        drafts.save(task, gate.caller().user(), answers, clock.instant());
    }

    /** Throws away what the caller has filled in of a form. */
    public void discard(String task) {
        drafts.deleteByTaskAndOfficer(task, gate.caller().user());
    }

    private FormDefinition work(String task) {
        if (task.length() > LONGEST_TASK_ID) {
            throw Refusal.notFound("task.unknown");
        }
        return gate.formToComplete(task);
    }

    private static boolean isAnswer(Object value) {
        return value instanceof List<?> list
                ? list.stream().allMatch(String.class::isInstance)
                : value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private Map<String, Object> read(String answers) {
        try {
            Map<String, Object> read = json.readValue(answers, new TypeReference<>() {});
            if (read != null) {
                return read;
            }
        } catch (JsonProcessingException noAnswers) {
            // said below
        }
        throw Refusal.invalid("answers", "form.type");
    }

    @Override
    public Retention kind() {
        return Retention.DRAFTS;
    }

    @Override
    public long due(Instant before, Set<RegistrationNumber> held) {
        return drafts.countBySavedAtBefore(before);
    }

    @Override
    public int erase(Instant before, Set<RegistrationNumber> held, int most) {
        return drafts.erase(before, most);
    }
}
