package id.paspor.web;

import id.paspor.kernel.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A date that people type as day, month and year, which is quicker for a birthday than any calendar. What is not a date
 * is kept as it was typed, so that it can be shown again.
 */
final class HtmlDate {

    private HtmlDate() {}

    /** The date as year-month-day; the parts in that order when they make no date; empty when all are empty. */
    static String read(String day, String month, String year) {
        if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
            return "";
        }
        String typed = String.join("-", year, padded(month), padded(day));
        return typed.length() <= 40 ? typed : typed.substring(0, 40);
    }

    /** Day, month and year of what {@link #read} gave. */
    static List<String> parts(Object date) {
        if (date == null) {
            return List.of("", "", "");
        }
        List<String> parts = Arrays.asList(String.valueOf(date).split("-", 3));
        return parts.size() == 3 ? List.of(parts.get(2), parts.get(1), parts.get(0)) : List.of("", "", "");
    }

    /** The date in words, or as it was typed when it is none. */
    static String written(String date, Texts texts, Locale language) {
        try {
            return texts.format(language, LocalDate.parse(date));
        } catch (DateTimeParseException notADate) {
            return date;
        }
    }

    private static String padded(String number) {
        return number.matches("[0-9]") ? "0" + number : number;
    }
}
