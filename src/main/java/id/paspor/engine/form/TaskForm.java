package id.paspor.engine.form;

import id.paspor.kernel.RegistrationNumber;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * The form of a user task: what it shows, and what becomes of the answers. A case's is a {@link CaseForm}.
 */
public interface TaskForm<A extends Record> extends Form<A> {

    /** The registration number of the case that the form shows, or {@code null} when it shows none. */
    RegistrationNumber caseShown(String businessKey);

    /**
     * What the form shows, read when it is opened: by key, texts, numbers, lists and maps. None of it is stored in the
     * engine.
     */
    default Map<String, Object> show(String businessKey) {
        return Map.of();
    }

    /**
     * What conditions of fields name that is no field: it is asked again with every submission, for which nothing else of
     * what the form shows is read.
     */
    default Map<String, Object> conditions(String businessKey) {
        return Map.of();
    }

    /** When it is to be done, if that is the first to know of it: short, in the office's zone, in Indonesian. */
    default Optional<String> moment(DelegateExecution execution) {
        return Optional.empty();
    }

    /** Which one it is of those that look alike, beside the applicant's name: short, in Indonesian, and nobody's name. */
    default Optional<String> about(String businessKey) {
        return Optional.empty();
    }

    /**
     * Does, in its own short transaction, what must not wait for the engine with a lock in hand. It is done again when
     * the officer repeats a submission that failed later, so it must be safe to repeat.
     */
    default void prepare(String businessKey, A answers) {}

    /** Takes the answers over, in the transaction in which the task is completed. */
    void complete(DelegateExecution execution, String businessKey, A answers);
}
