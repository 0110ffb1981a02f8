package id.paspor.payment.process;

import id.paspor.payment.reconciliation.Reconciliations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes in the reports that lie in the folder. */
@Component
record ReadBankReports(Reconciliations reconciliations) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        reconciliations.readReports(Long.parseLong(execution.getProcessBusinessKey()));
    }
}
