package id.paspor.web;

import id.paspor.kernel.Dates;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;

/**
 * What was typed into a form. What cannot be read, or is missing, is remembered as a problem of its field and read as
 * {@code null}; {@link #check} refuses all of it at once.
 */
public class Typed {

    /** Longer than anything a form allows, so that what is too long is said and not cut off silently. */
    private static final int MOST_CHARACTERS = 500;

    private final MultiValueMap<String, String> sent;
    private final List<Problem> problems = new ArrayList<>();

    /** A form as it was sent. */
    public Typed(MultiValueMap<String, String> sent) {
        this.sent = sent;
    }

    /** A text, empty when there is none. */
    public String text(String field) {
        String text = Objects.requireNonNullElse(sent.getFirst(field), "").strip();
        if (text.chars().anyMatch(Character::isISOControl)) {
            problems.add(new Problem(field, "form.control-characters"));
        }
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }

    /** A date as browsers send it, or {@code null} when there is none. */
    public LocalDate optionalDate(String field) {
        return text(field).isEmpty() ? null : date(field);
    }

    /** A date as browsers send it. */
    public LocalDate date(String field) {
        return read(field, "form.date", Dates::parse);
    }

    /** A time of day as browsers send it, of the office's wall clock. */
    public LocalTime time(String field) {
        return read(
                field,
                "form.pattern",
                text -> LocalTime.parse(text.replace('.', ':')).withSecond(0).withNano(0));
    }

    /** A whole number; 0 beside a problem. */
    public int number(String field) {
        Integer number = read(field, "form.type", Integer::valueOf);
        return number == null ? 0 : number;
    }

    /** A day of the week by its English name. */
    public DayOfWeek weekday(String field) {
        return read(field, "form.option", text -> DayOfWeek.of(Integer.parseInt(text)));
    }

    /** Days of the week, at least one. */
    public Set<DayOfWeek> weekdays(String field) {
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        try {
            sent.getOrDefault(field, List.of()).stream()
                    .limit(7)
                    .forEach(text -> weekdays.add(DayOfWeek.of(Integer.parseInt(text))));
        } catch (NumberFormatException | DateTimeException forged) {
            problems.add(new Problem(field, "form.option"));
        }
        return weekdays;
    }

    /** Whether a box is ticked. */
    public boolean isChecked(String field) {
        return sent.containsKey(field);
    }

    /** One of several options, read by its code. */
    public <T> T option(String field, Function<String, T> byCode) {
        return read(field, "form.option", byCode);
    }

    /**
     * Ends the reading.
     *
     * @throws Refusal when anything was wrong
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
    }

    private <T> T read(String field, String code, Function<String, T> reader) {
        String text = text(field);
        if (text.isEmpty()) {
            problems.add(new Problem(field, "form.required"));
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            problems.add(new Problem(field, code));
            return null;
        }
    }
}
