package id.paspor.document.process;

import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Lays out, for this one decision, what the table {@code required-documents} asks about a case. */
@Component
class DocumentFacts implements ExecutionListener {

    /** Adults' passports of those years were valid for five years. */
    private static final int VALIDITY_THEN = 5;

    private static final LocalDate FROM_2009 = LocalDate.of(2009, 1, 1);

    private final CaseFiles cases;

    DocumentFacts(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        CaseFile file = cases.get(execution.getProcessBusinessKey());
        Application application = file.application();
        boolean child = application.isChildOn(cases.todayAt(file));
        Boolean oldPassportFrom2009 = application.kind() == Application.Kind.NEW
                ? null
                : !application.oldPassportExpiry().minusYears(VALIDITY_THEN).isBefore(FROM_2009);
        execution.setVariableLocal("child", Variables.booleanValue(child, true));
        execution.setVariableLocal("oldPassportFrom2009", Variables.booleanValue(oldPassportFrom2009, true));
    }
}
