package id.paspor.casefile.process;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.correction.DataCorrections;
import id.paspor.casefile.process.CorrectionRequestedForm.Request;
import id.paspor.engine.LastingVariables;
import id.paspor.engine.form.Answers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Takes a request for a correction into the case file and gives the process its number, which is not the registration
 * number: that belongs to the process of the application.
 */
@Component
record RecordCorrectionRequest(DataCorrections corrections, CaseFiles cases) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        Request request = Answers.of(execution, Request.class);
        long id = corrections.open(request.number(), request.wrong());
        execution.setProcessBusinessKey(Long.toString(id));
        execution.setVariable(LastingVariables.REGISTRATION_NUMBER, request.registrationNumber());
        execution.setVariable(
                LastingVariables.APPLICANT_NAME,
                cases.get(request.number()).application().fullName());
    }
}
