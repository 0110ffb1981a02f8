package id.paspor.payment.process;

import id.paspor.payment.reconciliation.Reconciliations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compares what banks report with the books. */
@Component
record CompareWithLedger(Reconciliations reconciliations) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        reconciliations.compare(Long.parseLong(execution.getProcessBusinessKey()));
    }
}
