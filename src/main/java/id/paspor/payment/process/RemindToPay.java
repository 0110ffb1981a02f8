package id.paspor.payment.process;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.Bills;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the applicant that the bill is due soon. */
@Component
record RemindToPay(Bills bills) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        bills.remind(new RegistrationNumber(execution.getProcessBusinessKey()));
    }
}
