package id.paspor.casefile.process;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFiles;
import id.paspor.engine.LastingVariables;
import id.paspor.engine.form.CaseForm;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The applicant mends what the officer asked for; office, kind and declaration stay as they were. */
@Component
record CorrectApplicationForm(CaseFiles cases, ObjectMapper json, Texts texts) implements CaseForm<Application> {

    private static final List<String> NOT_ASKED_AGAIN = List.of("office", "kind", "channel", "declaration");

    /** Everything that was declared, so that nothing is typed twice, and what the officer asks to correct. */
    @Override
    public Map<String, Object> show(RegistrationNumber registrationNumber) {
        Map<String, Object> shown =
                json.convertValue(cases.get(registrationNumber).application(), new TypeReference<>() {});
        shown.put(
                "reason",
                cases.latestReason(registrationNumber)
                        .map(texts::formatForReader)
                        .orElse(null));
        return shown;
    }

    /** Who replaces a passport is asked for the old one. */
    @Override
    public Map<String, Object> conditions(RegistrationNumber registrationNumber) {
        return Map.of("kind", cases.get(registrationNumber).application().kind().code());
    }

    @Override
    public void complete(DelegateExecution execution, RegistrationNumber registrationNumber, Application answer) {
        ObjectNode corrected = json.valueToTree(answer);
        ObjectNode before = json.valueToTree(cases.get(registrationNumber).application());
        Set<String> kept = new HashSet<>(NOT_ASKED_AGAIN);
        kept.addAll(cases.get(registrationNumber).application().further().keySet());
        kept.removeAll(answer.further().keySet());
        corrected.setAll(before.retain(kept));
        Application application = json.convertValue(corrected, Application.class);
        cases.correct(registrationNumber, application);
        execution.setVariable(LastingVariables.APPLICANT_NAME, application.fullName());
        execution.setVariable(LastingVariables.PRODUCT, application.product().code());
    }
}
