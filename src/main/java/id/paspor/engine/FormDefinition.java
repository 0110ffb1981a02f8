package id.paspor.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A {@code .form} file (form-js schema) as far as it says what a valid answer is. */
record FormDefinition(String id, Map<String, Field> fields) {

    /** The kinds of component that take an answer, by their form-js name. */
    enum Type {
        TEXTFIELD,
        TEXTAREA,
        NUMBER,
        DATETIME,
        CHECKBOX,
        RADIO,
        SELECT,
        CHECKLIST
    }

    /**
     * One component that takes an answer.
     *
     * @param options the values on offer, or {@code null} when the program supplies them
     * @param hideCondition FEEL, or {@code null}
     */
    record Field(
            String key,
            Type type,
            boolean required,
            Integer minLength,
            Integer maxLength,
            Pattern pattern,
            Long min,
            Long max,
            Set<String> options,
            String hideCondition) {}

    static FormDefinition read(InputStream schema, ObjectMapper json) {
        try (schema) {
            JsonNode root = json.readTree(schema);
            Map<String, Field> fields = new LinkedHashMap<>();
            collect(root, null, fields);
            return new FormDefinition(root.path("id").asText(), fields);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void collect(JsonNode parent, String inheritedCondition, Map<String, Field> fields) {
        for (JsonNode component : parent.path("components")) {
            String condition = condition(component, inheritedCondition);
            if (component.has("components")) {
                collect(component, condition, fields);
            } else if (component.has("key") && !component.path("disabled").asBoolean()) {
                Field field = field(component, condition);
                fields.put(field.key(), field);
            }
        }
    }

    private static String condition(JsonNode component, String inherited) {
        JsonNode hide = component.path("conditional").path("hide");
        if (hide.isMissingNode()) {
            return inherited;
        }
        String own = hide.asText().replaceFirst("^=", "");
        return inherited == null ? own : "(" + inherited + ") or (" + own + ")";
    }

    private static Field field(JsonNode component, String condition) {
        JsonNode rules = component.path("validate");
        Type type = Type.valueOf(component.path("type").asText().toUpperCase());
        return new Field(
                component.path("key").asText(),
                type,
                rules.path("required").asBoolean(),
                rules.has("minLength") ? rules.path("minLength").asInt() : null,
                rules.has("maxLength") ? rules.path("maxLength").asInt() : null,
                rules.has("pattern") ? Pattern.compile(rules.path("pattern").asText()) : null,
                rules.has("min") ? rules.path("min").asLong() : null,
                rules.has("max") ? rules.path("max").asLong() : null,
                options(component),
                condition);
    }

    private static Set<String> options(JsonNode component) {
        if (!component.has("values")) {
            return null;
        }
        List<String> values = new ArrayList<>();
        component
                .path("values")
                .forEach(option -> values.add(option.path("value").asText()));
        return new LinkedHashSet<>(values);
    }
}
