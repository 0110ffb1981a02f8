package id.paspor.issuance.process;

import id.paspor.casefile.Nik;
import id.paspor.document.CaseSheet;
import id.paspor.document.Evidence;
import id.paspor.engine.form.CaseForm;
import id.paspor.issuance.HandOver;
import id.paspor.issuance.Misprints;
import id.paspor.issuance.Passports;
import id.paspor.issuance.Pickups;
import id.paspor.kernel.RegistrationNumber;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The passport is handed over at the counter, or found wrong there. */
@Component
record HandOverPassportForm(
        Passports passports, Pickups pickups, Misprints misprints, CaseSheet sheet, Evidence evidence)
        implements CaseForm<HandOverPassportForm.Answer> {

    record Answer(
            String collectedBy,
            String relation,
            String collectorName,
            Nik collectorIdNumber,
            Boolean familyCardSeen,
            Boolean letterOfAuthoritySeen,
            String pickupCode,
            Boolean misprint,
            String misprintReason) {

        private boolean isMisprint() {
            return Boolean.TRUE.equals(misprint);
        }
    }

    @Override
    public Map<String, Object> show(RegistrationNumber registrationNumber) {
        Map<String, Object> shown = sheet.of(registrationNumber);
        shown.put(
                "passportNumber", passports.of(registrationNumber).orElseThrow().number());
        shown.put("heldBack", pickups.isHeldBack(registrationNumber));
        shown.put("evidence", evidence.of(registrationNumber));
        return shown;
    }

    @Override
    public void prepare(RegistrationNumber registrationNumber, Answer answer) {
        if (answer.isMisprint()) {
            return;
        }
        pickups.checkCode(registrationNumber, answer.pickupCode());
    }

    @Override
    public void complete(DelegateExecution execution, RegistrationNumber registrationNumber, Answer answer) {
        if (answer.isMisprint()) {
            misprints.report(registrationNumber, answer.misprintReason());
        } else {
            pickups.handOver(
                    registrationNumber,
                    new HandOver(
                            answer.collectedBy(),
                            answer.relation(),
                            answer.collectorName(),
                            answer.collectorIdNumber()));
        }
        execution.setVariable("misprintReported", Variables.booleanValue(answer.isMisprint(), true));
    }
}
