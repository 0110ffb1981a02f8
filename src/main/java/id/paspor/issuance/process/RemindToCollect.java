package id.paspor.issuance.process;

import id.paspor.issuance.Passports;
import id.paspor.kernel.RegistrationNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the applicant that the passport is waiting. */
@Component
record RemindToCollect(Passports passports) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        passports.remind(new RegistrationNumber(execution.getProcessBusinessKey()));
    }
}
