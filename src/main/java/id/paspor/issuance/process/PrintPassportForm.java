package id.paspor.issuance.process;

import id.paspor.booklet.BookletStock;
import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.reason.Reason;
import id.paspor.casefile.reason.Reasons;
import id.paspor.document.CaseSheet;
import id.paspor.document.Evidence;
import id.paspor.engine.DecisionTaken;
import id.paspor.engine.form.CaseForm;
import id.paspor.issuance.Passport;
import id.paspor.issuance.Passports;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.office.Offices;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The passport is printed and looked at. */
@Component
record PrintPassportForm(
        Passports passports,
        BookletStock stock,
        Offices offices,
        CaseFiles cases,
        CaseSheet sheet,
        Evidence evidence,
        Reasons reasons,
        Texts texts)
        implements CaseForm<PrintPassportForm.Answer> {

    /** What was checked: all of it on the form, nothing by programs that have their own checks. */
    record Answer(
            Boolean photoChecked,
            Boolean mrzChecked,
            Boolean numberChecked,
            Boolean surfaceChecked,
            String decision,
            String reasonCode,
            String reason)
            implements DecisionTaken {

        private boolean isUnchecked() {
            return Stream.of(photoChecked, mrzChecked, numberChecked, surfaceChecked)
                    .anyMatch(Boolean.FALSE::equals);
        }
    }

    @Override
    public Map<String, Object> show(RegistrationNumber registrationNumber) {
        Map<String, Object> shown = sheet.of(registrationNumber);
        Passport passport = passports.of(registrationNumber).orElseThrow();
        shown.put("expiresOn", texts.formatForReader(passport.expiresOn()));
        shown.put("nameOnDataPage", passport.name());
        CaseFile file = cases.get(registrationNumber);
        Application applicant = file.application();
        shown.put("born", applicant.placeOfBirth() + ", " + texts.formatForReader(applicant.dateOfBirth()));
        shown.put("sexOnDataPage", texts.toReader("data-page.sex." + applicant.sex()));
        if (passport.endorsement() != null) {
            shown.put("endorsement", passport.endorsement());
        }
        stock.low(offices.get(file.office()), applicant.product())
                .ifPresent(left -> shown.put("lowStock", texts.toReader("warning.low-stock", left)));
        shown.put("reasonOptions", reasons.options(id()));
        shown.put("evidence", evidence.of(registrationNumber));
        return shown;
    }

    @Override
    public void complete(DelegateExecution execution, RegistrationNumber registrationNumber, Answer answer) {
        boolean good = answer.decision().equals("good");
        Reason reason = reasons.given(id(), answer, !good);
        if (good) {
            if (answer.isUnchecked()) {
                throw Refusal.invalid("decision", "passport.unchecked");
            }
            passports.printed(registrationNumber);
        } else {
            passports.spoiled(registrationNumber, reason);
        }
        answer.keep(execution);
    }
}
