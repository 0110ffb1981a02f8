package id.paspor.quota.web;

import id.paspor.kernel.Texts;
import id.paspor.office.Office;
import id.paspor.quota.QuotaRules;
import id.paspor.quota.ReleaseRule;
import id.paspor.quota.SlotClass;
import id.paspor.quota.web.TimesForm.Field;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Shows a form of interview times in one language. */
@Component
class TimesFormPage {

    private final QuotaRules rules;
    private final Texts texts;

    TimesFormPage(QuotaRules rules, Texts texts) {
        this.rules = rules;
        this.texts = texts;
    }

    /** One option of a field. */
    record OptionView(String value, String label, boolean chosen) {}

    /**
     * One field, ready to show.
     *
     * @param hint or {@code null}
     * @param problem what is wrong with it, or {@code null}
     */
    record FieldView(
            String id,
            String type,
            String label,
            String hint,
            boolean required,
            String value,
            List<OptionView> options,
            String problem) {

        /** The ids of what describes the field to somebody who does not see it, or {@code null}. */
        public String describedBy() {
            String hintId = hint == null ? "" : id + "-hint";
            String problemId = problem == null ? "" : id + "-problem";
            String both = (hintId + " " + problemId).strip();
            return both.isEmpty() ? null : both;
        }
    }

    /**
     * The fields of a form.
     *
     * @param values as they were typed
     * @param problems sentence by field
     */
    List<FieldView> fields(
            TimesForm form,
            Office office,
            boolean administrator,
            MultiValueMap<String, String> values,
            Map<String, String> problems,
            Locale language) {
        return form.fields(administrator).stream()
                .map(field -> new FieldView(
                        field.id(),
                        field.type().code(),
                        texts.in(language, "times.field." + field.id()),
                        texts.has("times.hint." + field.id()) ? texts.in(language, "times.hint." + field.id()) : null,
                        field.required(),
                        values.getFirst(field.id()),
                        options(field, office, values.getOrDefault(field.id(), List.of()), language),
                        problems.get(field.id())))
                .toList();
    }

    private List<OptionView> options(Field field, Office office, List<String> chosen, Locale language) {
        return switch (field.type()) {
            case SLOT_CLASS ->
                Arrays.stream(SlotClass.values())
                        .map(SlotClass::code)
                        .map(code -> option(code, texts.in(language, "slot.class." + code), chosen))
                        .toList();
            case WEEKDAY, WEEKDAYS ->
                Arrays.stream(DayOfWeek.values())
                        .map(day -> option(String.valueOf(day.getValue()), texts.weekday(language, day), chosen))
                        .toList();
            case PRODUCT ->
                office.products().stream()
                        .sorted()
                        .map(product -> option(product.code(), texts.in(language, "product." + product.code()), chosen))
                        .toList();
            default -> List.of();
        };
    }

    private static OptionView option(String value, String label, List<String> chosen) {
        return new OptionView(value, label, chosen.contains(value));
    }

    /** What a form offers before anybody has typed. */
    MultiValueMap<String, String> defaults(TimesForm form, Office office) {
        MultiValueMap<String, String> values = new LinkedMultiValueMap<>();
        switch (form) {
            case ADD_RULE, EXTRA_DAY -> {
                values.add("class", SlotClass.REGULAR.code());
                values.add("opens", office.opens().toString());
                values.add("closes", office.closes().toString());
                values.add("minutes", "60");
            }
            case RELEASE_ROLLING, RELEASE_WEEKLY, RELEASE_MONTHLY -> {
                ReleaseRule rule = rules.release(office);
                values.add("at", rule.at().toString());
                values.add("days", rule.days() == null ? "" : rule.days().toString());
                values.add("weeks", rule.weeks() == null ? "1" : rule.weeks().toString());
                values.add(
                        "weekday",
                        rule.weekday() == null
                                ? ""
                                : String.valueOf(rule.weekday().getValue()));
            }
            default -> {
                // nothing can be guessed
            }
        }
        return values;
    }
}
