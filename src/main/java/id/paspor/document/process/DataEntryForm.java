package id.paspor.document.process;

import static id.paspor.engine.LastingVariables.DATA_ACCEPTED;

import id.paspor.casefile.CaseFile.Guardianship;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.casefile.reason.Reason;
import id.paspor.casefile.reason.Reasons;
import id.paspor.document.CaseSheet;
import id.paspor.document.Documents;
import id.paspor.engine.DecisionTaken;
import id.paspor.engine.form.CaseForm;
import id.paspor.kernel.RegistrationNumber;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Data entry: the officer checks what the applicant declared and accepts it, returns it or rejects it. */
@Component
record DataEntryForm(CaseFiles cases, Documents documents, CaseSheet sheet, Reasons reasons)
        implements CaseForm<DataEntryForm.Answer> {

    record Answer(
            Guardianship guardianship, Boolean twoNationalities, String decision, String reasonCode, String reason)
            implements DecisionTaken {}

    @Override
    public Map<String, Object> show(RegistrationNumber registrationNumber) {
        Map<String, Object> shown = sheet.of(registrationNumber);
        shown.put("reasonOptions", reasons.options(id()));
        return shown;
    }

    @Override
    public Map<String, Object> conditions(RegistrationNumber registrationNumber) {
        return sheet.conditions(registrationNumber);
    }

    @Override
    public void complete(DelegateExecution execution, RegistrationNumber registrationNumber, Answer answer) {
        Reason reason = reasons.given(id(), answer, !answer.decision().equals("accept"));
        documents.find(
                registrationNumber,
                answer.guardianship(),
                answer.twoNationalities(),
                !"reject".equals(answer.decision()));
        switch (answer.decision()) {
            case "accept" -> {
                cases.record(registrationNumber, Status.DATA_ACCEPTED, null);
                execution.setVariable(DATA_ACCEPTED, true);
            }
            case "return" -> cases.record(registrationNumber, Status.CORRECTION_REQUESTED, reason);
            default -> {
                // a rejection is recorded where the process ends
            }
        }
        answer.keep(execution);
    }
}
