package id.paspor.casefile.process;

import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import java.time.LocalDate;
import java.time.Period;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lays out, for this one decision, what the table {@code eligibility} asks about a case. */
@Component
class EligibilityFacts implements ExecutionListener {

    private final CaseFiles cases;
    private final Period replacementWindow;

    EligibilityFacts(CaseFiles cases, @Value("${paspor.eligibility.replacement-window}") Period replacementWindow) {
        this.cases = cases;
        this.replacementWindow = replacementWindow;
    }

    @Override
    public void notify(DelegateExecution execution) {
        CaseFile file = cases.get(execution.getProcessBusinessKey());
        Application application = file.application();
        String condition = null;
        Boolean replaceable = null;
        if (application.kind() == Application.Kind.REPLACEMENT) {
            LocalDate from = application.oldPassportExpiry().minus(replacementWindow);
            condition = application.oldPassportCondition().code();
            replaceable = cases.todayAt(file).isAfter(from);
        }
        execution.setVariableLocal("oldPassportCondition", Variables.stringValue(condition, true));
        execution.setVariableLocal("oldPassportReplaceable", Variables.booleanValue(replaceable, true));
    }
}
