package id.paspor.engine.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.engine.FeelExpressions;
import id.paspor.engine.form.FormDefinition.Field;
import id.paspor.kernel.Dates;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.written.WrittenText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Reads what somebody sent for a form: what passes is complete, well-formed and asked for; everything else is refused. */
@Component
class FormAnswerReader {

    private static final int LONGEST_OPTION = 255;
    private static final int MOST_CHOICES = 100;
    private static final int MOST_PROBLEMS = 40;

    private final ObjectMapper json;
    private final FeelExpressions feel = new FeelExpressions();

    FormAnswerReader(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Reads the answers of a form.
     *
     * @param shown what the form showed besides, for its conditions
     * @throws Refusal naming every field that is wrong
     */
    <A extends Record> A read(FormDefinition form, Class<A> type, Map<String, Object> sent, Map<String, Object> shown) {
        Reading reading = reading(form, sent, shown);
        Refusal.requireNone(reading.problems());
        return json.convertValue(reading.answers(), type);
    }

    /**
     * What was read from answers, right or wrong.
     *
     * @param answers to the fields that the form shows, by key
     * @param hidden the keys of fields that the form does not show with these answers
     * @param problems everything that is wrong, in the order of the fields
     */
    record Reading(Map<String, Object> answers, Set<String> hidden, List<Problem> problems) {}

    /** Reads answers without refusing them yet. */
    Reading reading(FormDefinition form, Map<String, Object> sent, Map<String, Object> shown) {
        List<Problem> problems = new ArrayList<>();
        for (String key : sent.keySet()) {
            if (!form.fields().containsKey(key) && problems.size() < MOST_PROBLEMS) {
                problems.add(new Problem(harmless(key), "form.unknown-key"));
            }
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Field field : form.fields().values()) {
            Object answer = unwrapped(field, typed(sent, field.key()), problems);
            if (answer != null) {
                answers.put(field.key(), answer);
            }
        }
        Map<String, Object> context = context(form, shown, answers);
        Map<String, Boolean> conditions = new HashMap<>();
        Set<String> hidden = new LinkedHashSet<>();
        for (Field field : form.fields().values()) {
            if (field.hideCondition() != null
                    && conditions.computeIfAbsent(field.hideCondition(), condition -> holds(condition, context))) {
                hidden.add(field.key());
                answers.remove(field.key());
            } else {
                check(field, answers.get(field.key()), problems);
            }
        }
        return new Reading(answers, hidden, problems);
    }

    private Object unwrapped(Field field, Object sent, List<Problem> problems) {
        boolean structured = sent instanceof SerializableValue;
        if (structured && field.type() != FormDefinition.Type.CHECKLIST) {
            problems.add(new Problem(field.key(), "form.type"));
            return null;
        }
        Object value = plain(sent);
        if (value == null || value.equals("")) {
            return null;
        }
        return switch (field.type()) {
            case CHECKBOX -> expect(Boolean.class, field, value, problems);
            case NUMBER -> expect(Number.class, field, value, problems);
            case CHECKLIST -> choices(field, value, problems);
            case TEXTFIELD, TEXTAREA, DATETIME, RADIO, SELECT -> text(field, value, problems);
        };
    }

    /** What was sent, with its type: nothing that came from outside is deserialized. */
    private static Object typed(Map<String, Object> sent, String key) {
        return sent instanceof VariableMap variables ? variables.<TypedValue>getValueTyped(key) : sent.get(key);
    }

    private static Object plain(Object sent) {
        if (sent instanceof SerializableValue serialized && !serialized.isDeserialized()) {
            return serialized.getValueSerialized();
        }
        return sent instanceof TypedValue typed ? typed.getValue() : sent;
    }

    private static Object expect(Class<?> type, Field field, Object value, List<Problem> problems) {
        if (type.isInstance(value)) {
            return value;
        }
        problems.add(new Problem(field.key(), "form.type"));
        return null;
    }

    private static Object text(Field field, Object value, List<Problem> problems) {
        if (!(value instanceof String text)) {
            problems.add(new Problem(field.key(), "form.type"));
            return null;
        }
        String read = field.read(text);
        return read.isEmpty() ? null : read;
    }

    private Object choices(Field field, Object value, List<Problem> problems) {
        try {
            List<?> choices = value instanceof List<?> list ? list : json.readValue(value.toString(), List.class);
            boolean wellFormed = choices != null
                    && choices.size() <= MOST_CHOICES
                    && choices.stream()
                            .allMatch(choice -> choice instanceof String text && text.length() <= LONGEST_OPTION);
            if (wellFormed) {
                return choices.isEmpty() ? null : choices;
            }
        } catch (JsonProcessingException notAList) {
            // said below
        }
        problems.add(new Problem(field.key(), "form.type"));
        return null;
    }

    private static Map<String, Object> context(
            FormDefinition form, Map<String, Object> shown, Map<String, Object> answers) {
        Map<String, Object> context = new LinkedHashMap<>(shown);
        form.fields().keySet().forEach(key -> context.put(key, answers.get(key)));
        return context;
    }

    private boolean holds(String condition, Map<String, Object> context) {
        return Boolean.TRUE.equals(feel.evaluateSimpleExpression(
                condition, Variables.fromMap(context).asVariableContext()));
    }

    private static void check(Field field, Object answer, List<Problem> problems) {
        boolean unticked = field.type() == FormDefinition.Type.CHECKBOX && !Boolean.TRUE.equals(answer);
        if (answer == null || unticked) {
            boolean alreadyRefused =
                    problems.stream().anyMatch(problem -> field.key().equals(problem.field()));
            if (field.required() && !alreadyRefused) {
                problems.add(new Problem(field.key(), "form.required"));
            }
        } else if (answer instanceof String text) {
            checkText(field, text, problems);
        } else if (answer instanceof Number number) {
            checkRange(field, new BigDecimal(number.toString()), problems);
        } else if (answer instanceof List<?> choices
                && field.options() != null
                && !field.options().keySet().containsAll(choices)) {
            problems.add(new Problem(field.key(), "form.option"));
        }
    }

    private static void checkText(Field field, String text, List<Problem> problems) {
        int longest = field.maxLength() == null ? LONGEST_OPTION : field.maxLength();
        if (text.length() > longest) {
            problems.add(ofLength(field, "form.too-long", longest));
        } else if (!isReadable(field, text)) {
            problems.add(new Problem(field.key(), "form.control-characters"));
        } else if (field.minLength() != null && text.length() < field.minLength()) {
            problems.add(
                    field.shape() != null && !field.shape().isRight(text)
                            ? new Problem(field.key(), field.shape().refusal())
                            : ofLength(field, "form.too-short", field.minLength()));
        } else if (field.pattern() != null && !field.pattern().matcher(text).find()) {
            problems.add(new Problem(field.key(), "form.pattern"));
        } else if (field.shape() != null && !field.shape().isRight(text)) {
            problems.add(new Problem(field.key(), field.shape().refusal()));
        } else if (field.options() != null && !field.options().containsKey(text)) {
            problems.add(new Problem(field.key(), "form.option"));
        } else if (field.type() == FormDefinition.Type.DATETIME && !isDate(text)) {
            problems.add(new Problem(field.key(), "form.date"));
        }
    }

    /** What is said of a number says how long it is. */
    private static Problem ofLength(Field field, String code, int limit) {
        return field.shape() != null && field.shape().isNumber()
                ? new Problem(field.key(), field.shape().refusal())
                : new Problem(field.key(), code, limit);
    }

    private static void checkRange(Field field, BigDecimal number, List<Problem> problems) {
        boolean below = field.min() != null && number.compareTo(BigDecimal.valueOf(field.min())) < 0;
        boolean above = field.max() != null && number.compareTo(BigDecimal.valueOf(field.max())) > 0;
        if (below || above) {
            problems.add(new Problem(field.key(), "form.range", field.min(), field.max()));
        }
    }

    private static boolean isReadable(Field field, String text) {
        return field.type() == FormDefinition.Type.TEXTAREA
                ? WrittenText.areReadable(text)
                : WrittenText.isReadable(text);
    }

    private static boolean isDate(String text) {
        try {
            Dates.parse(text);
            return true;
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    private static String harmless(String key) {
        String plain = key.replaceAll("[^A-Za-z0-9_.-]", "?");
        return plain.length() <= 50 ? plain : plain.substring(0, 50) + "…";
    }
}
