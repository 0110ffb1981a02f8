package id.paspor.payment.process;

import id.paspor.payment.reconciliation.Reconciliations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a reconciliation with its figures. */
@Component
class CloseReconciliation implements JavaDelegate {

    private final Reconciliations reconciliations;

    CloseReconciliation(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reconciliations.close(Long.parseLong(execution.getProcessBusinessKey()));
    }
}
