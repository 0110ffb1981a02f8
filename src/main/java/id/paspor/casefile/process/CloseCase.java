package id.paspor.casefile.process;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.casefile.reason.Reason;
import id.paspor.casefile.reason.ReasonCode;
import id.paspor.engine.LastingVariables;
import id.paspor.kernel.Coded;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Ends the case with the status that bears the name of the end event; other modules then release what it held. */
@Component
record CloseCase(CaseFiles cases, Offices offices) implements ExecutionListener {

    private static final Set<Status> WITH_REASON = Set.of(Status.APPLICATION_REJECTED, Status.REFERRED_TO_OFFICE);

    @Override
    public void notify(DelegateExecution execution) {
        Status status = Status.of(execution.getCurrentActivityId());
        Reason reason = WITH_REASON.contains(status) ? reason(execution) : null;
        RegistrationNumber registrationNumber = new RegistrationNumber(execution.getProcessBusinessKey());
        if (status == Status.REFERRED_TO_OFFICE) {
            Office office = offices.get(cases.get(registrationNumber).office());
            Object why = execution.getVariable(LastingVariables.REFERRAL_REASON);
            cases.record(
                    registrationNumber,
                    status,
                    reason,
                    new Texts.Wording("referral." + why),
                    office.name(),
                    office.address());
        } else if (status == Status.BILL_EXPIRED) {
            boolean reopened =
                    cases.history(registrationNumber).stream().anyMatch(change -> change.status() == Status.REOPENED);
            cases.record(
                    registrationNumber,
                    status,
                    null,
                    new Texts.Wording(reopened ? "bill-expired.again" : "bill-expired.once"));
        } else {
            cases.record(registrationNumber, status, reason);
        }
    }

    private static Reason reason(DelegateExecution execution) {
        String code = (String) execution.getVariable(LastingVariables.REASON_CODE);
        String words = (String) execution.getVariable(LastingVariables.REASON);
        return code == null ? Reason.of(words) : new Reason(Coded.of(ReasonCode.class, code), words);
    }
}
