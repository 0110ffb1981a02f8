package id.paspor.payment.process;

import id.paspor.engine.LastingVariables;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.Bill;
import id.paspor.payment.Bills;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Bills the fee that the decision table {@code fee} set. */
@Component
record IssueBill(Bills bills) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        Number fee = (Number) execution.getVariable(LastingVariables.FEE_AMOUNT);
        Bill bill = bills.issue(new RegistrationNumber(execution.getProcessBusinessKey()), fee.longValue());
        execution.setVariable(
                LastingVariables.VIRTUAL_ACCOUNT_NUMBER,
                bill.virtualAccountNumber().digits());
        execution.setVariable(LastingVariables.PAYMENT_DUE_AT, Date.from(bill.dueAt()));
    }
}
