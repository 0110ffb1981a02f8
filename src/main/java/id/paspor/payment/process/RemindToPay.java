package id.paspor.payment.process;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.Bills;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the applicant that the bill is due soon. */
@Component
class RemindToPay implements JavaDelegate {

    private final Bills bills;

    RemindToPay(Bills bills) {
        this.bills = bills;
    }

    @Override
    public void execute(DelegateExecution execution) {
        bills.remind(new RegistrationNumber(execution.getProcessBusinessKey()));
    }
}
