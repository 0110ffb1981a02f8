package id.paspor.casefile.process;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.RegistrationNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the new process of a case that goes on what the first one knew. */
@Component
record ReopenCase(CaseFiles cases) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        CaseFile file = cases.get(new RegistrationNumber(execution.getProcessBusinessKey()));
        RegisterApplication.lay(execution, file, cases.todayAt(file));
    }
}
