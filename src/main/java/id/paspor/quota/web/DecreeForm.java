package id.paspor.quota.web;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.written.WrittenText;
import id.paspor.office.calendar.CalendarDay;
import id.paspor.office.calendar.CalendarDay.Kind;
import id.paspor.office.calendar.CalendarDays;
import id.paspor.quota.rule.Decision;
import id.paspor.quota.web.TimesForms.Reason;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A decree on the days of a year as it is typed: a day in each line, by its date and name; a half day with the time at
 * which offices close between them.
 *
 * @param seen the version of the calendar that was shown
 * @param confirmed the token of the preview that was confirmed, or {@code null}
 */
record DecreeForm(
        @Reason String decree,
        @Size(max = MOST_CHARACTERS) String holidays,
        @Size(max = MOST_CHARACTERS) String jointLeave,
        @Size(max = MOST_CHARACTERS) String halfDays,
        String seen,
        String confirmed) {

    static final int MOST_CHARACTERS = 6000;

    private static final int MOST_LINES_NAMED = 3;
    private static final int MOST_OF_A_LINE = 40;
    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) (?:(\\d{2}[.:]\\d{2}) )?([^\\p{Cc}]{3,100})");

    DecreeForm {
        decree = decree == null ? null : WrittenText.line(decree);
        holidays = lines(holidays);
        jointLeave = lines(jointLeave);
        halfDays = lines(halfDays);
    }

    private static String lines(String typed) {
        return WrittenText.lines(Objects.requireNonNullElse(typed, ""));
    }

    Decision decision() {
        return new Decision(decree, confirmed);
    }

    /**
     * The days of all lines.
     *
     * @throws Refusal naming the lines that say no day of the year, or one that another line has
     */
    List<CalendarDay> days(Year year) {
        List<CalendarDay> days = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<LocalDate> taken = new HashSet<>();
        Stream.of(Kind.values()).forEach(kind -> {
            List<String> wrong = typed(kind)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .filter(line -> !read(year, kind, line.strip(), taken, days))
                    .toList();
            if (!wrong.isEmpty()) {
                problems.add(new Problem(CalendarDays.field(kind), "calendar.line", named(wrong), year.toString()));
            }
        });
        Refusal.requireNone(problems);
        return days;
    }

    private String typed(Kind kind) {
        return switch (kind) {
            case HOLIDAY -> holidays;
            case JOINT_LEAVE -> jointLeave;
            case HALF_DAY -> halfDays;
        };
    }

    private static boolean read(Year year, Kind kind, String line, Set<LocalDate> taken, List<CalendarDay> days) {
        Matcher parts = LINE.matcher(line);
        if (!WrittenText.isReadable(line) || !parts.matches()) {
            return false;
        }
        try {
            LocalDate day = LocalDate.parse(parts.group(1));
            LocalTime closes = parts.group(2) == null
                    ? null
                    : LocalTime.parse(parts.group(2).replace('.', ':'));
            days.add(new CalendarDay(day, kind, parts.group(3), closes, null));
            return day.getYear() == year.getValue() && taken.add(day) && (closes != null) == (kind == Kind.HALF_DAY);
        } catch (DateTimeException noDayOrTime) {
            return false;
        }
    }

    private static String named(List<String> lines) {
        return lines.stream()
                .limit(MOST_LINES_NAMED)
                .map(line ->
                        "“" + (line.length() > MOST_OF_A_LINE ? line.substring(0, MOST_OF_A_LINE) + "…" : line) + "”")
                .collect(Collectors.joining(", "));
    }

    /** How a day is written in a line. */
    static String line(CalendarDay day) {
        return day.day() + " " + (day.closes() == null ? "" : day.closes() + " ") + day.name();
    }
}
