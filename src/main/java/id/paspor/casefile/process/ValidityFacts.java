package id.paspor.casefile.process;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.PassportLaw;
import id.paspor.kernel.RegistrationNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Lays out, for this one decision, what the table {@code passport-validity} asks about a case. */
@Component
record ValidityFacts(CaseFiles cases, PassportLaw law) implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        CaseFile file = cases.get(new RegistrationNumber(execution.getProcessBusinessKey()));
        law.validityFacts(file.application(), file.findings(), cases.todayAt(file))
                .forEach((fact, value) -> execution.setVariableLocal(fact, Variables.untypedValue(value, true)));
    }
}
