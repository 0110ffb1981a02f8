package id.paspor.casefile.process;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.engine.LastingVariables;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Ends the case with the status that bears the name of the end event; other modules then release what it held. */
@Component
class CloseCase implements ExecutionListener {

    private static final Set<Status> WITH_REASON = Set.of(Status.APPLICATION_REJECTED, Status.REFERRED_TO_OFFICE);

    private final CaseFiles cases;

    CloseCase(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Status status = Status.of(execution.getCurrentActivityId());
        String reason = WITH_REASON.contains(status) ? (String) execution.getVariable(LastingVariables.REASON) : null;
        cases.record(execution.getProcessBusinessKey(), status, reason);
    }
}
