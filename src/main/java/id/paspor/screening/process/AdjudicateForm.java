package id.paspor.screening.process;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.casefile.reason.Reason;
import id.paspor.casefile.reason.Reasons;
import id.paspor.document.CaseSheet;
import id.paspor.document.Evidence;
import id.paspor.engine.DecisionTaken;
import id.paspor.engine.form.CaseForm;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.screening.Screening;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** A supervisor who did not do the interview decides whether what was found concerns this applicant. */
@Component
record AdjudicateForm(
        Screening screening,
        CaseFiles cases,
        CaseSheet sheet,
        Evidence evidence,
        HitComparison comparison,
        Reasons reasons)
        implements CaseForm<AdjudicateForm.Answer> {

    record Answer(String decision, String reasonCode, String reason) implements DecisionTaken {}

    @Override
    public Map<String, Object> show(RegistrationNumber registrationNumber) {
        Map<String, Object> shown = sheet.of(registrationNumber);
        shown.put(
                "hits",
                comparison.rows(cases.get(registrationNumber).application(), screening.open(registrationNumber)));
        shown.put("reasonOptions", reasons.options(id()));
        shown.put("evidence", evidence.of(registrationNumber));
        return shown;
    }

    @Override
    public void complete(DelegateExecution execution, RegistrationNumber registrationNumber, Answer answer) {
        boolean cleared = answer.decision().equals("clear");
        Reason reason = reasons.given(id(), answer, !cleared);
        screening.decide(registrationNumber, cleared);
        if (cleared) {
            cases.record(registrationNumber, Status.CLEARED, reason);
        }
        answer.keep(execution);
    }
}
