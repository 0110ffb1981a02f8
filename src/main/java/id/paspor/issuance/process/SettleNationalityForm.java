package id.paspor.issuance.process;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.casefile.reason.Reason;
import id.paspor.document.CaseSheet;
import id.paspor.document.Documents;
import id.paspor.document.Evidence;
import id.paspor.engine.DecisionTaken;
import id.paspor.engine.form.CaseForm;
import id.paspor.kernel.RegistrationNumber;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * A supervisor makes sure which nationality somebody chose who was marked with two and came of the age for that before the
 * passport was made out (UU 12/2006, art. 6).
 */
@Component
record SettleNationalityForm(CaseFiles cases, Documents documents, CaseSheet sheet, Evidence evidence)
        implements CaseForm<SettleNationalityForm.Answer> {

    record Answer(String decision, String reason) implements DecisionTaken {}

    @Override
    public Map<String, Object> show(RegistrationNumber registrationNumber) {
        Map<String, Object> shown = sheet.of(registrationNumber);
        shown.put("evidence", evidence.of(registrationNumber));
        return shown;
    }

    @Override
    public void complete(DelegateExecution execution, RegistrationNumber registrationNumber, Answer answer) {
        if (answer.decision().equals("settle")) {
            documents.find(registrationNumber, null, false, false);
            cases.record(registrationNumber, Status.NATIONALITY_SETTLED, Reason.of(answer.reason()));
        }
        answer.keep(execution);
    }
}
