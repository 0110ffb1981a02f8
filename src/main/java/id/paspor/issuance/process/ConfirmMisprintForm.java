package id.paspor.issuance.process;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.reason.Reason;
import id.paspor.casefile.reason.Reasons;
import id.paspor.document.CaseSheet;
import id.paspor.document.Evidence;
import id.paspor.engine.DecisionTaken;
import id.paspor.engine.form.CaseForm;
import id.paspor.issuance.Misprints;
import id.paspor.issuance.Passports;
import id.paspor.issuance.ReportedMisprint;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.office.Offices;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** A supervisor looks at a passport that a colleague at the counter found wrong. */
@Component
record ConfirmMisprintForm(
        Misprints misprints,
        Passports passports,
        CaseFiles cases,
        Offices offices,
        CaseSheet sheet,
        Evidence evidence,
        Reasons reasons,
        Texts texts)
        implements CaseForm<ConfirmMisprintForm.Answer> {

    record Answer(String decision, String reasonCode, String reason) implements DecisionTaken {}

    @Override
    public Map<String, Object> show(RegistrationNumber registrationNumber) {
        Map<String, Object> shown = sheet.of(registrationNumber);
        ReportedMisprint reported = misprints.open(registrationNumber);
        shown.put("passportNumber", reported.passport());
        shown.put(
                "nameOnDataPage", passports.of(registrationNumber).orElseThrow().name());
        shown.put("misprint", reported.reason());
        shown.put("reportedBy", reported.reportedBy());
        shown.put(
                "reportedAt",
                texts.formatForReader(Texts.at(
                        reported.reportedAt(),
                        offices.get(cases.get(registrationNumber).office()).zone())));
        shown.put("reasonOptions", reasons.options(id()));
        shown.put("evidence", evidence.of(registrationNumber));
        return shown;
    }

    @Override
    public void complete(DelegateExecution execution, RegistrationNumber registrationNumber, Answer answer) {
        boolean confirmed = answer.decision().equals("confirm");
        Reason reason = reasons.given(id(), answer, !confirmed);
        if (confirmed) {
            misprints.confirm(registrationNumber);
        } else {
            misprints.decline(registrationNumber, reason);
        }
        answer.keep(execution);
    }
}
