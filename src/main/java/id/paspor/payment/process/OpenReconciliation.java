package id.paspor.payment.process;

import id.paspor.engine.form.Answers;
import id.paspor.payment.process.PaymentReconciliationRequestedForm.Days;
import id.paspor.payment.reconciliation.Reconciliations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Begins a reconciliation for the days that were asked for, and gives the process its number. */
@Component
record OpenReconciliation(Reconciliations reconciliations) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        // the timer asks for no days
        Days days = Answers.of(execution, Days.class);
        long number = days == null ? reconciliations.open(null, null) : reconciliations.open(days.from(), days.to());
        execution.setProcessBusinessKey(Long.toString(number));
    }
}
