package id.paspor.casefile.process;

import id.paspor.casefile.correction.DataCorrections;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the applicant told what became of a request for a correction. */
@Component
record SendCorrectionAnswer(DataCorrections corrections) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        corrections.tell(Long.parseLong(execution.getProcessBusinessKey()));
    }
}
