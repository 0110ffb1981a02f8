package id.paspor.casefile.process;

import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.RegistrationNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Has the applicant told that the application is registered, where it may go on online; else it is referred. */
@Component
record ConfirmRegistration(CaseFiles cases) implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        cases.confirmRegistration(new RegistrationNumber(execution.getProcessBusinessKey()));
    }
}
