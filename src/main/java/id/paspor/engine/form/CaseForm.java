package id.paspor.engine.form;

import id.paspor.kernel.RegistrationNumber;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The form of a user task of a case, whose business key is the registration number. */
public interface CaseForm<A extends Record> extends TaskForm<A> {

    /** What the form shows of the case; see {@link TaskForm#show(String)}. */
    default Map<String, Object> show(RegistrationNumber registrationNumber) {
        return Map.of();
    }

    /** What conditions of fields name; see {@link TaskForm#conditions(String)}. */
    default Map<String, Object> conditions(RegistrationNumber registrationNumber) {
        return Map.of();
    }

    /** Does what must not wait for the engine; see {@link TaskForm#prepare(String, Record)}. */
    default void prepare(RegistrationNumber registrationNumber, A answers) {}

    /** Takes the answers over, in the transaction in which the task is completed. */
    void complete(DelegateExecution execution, RegistrationNumber registrationNumber, A answers);

    @Override
    default RegistrationNumber caseShown(String businessKey) {
        return new RegistrationNumber(businessKey);
    }

    @Override
    default Map<String, Object> show(String businessKey) {
        return show(new RegistrationNumber(businessKey));
    }

    @Override
    default Map<String, Object> conditions(String businessKey) {
        return conditions(new RegistrationNumber(businessKey));
    }

    @Override
    default void prepare(String businessKey, A answers) {
        prepare(new RegistrationNumber(businessKey), answers);
    }

    @Override
    default void complete(DelegateExecution execution, String businessKey, A answers) {
        complete(execution, new RegistrationNumber(businessKey), answers);
    }
}
