package id.paspor.casefile.process;

import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
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

    /** Whoever may not have ten years is told at once, at the field, instead of being surprised by the printed date. */
    static void requireTerm(DelegateExecution execution, Application application, LocalDate today) {
        Integer years = execution
                .getProcessEngineServices()
                .getDecisionService()
                .evaluateDecisionTableByKey("passport-validity", of(application, today))
                .getSingleEntry();
        if (years < application.product().termYears()) {
            throw Refusal.invalid("product", "product.ten-years-from-17");
        }
    }

    private static Map<String, Object> of(Application application, LocalDate today) {
        return Map.of(
                "termYears",
                application.product().termYears(),
                "age",
                application.ageOn(today),
                "married",
                application.maritalStatus() == Application.MaritalStatus.MARRIED);
    }
}
