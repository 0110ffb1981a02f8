package id.paspor.issuance.process;

import id.paspor.document.CaseSheet;
import id.paspor.engine.TaskForm;
import id.paspor.issuance.Passports;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The passport is handed over at the counter. */
@Component
class HandOverPassport implements TaskForm<HandOverPassport.Answer> {

    record Answer(String collectedBy, String collectorName, String collectorIdNumber, String pickupCode) {}

    private final Passports passports;
    private final CaseSheet sheet;

    HandOverPassport(Passports passports, CaseSheet sheet) {
        this.passports = passports;
        this.sheet = sheet;
    }

    @Override
    public String id() {
        return "hand-over-passport";
    }

    @Override
    public Class<Answer> answers() {
        return Answer.class;
    }

    @Override
    public Map<String, Object> show(String registrationNumber) {
        Map<String, Object> shown = sheet.of(registrationNumber);
        shown.put(
                "passportNumber", passports.of(registrationNumber).orElseThrow().number());
        return shown;
    }

    @Override
    public void complete(DelegateExecution execution, String registrationNumber, Answer answer) {
        passports.handOver(
                registrationNumber,
                answer.collectedBy(),
                answer.collectorName(),
                answer.collectorIdNumber(),
                answer.pickupCode());
    }
}
