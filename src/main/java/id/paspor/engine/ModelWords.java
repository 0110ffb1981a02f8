package id.paspor.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.kernel.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The words of the diagrams: English as they are written in the models, Indonesian as in {@code labels_id.json} beside them. */
@Component
public class ModelWords {

    private final Map<String, String> indonesian;

    ModelWords(ObjectMapper json) throws IOException {
        try (InputStream labels = new ClassPathResource("processes/labels_id.json").getInputStream()) {
            indonesian = json.readValue(labels, new TypeReference<>() {});
        }
    }

    /** A label of a model in one language; one that nobody has translated, as of an older model, as it is. */
    public String in(Locale language, String label) {
        return Texts.ENGLISH.equals(language) ? label : indonesian.getOrDefault(label, label);
    }

    /** A model (BPMN) with its labels in one language. */
    public String diagram(Locale language, InputStream model) {
        BpmnModelInstance diagram = Bpmn.readModelFromStream(model);
        for (FlowElement element : diagram.getModelElementsByType(FlowElement.class)) {
            if (element.getName() != null) {
                element.setName(in(language, element.getName()));
            }
        }
        for (Process process : diagram.getModelElementsByType(Process.class)) {
            process.setName(in(language, process.getName()));
        }
        return Bpmn.convertToString(diagram);
    }
}
