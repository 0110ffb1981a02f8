package id.paspor.kernel;

import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Every sentence that a person reads, in Indonesian and English, with money and times as each language writes them. */
@Component
public class Texts {

    /** What stands between the two languages of one text. */
    public static final String BETWEEN_LANGUAGES = " / ";

    /** Indonesian, the language that comes first. */
    public static final Locale INDONESIAN = Locale.forLanguageTag("id");

    /** English, always second. */
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final Map<String, String> ZONE_NAMES =
            Map.of("Asia/Jakarta", "WIB", "Asia/Pontianak", "WIB", "Asia/Makassar", "WITA", "Asia/Jayapura", "WIT");

    private static final String SHORT_MOMENT = "d MMM HH.mm";

    /** As it is written in Indonesian. */
    private static final Pattern SHORT_MOMENT_IN_TEXT = Pattern.compile(
            "\\b\\d{1,2} (Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des) ([01]\\d|2[0-3])\\.[0-5]\\d\\b");

    /** As Indonesian writes it, digits in groups of three. */
    private static final Pattern AMOUNT_IN_TEXT = Pattern.compile("\\bRp\\d{1,3}(\\.\\d{3})+\\b");

    /** By pattern and language; made once, because making one costs more than using it. */
    private static final Map<String, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();

    private final MessageSource messages;
    private final Reader reader;

    Texts(MessageSource messages, Reader reader) {
        this.messages = messages;
        this.reader = reader;
    }

    /**
     * A whole amount of rupiah as an argument of a text.
     *
     * @param rupiah whole rupiah
     */
    public record Money(long rupiah) {}

    /** Something that is said in each language, as an argument of a text or alone. */
    public interface Said {

        /** How it is said in a language. */
        String in(Locale language, Texts texts);
    }

    /**
     * A text of the bundles as an argument of another text.
     *
     * @param key its key
     */
    public record Wording(String key) implements Said {

        @Override
        public String in(Locale language, Texts texts) {
            return texts.in(language, key);
        }
    }

    /** The text of a bundle key in one language; money, dates, times and long numbers among the arguments are written as people read them. */
    public String in(Locale locale, String key, Object... arguments) {
        return messages.getMessage(
                key,
                Arrays.stream(arguments)
                        .map(argument -> written(locale, argument))
                        .toArray(),
                locale);
    }

    /** Whether the bundles know the key. */
    public boolean has(String key) {
        return messages.getMessage(key, null, null, INDONESIAN) != null;
    }

    /** What whoever asks is shown: in their language, for programs in both. Not for what is stored, which others read. */
    public String toReader(String key, Object... arguments) {
        return reader.language()
                .map(language -> in(language, key, arguments))
                .orElseGet(() -> bilingual(key, arguments));
    }

    /** One language, that of whoever asks, of a text that is written in both; for programs the text as it is. */
    public String sideOfReader(String bilingual) {
        return reader.language().map(language -> side(language, bilingual)).orElse(bilingual);
    }

    /** An argument (money, date, time, long number or plain) as the language of whoever asks writes it, for programs Indonesian. */
    public String formatForReader(Object argument) {
        return format(reader.language().orElse(INDONESIAN), argument);
    }

    /** A whole refusal for whoever asks: to people each sentence is led by what the form calls the field. */
    public String toReader(Refusal refusal) {
        return reader.language()
                .map(language -> refusal.problems().stream()
                        .map(problem -> named(language, refusal, problem))
                        .collect(Collectors.joining(" ")))
                .orElseGet(() -> bilingual(refusal));
    }

    /** One problem of a refusal in one language, led by what the form calls the field, if that is known. */
    public String named(Locale language, Refusal refusal, Refusal.Problem problem) {
        String sentence = in(language, problem);
        return refusal.label(problem)
                .map(label -> side(language, label) + ": " + sentence)
                .orElse(sentence);
    }

    /** Indonesian and English with a slash between, as programs read it and as it is kept for readers of both. */
    public String bilingual(String key, Object... arguments) {
        String indonesian = in(INDONESIAN, key, arguments);
        String english = in(ENGLISH, key, arguments);
        return indonesian.equals(english) ? indonesian : indonesian + BETWEEN_LANGUAGES + english;
    }

