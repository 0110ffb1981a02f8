package id.paspor.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.kernel.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** By the id of the element, which is the kebab-case of its label. */
    private final Map<String, String> labels;

    ModelWords(ObjectMapper json) throws IOException {
        try (InputStream labels = new ClassPathResource("processes/labels_id.json").getInputStream()) {
            indonesian = json.readValue(labels, new TypeReference<>() {});
        }
        labels = indonesian.keySet().stream()
                .collect(Collectors.toMap(
                        label -> label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                        label -> label,
                        (one, other) -> one));
    }

    /** A label of a model in one language; one that nobody has translated, as of an older model, as it is. */
    public String in(Locale language, String label) {
        return Texts.ENGLISH.equals(language) ? label : indonesian.getOrDefault(label, label);
    }

    /** The English label of an element, or {@code null} if no model has one with this id. */
    String labelOf(String id) {
        return labels.get(id);
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
