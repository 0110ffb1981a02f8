package id.paspor.issuance.process;

import id.paspor.issuance.Passports;
import id.paspor.kernel.RegistrationNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the applicant that the passport is ready. */
@Component
record NotifyReadyForPickup(Passports passports) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        passports.ready(new RegistrationNumber(execution.getProcessBusinessKey()));
    }
}
