package id.paspor.issuance.process;

import id.paspor.issuance.Passports;
import id.paspor.kernel.RegistrationNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody collected the passport in time. */
@Component
record CancelPassport(Passports passports) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        passports.cancel(new RegistrationNumber(execution.getProcessBusinessKey()));
    }
}
