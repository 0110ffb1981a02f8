package id.paspor.casefile.process;

import id.paspor.engine.LastingVariables;
import id.paspor.kernel.Texts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says why this case needs a visit to the office, and what to bring. */
@Component
class ReferToOffice implements JavaDelegate {

    private final Texts texts;

    ReferToOffice(Texts texts) {
        this.texts = texts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Object code = execution.getVariable(LastingVariables.REFERRAL_REASON);
        execution.setVariable(LastingVariables.REASON, texts.bilingual("referral." + code));
    }
}
