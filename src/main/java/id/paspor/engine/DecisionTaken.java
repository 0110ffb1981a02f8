package id.paspor.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The answer of a form in which an officer decides. */
public interface DecisionTaken {

    /** What was decided, as the form's field {@code decision} has it. */
    String decision();

    /** The code of a reason from a list, or {@code null}, as where the form has no list. */
    default String reasonCode() {
        return null;
    }

    /** The reason in own words, or {@code null}. */
    String reason();

    /** Keeps it in place of the decision before, for the next gateway, and for how the case ends. */
    default void keep(DelegateExecution execution) {
        execution.setVariable(LastingVariables.DECISION, decision());
        execution.setVariable(LastingVariables.REASON, reason());
        if (reasonCode() == null) {
            execution.removeVariable(LastingVariables.REASON_CODE);
        } else {
            execution.setVariable(LastingVariables.REASON_CODE, reasonCode());
        }
    }
}
