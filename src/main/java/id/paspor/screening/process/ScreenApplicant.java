package id.paspor.screening.process;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.engine.LastingVariables;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.screening.Screening;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks the applicant up in the watch lists and in our registers; on a hit a supervisor decides. */
@Component
record ScreenApplicant(Screening screening, CaseFiles cases) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        RegistrationNumber registrationNumber = new RegistrationNumber(execution.getProcessBusinessKey());
        boolean hit = screening.screen(registrationNumber);
        if (hit) {
            cases.record(registrationNumber, Status.UNDER_REVIEW, null);
        }
        execution.setVariable(LastingVariables.SCREENING_HIT, hit);
    }
}
