package id.paspor.casefile.process;

import id.paspor.engine.LastingVariables;
import id.paspor.kernel.Texts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says why this case needs a visit to the office, and what to bring. */
@Component
record ReferToOffice(Texts texts) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        Object code = execution.getVariable(LastingVariables.REFERRAL_REASON);
        execution.setVariable(LastingVariables.REASON, texts.bilingual("referral." + code));
    }
}