    /**
     * One language of a text that is written in both, as in the {@code .form} files: "Indonesian / English", or paragraphs
     * of which the first half is Indonesian. A text without a translation is the same in both.
     */
    public static String side(Locale locale, String bilingual) {
        boolean english = ENGLISH.getLanguage().equals(locale.getLanguage());
        String[] paragraphs = bilingual.split("\n\n");
        if (paragraphs.length > 1) {
            int half = paragraphs.length / 2;
            return String.join(
                    "\n\n", Arrays.asList(paragraphs).subList(english ? half : 0, english ? paragraphs.length : half));
        }
        int slash = bilingual.indexOf(BETWEEN_LANGUAGES);
        if (slash < 0) {
            return bilingual;
        }
        return english ? bilingual.substring(slash + BETWEEN_LANGUAGES.length()) : bilingual.substring(0, slash);
    }

    /** One problem of a refusal in both languages, led by the field it belongs to. */
    public String bilingual(Refusal.Problem problem) {
        String text = bilingual("refusal." + problem.code(), problem.arguments());
        return problem.field() == null ? text : problem.field() + ": " + text;
    }

    /** A whole refusal in both languages. */
    public String bilingual(Refusal refusal) {
        return sentences(refusal.problems());
    }

    private String sentences(List<Refusal.Problem> problems) {
        return problems.stream().map(this::bilingual).collect(Collectors.joining(" · "));
    }

    /** A whole refusal in one language, led by no field names. */
    public String in(Locale locale, Refusal refusal) {
        return refusal.problems().stream().map(problem -> in(locale, problem)).collect(Collectors.joining(" "));
    }

    /** One problem of a refusal in one language, led by no field name. */
    public String in(Locale locale, Refusal.Problem problem) {
        return in(locale, "refusal." + problem.code(), problem.arguments());
    }

    /** A moment in the zone of an office, with the zone's Indonesian name (WIB, WITA, WIT). */
    public static ZonedDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone);
    }

    /** The Indonesian name of a zone (WIB, WITA, WIT), or its id elsewhere. */
    public static String zoneName(ZoneId zone) {
        return ZONE_NAMES.getOrDefault(zone.getId(), zone.getId());
    }

    private Object written(Locale locale, Object argument) {
        if (argument instanceof Money money) {
            String amount = number(locale, Math.abs(money.rupiah()));
            return (money.rupiah() < 0 ? "-Rp" : "Rp") + amount;
        }
        if (argument instanceof GroupedNumber number) {
            return number.grouped();
        }
        if (argument instanceof Said said) {
            return said.in(locale, this);
        }
        if (argument instanceof ZonedDateTime time) {
            return formatter("EEEE, d MMMM yyyy HH.mm", locale).format(time) + " " + zoneName(time.getZone());
        }
        if (argument instanceof LocalDate date) {
            return formatter("d MMMM yyyy", locale).format(date);
        }
        if (argument instanceof YearMonth month) {
            return formatter("MMMM yyyy", locale).format(month);
        }
        if (argument instanceof LocalTime time) {
            return formatter("HH.mm", locale).format(time);
        }
        return argument;
    }

    /** A day of the week. */
    public String weekday(Locale locale, DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.forLanguageTag(locale.getLanguage()));
    }

    /** A day and its month, short, for calendars. */
    public String shortDate(Locale locale, LocalDate date) {
        return formatter("d MMM", locale).format(date);
    }

    /** A moment, short, for names and lists: 30 Nov 09.00. */
    public String shortMoment(Locale locale, ZonedDateTime moment) {
        return formatter(SHORT_MOMENT, locale).format(moment);
    }

    /** A text in which the short moments and the amounts, which are written in Indonesian, are written in a language. */
    public static String writtenIn(Locale language, String text) {
        String moments = SHORT_MOMENT_IN_TEXT
                .matcher(text)
                .replaceAll(found -> formatter(SHORT_MOMENT, language)
                        .format(formatter(SHORT_MOMENT, INDONESIAN).parse(found.group())));
        return ENGLISH.getLanguage().equals(language.getLanguage())
                ? AMOUNT_IN_TEXT
                        .matcher(moments)
                        .replaceAll(found -> found.group().replace('.', ','))
                : moments;
    }

    private static DateTimeFormatter formatter(String pattern, Locale locale) {
        return FORMATTERS.computeIfAbsent(
                pattern + "|" + locale.getLanguage(),
                key -> DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(locale.getLanguage())));
    }

    /** An argument (money, date, time, long number or plain) as this language writes it. */
    public String format(Locale locale, Object argument) {
        return String.valueOf(written(locale, argument));
    }

    /** A count as this language writes it, its digits in groups of three. */
    public String number(Locale locale, long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    /** An amount of rupiah as this language writes it. */
    public String rupiah(Locale locale, long amount) {
        return format(locale, new Money(amount));
    }
}
