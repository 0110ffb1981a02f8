package id.paspor.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The labels of the start form, which name the same things wherever they are shown again. */
@Component
class FormLabels {

    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> options = new HashMap<>();

    FormLabels(ObjectMapper json) throws IOException {
        try (InputStream form = new ClassPathResource("forms/application-submitted.form").getInputStream()) {
            collect(json.readTree(form));
        }
    }

    private void collect(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            String key = component.path("key").asText();
            String label = component.has("dateLabel") ? "dateLabel" : "label";
            fields.put(key, component.path(label).asText());
            component
                    .path("values")
                    .forEach(option -> options.put(
                            key + "." + option.path("value").asText(),
                            option.path("label").asText()));
            collect(component);
        }
    }

    /** The label of a field, in both languages. */
    String field(String key) {
        return fields.getOrDefault(key, key);
    }

    /** How a value is written: the label of an option in both languages, anything else as it is. */
    String value(String key, Object value) {
        return options.getOrDefault(key + "." + value, String.valueOf(value));
    }
}
