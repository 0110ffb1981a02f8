package id.paspor.payment.process;

import id.paspor.payment.reconciliation.Reconciliations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a reconciliation with its figures. */
@Component
record CloseReconciliation(Reconciliations reconciliations) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        reconciliations.close(Long.parseLong(execution.getProcessBusinessKey()));
    }
}
