package id.paspor.document.process;

import id.paspor.document.Documents;
import id.paspor.kernel.RegistrationNumber;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Keeps what the table {@code required-documents} decided. */
@Component
record RecordRequiredDocuments(Documents documents) implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResult result = (DmnDecisionResult) execution.getVariable("decisionResult");
        List<String> codes = result.collectEntries("document");
        documents.require(new RegistrationNumber(execution.getProcessBusinessKey()), codes);
    }
}
