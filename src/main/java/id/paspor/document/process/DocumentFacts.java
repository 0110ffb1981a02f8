package id.paspor.document.process;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.document.Requirements;
import id.paspor.kernel.RegistrationNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Lays out, for this one decision, what the table {@code required-documents} asks about a case. */
@Component
record DocumentFacts(CaseFiles cases) implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        CaseFile file = cases.get(new RegistrationNumber(execution.getProcessBusinessKey()));
        Requirements.facts(file.application(), file.findings(), cases.todayAt(file))
                .forEach((fact, value) -> execution.setVariableLocal(fact, Variables.untypedValue(value, true)));
    }
}
