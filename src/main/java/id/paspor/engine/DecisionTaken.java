package id.paspor.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What an officer decided, as the process keeps it: for the next gateway, and for how the case ends. */
public final class DecisionTaken {

    private DecisionTaken() {}

    /**
     * Keeps a decision in place of the one before it.
     *
     * @param reasonCode of a reason from a list, or {@code null}
     * @param reason in own words, or {@code null}
     */
    public static void keep(DelegateExecution execution, String decision, String reasonCode, String reason) {
        execution.setVariable(LastingVariables.DECISION, decision);
        execution.setVariable(LastingVariables.REASON, reason);
        if (reasonCode == null) {
            execution.removeVariable(LastingVariables.REASON_CODE);
        } else {
            execution.setVariable(LastingVariables.REASON_CODE, reasonCode);
        }
    }
}
