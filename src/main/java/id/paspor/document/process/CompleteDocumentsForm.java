package id.paspor.document.process;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.casefile.reason.Reason;
import id.paspor.document.CaseSheet;
import id.paspor.document.Documents;
import id.paspor.engine.form.CaseForm;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The applicant brought to the counter what was missing at the interview. */
@Component
record CompleteDocumentsForm(CaseFiles cases, Documents documents, CaseSheet sheet, Texts texts)
        implements CaseForm<CompleteDocumentsForm.Answer> {

    record Answer(List<String> originalsSeen, String remark) {}

    @Override
    public Map<String, Object> show(RegistrationNumber registrationNumber) {
        Map<String, Object> shown = sheet.of(registrationNumber);
        shown.put(
                "reason",
                cases.latestReason(registrationNumber)
                        .map(texts::formatForReader)
                        .orElse(null));
        return shown;
    }

    @Override
    public void complete(DelegateExecution execution, RegistrationNumber registrationNumber, Answer answer) {
        if (answer.originalsSeen() != null) {
            documents.noteOriginalsSeen(registrationNumber, answer.originalsSeen());
        }
        cases.record(registrationNumber, Status.DOCUMENTS_BROUGHT, Reason.of(answer.remark()));
    }
}
