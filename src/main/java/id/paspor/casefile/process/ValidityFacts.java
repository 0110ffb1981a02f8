package id.paspor.casefile.process;

import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Lays out, for this one decision, what the table {@code passport-validity} asks about a case. */
@Component
class ValidityFacts implements ExecutionListener {

    private final CaseFiles cases;

    ValidityFacts(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        CaseFile file = cases.get(execution.getProcessBusinessKey());
        of(file.application(), cases.todayAt(file))
                .forEach((fact, value) -> execution.setVariableLocal(fact, Variables.untypedValue(value, true)));
    }

    static Map<String, Object> of(Application application, LocalDate today) {
        return Map.of(
                "termYears",
                application.product().termYears(),
                "age",
                application.ageOn(today),
                "married",
                application.maritalStatus() == Application.MaritalStatus.MARRIED);
    }
}
