package id.paspor.payment.process;

import id.paspor.casefile.CaseFiles;
import id.paspor.engine.LastingVariables;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.Discrepancies;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Names the case that money came for, so that the treasurer's list shows it; of one that was erased, its number only. */
@Component
record OpenDiscrepancy(Discrepancies discrepancies, CaseFiles cases) implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        RegistrationNumber registrationNumber = discrepancies
                .get(Long.parseLong(execution.getProcessBusinessKey()))
                .registrationNumber();
        if (registrationNumber != null) {
            execution.setVariable(LastingVariables.REGISTRATION_NUMBER, registrationNumber.digits());
            cases.find(registrationNumber)
                    .ifPresent(file -> execution.setVariable(
                            LastingVariables.APPLICANT_NAME, file.application().fullName()));
        }
    }
}
