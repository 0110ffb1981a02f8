package id.paspor.web;

import id.paspor.engine.form.FormDefinition;
import id.paspor.engine.form.FormDefinition.Field;
import id.paspor.engine.form.FormDefinition.Section;
import id.paspor.engine.form.FormDefinition.Text;
import id.paspor.engine.form.FormDefinition.Type;
import id.paspor.engine.form.Shape;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Shows a {@code .form} file as a page in one language, and reads what a browser sends back. */
@Component
public class FormPage {

    /** Longer than anything a form allows, so that what is too long is said and not cut off silently. */
    private static final int MOST_CHARACTERS = 500;

    private static final String DAY = "-day";
    private static final String MONTH = "-month";
    private static final String YEAR = "-year";

    private final Texts texts;

    FormPage(Texts texts) {
        this.texts = texts;
    }

    /** One option of a field. */
    record OptionView(String value, String label, boolean chosen) {}

    /**
     * One of the three inputs of a date.
     *
     * @param part day, month or year
     */
    record DateInput(String part, String id, String name, String value, int maxLength) {}

    /**
     * One field, ready to show. Its id is its key; in a group of inputs the first one bears it, so that a problem can
     * link to it.
     *
     * @param type as in the form file, lower case
     * @param hint or {@code null}
     * @param date the inputs of a date; empty for other types
     * @param problem what is wrong with it, or {@code null}
     */
    public record FieldView(
            String key,
            String type,
            String label,
            String hint,
            boolean required,
            Integer maxLength,
            String inputMode,
            String autocomplete,
            List<OptionView> options,
            String value,
            List<DateInput> date,
            String problem) {

        /** The ids of what describes the field to somebody who does not see it, or {@code null}. */
        public String describedBy() {
            String hintId = hint == null ? "" : key + "-hint";
            String problemId = problem == null ? "" : key + "-problem";
            String both = (hintId + " " + problemId).strip();
            return both.isEmpty() ? null : both;
        }
    }

    /** A section of a form, ready to show. */
    public record SectionView(String id, String title, List<String> paragraphs, List<FieldView> fields) {}

    /**
     * One section in one language.
     *
     * @param answers by key, as they were typed
     * @param hidden keys that are not shown with these answers
     */
    public SectionView section(
            Section section, Map<String, Object> answers, Set<String> hidden, List<Problem> problems, Locale language) {
        List<String> paragraphs = section.components().stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).text())
                .filter(text -> !text.contains("{{"))
                .map(text -> Texts.side(language, text))
                .toList();
        List<FieldView> fields = section.fields().stream()
                .filter(field -> !hidden.contains(field.key()))
                .map(field -> field(field, answers.get(field.key()), problem(field, problems, language), language))
                .toList();
        return new SectionView(section.id(), Texts.side(language, section.label()), paragraphs, fields);
    }

    private FieldView field(Field field, Object answer, String problem, Locale language) {
        return new FieldView(
                field.key(),
                field.type().name().toLowerCase(Locale.ROOT),
                Texts.side(language, field.label()),
                field.description() == null ? null : Texts.side(language, field.description()),
                field.required() || field.neededWhenAsked(),
                field.maxLength(),
                inputMode(field.shape()),
                field.autocomplete(),
                options(field, answer, language),
                answer == null ? "" : String.valueOf(answer),
                field.type() == Type.DATETIME ? date(field.key(), answer) : List.of(),
                problem);
    }

    private static List<OptionView> options(Field field, Object answer, Locale language) {
        if (field.options() == null) {
            return List.of();
        }
        return field.options().entrySet().stream()
                .map(option -> new OptionView(
                        option.getKey(),
                        Texts.side(language, option.getValue()),
                        answer instanceof List<?> several
                                ? several.contains(option.getKey())
                                : option.getKey().equals(answer)))
                .toList();
    }

    /** Every problem by the id of its field, led by the field's label; in the order of the form. */
    public Map<String, String> sentences(FormDefinition form, List<Problem> problems, Locale language) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Problem problem : problems) {
            String sentence = texts.in(language, problem);
            String field = problem.field();
            sentences.putIfAbsent(
                    field == null ? "content" : field,
                    field == null ? sentence : Texts.side(language, form.label(field)) + ": " + sentence);
        }
        return sentences;
    }

    private String problem(Field field, List<Problem> problems, Locale language) {
        return problems.stream()
                .filter(problem -> field.key().equals(problem.field()))
                .map(problem -> texts.in(language, problem))
                .findFirst()
                .orElse(null);
    }

    /** How an answer is written in one language. */
    public String written(FormDefinition form, String key, Object answer, Locale language) {
        Field field = form.fields().get(key);
        if (field.type() == Type.CHECKBOX) {
            return texts.in(language, Boolean.TRUE.equals(answer) ? "form.yes" : "form.no");
        }
        if (field.type() == Type.DATETIME) {
            return HtmlDate.written(String.valueOf(answer), texts, language);
        }
        return Texts.side(language, form.written(key, answer));
    }

    /** What a browser sent for some fields, by key and with the types that the form gate expects; empty ones are left out. */
    public static Map<String, Object> answers(List<Field> fields, MultiValueMap<String, String> sent) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Field field : fields) {
            Object answer = answer(field, sent);
            if (answer != null && !answer.equals("")) {
                answers.put(field.key(), answer);
            }
        }
        return answers;
    }

    private static Object answer(Field field, MultiValueMap<String, String> sent) {
        String key = field.key();
        return switch (field.type()) {
            case CHECKBOX -> sent.containsKey(key) ? Boolean.TRUE : null;
            case DATETIME -> HtmlDate.read(text(sent, key + DAY), text(sent, key + MONTH), text(sent, key + YEAR));
            case CHECKLIST ->
                sent.containsKey(key) ? sent.get(key).stream().limit(100).toList() : null;
            case NUMBER -> number(text(sent, key));
            case TEXTFIELD, TEXTAREA, RADIO, SELECT -> field.read(text(sent, key));
        };
    }

    private static String text(MultiValueMap<String, String> sent, String name) {
        return StringUtils.left(StringUtils.stripToEmpty(sent.getFirst(name)), MOST_CHARACTERS);
    }

    private static Object number(String text) {
        try {
            return text.isEmpty() ? null : Long.valueOf(text);
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }

    private static List<DateInput> date(String key, Object answer) {
        List<String> parts = HtmlDate.parts(answer);
        return List.of(
                new DateInput("day", key, key + DAY, parts.get(0), 2),
                new DateInput("month", key + MONTH, key + MONTH, parts.get(1), 2),
                new DateInput("year", key + YEAR, key + YEAR, parts.get(2), 4));
    }

    /** Which keys a phone offers, or {@code null} for all. */
    private static String inputMode(Shape shape) {
        if (shape == Shape.PHONE) {
            return "tel";
        }
        if (shape == Shape.EMAIL) {
            return "email";
        }
        return shape != null && shape.isDigits() ? "numeric" : null;
    }
}
