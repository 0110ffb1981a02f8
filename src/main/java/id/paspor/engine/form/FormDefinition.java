package id.paspor.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.kernel.written.WrittenText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A {@code .form} file (form-js schema): what it asks, in which order, and what a valid answer is. Labels are in both
 * languages, as they are written in the file.
 *
 * @param sections the groups of the form, in order; what stands before the first group belongs to it
 * @param fields every component that takes an answer, by key, in order
 */
public record FormDefinition(String id, List<Section> sections, Map<String, Field> fields) {

    /** The kinds of component that take an answer, by their form-js name. */
    public enum Type {
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
     * A group of components under one heading.
     *
     * @param label the heading; empty where the form has no groups
     */
    public record Section(String id, String label, List<Component> components) {

        /** The components that take an answer. */
        public List<Field> fields() {
            return components.stream()
                    .filter(Field.class::isInstance)
                    .map(Field.class::cast)
                    .toList();
        }
    }

    /** Something that a form shows. */
    public sealed interface Component {}

    /** A text; it may hold placeholders that only form-js fills. */
    public record Text(String text) implements Component {}

    /**
     * One component that takes an answer.
     *
     * @param description a hint, or {@code null}
     * @param pattern what a text has somewhere in it, or {@code null}
     * @param shape what the answer is, or {@code null} when any text is one
     * @param options value and label of what is on offer, or {@code null} when the program supplies them with a task
     * @param hideCondition FEEL, or {@code null}
     * @param autocomplete what a browser may fill in (HTML's tokens), from the component's custom properties, or
     *     {@code null}
     * @param neededWhenAsked whether only those are asked who have to answer, though others may leave it empty
     */
    public record Field(
            String key,
            Type type,
            String label,
            String description,
            boolean required,
            Integer minLength,
            Integer maxLength,
            Pattern pattern,
            Shape shape,
            Long min,
            Long max,
            Map<String, String> options,
            String hideCondition,
            String autocomplete,
            boolean neededWhenAsked)
            implements Component {

        /** Whether one option is all there is, which nobody has to choose. */
        public boolean leavesNoChoice() {
            return !required && type == Type.RADIO && options != null && options.size() == 1;
        }

        /** What is meant by what somebody wrote as an answer; not looked at whether it is right. */
        public String read(String written) {
            return switch (type) {
                case TEXTAREA -> WrittenText.lines(written);
                case TEXTFIELD -> shape == null ? WrittenText.line(written) : shape.read(written);
                default -> written.strip();
            };
        }

        private String written(String answer) {
            return shape == null ? answer : shape.written(answer);
        }
    }

    /** The label of a field, or the key itself where the form has no such field. */
    public String label(String key) {
        Field field = fields.get(key);
        return field == null ? key : field.label();
    }

    /** How an answer is written: an option by its label, a long number in groups, anything else as it is. */
    public String written(String key, Object answer) {
        Field field = fields.get(key);
        String plain = String.valueOf(answer);
        if (field == null) {
            return plain;
        }
        return field.options() == null ? field.written(plain) : field.options().getOrDefault(answer, plain);
    }

    static FormDefinition read(InputStream schema, ObjectMapper json) {
        try (schema) {
            JsonNode root = json.readTree(schema);
            List<Section> sections = sections(root);
            Map<String, Field> fields = new LinkedHashMap<>();
            sections.forEach(section -> section.fields().forEach(field -> fields.put(field.key(), field)));
            return new FormDefinition(root.path("id").asText(), sections, fields);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Section> sections(JsonNode root) {
        List<Section> sections = new ArrayList<>();
        List<Component> loose = new ArrayList<>();
        for (JsonNode component : root.path("components")) {
            if (component.has("components")) {
                List<Component> components = new ArrayList<>(loose);
                loose.clear();
                collect(component, condition(component, null), components);
                sections.add(new Section(
                        component.path("id").asText(), component.path("label").asText(), components));
            } else {
                add(component, null, sections.isEmpty() ? loose : last(sections));
            }
        }
        if (!loose.isEmpty()) {
            sections.add(new Section(root.path("id").asText(), "", loose));
        }
        return sections;
    }

    private static List<Component> last(List<Section> sections) {
        return sections.get(sections.size() - 1).components();
    }

    private static void collect(JsonNode parent, String inheritedCondition, List<Component> components) {
        for (JsonNode component : parent.path("components")) {
            if (component.has("components")) {
                collect(component, condition(component, inheritedCondition), components);
            } else {
                add(component, inheritedCondition, components);
            }
        }
    }

    private static void add(JsonNode component, String inheritedCondition, List<Component> components) {
        if (component.has("key") && !component.path("disabled").asBoolean()) {
            components.add(field(component, condition(component, inheritedCondition)));
        } else if ("text".equals(component.path("type").asText())) {
            components.add(new Text(component.path("text").asText()));
        }
    }

    private static String condition(JsonNode component, String inherited) {
        JsonNode hide = component.path("conditional").path("hide");
        if (hide.isMissingNode()) {
            return inherited;
        }
        String own = hide.asText().replaceFirst("^=", "");
        return inherited == null || inherited.equals(own) ? own : "(" + inherited + ") or (" + own + ")";
    }

    private static Field field(JsonNode component, String condition) {
        JsonNode rules = component.path("validate");
        Type type = Type.valueOf(component.path("type").asText().toUpperCase(Locale.ROOT));
        JsonNode properties = component.path("properties");
        Shape shape = Shape.named(properties.path("shape").asText());
        return new Field(
                component.path("key").asText(),
                type,
                component
                        .path(component.has("dateLabel") ? "dateLabel" : "label")
                        .asText(),
                component.path("description").asText(null),
                rules.path("required").asBoolean(),
                length(rules, "minLength", shape == null ? null : shape.shortest()),
                length(rules, "maxLength", shape == null ? null : shape.longest()),
                rules.has("pattern") ? Pattern.compile(rules.path("pattern").asText()) : null,
                shape,
                rules.has("min") ? rules.path("min").asLong() : null,
                rules.has("max") ? rules.path("max").asLong() : null,
                options(component),
                condition,
                properties.path("autocomplete").asText(null),
                properties.path("neededWhenAsked").asBoolean());
    }

    private static Integer length(JsonNode rules, String rule, Integer ofShape) {
        return rules.has(rule) ? Integer.valueOf(rules.path(rule).asInt()) : ofShape;
    }

    private static Map<String, String> options(JsonNode component) {
        if (!component.has("values")) {
            return null;
        }
        Map<String, String> options = new LinkedHashMap<>();
        component
                .path("values")
                .forEach(option -> options.put(
                        option.path("value").asText(), option.path("label").asText()));
        return options;
    }
}
