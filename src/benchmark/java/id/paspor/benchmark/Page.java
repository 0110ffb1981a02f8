package id.paspor.benchmark;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the page of an appointment as a person does, in Indonesian, and what keeps it up to date as its script does. */
public final class Page {

    private static final Properties TEXTS = texts();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SLOT = Pattern.compile("name=\"slot\"[^>]* value=\"([^\"]+)\"");
    private static final Pattern REFUSAL = Pattern.compile("alert-danger\" role=\"alert\">([^<]+)<");

    private static final Map<String, String> SAID = Map.of(
            "state", "[a-z]+",
            "soldOut", "true|false",
            "position", "[0-9]+",
            "again", "[0-9]+");
    private static final Map<String, Pattern> IN_PAGE = patterns((name, value) ->
            "data-" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + "=\"(" + value + ")\"");
    private static final Map<String, Pattern> IN_JSON =
            patterns((name, value) -> "\"" + name + "\":\"?(" + value + ")\\b");
    private static final Pattern POSITION = Pattern.compile("data-say=\"position\">([0-9]+)<");

    private final String text;

    /** An HTML page, or the JSON of a place in line. */
    public Page(String text) {
        this.text = text;
    }

    private static Map<String, Pattern> patterns(BinaryOperator<String> of) {
        return SAID.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, said -> Pattern.compile(of.apply(said.getKey(), said.getValue()))));
    }

    private static Properties texts() {
        Properties texts = new Properties();
        try (Reader bundle = new InputStreamReader(
                Page.class.getResourceAsStream("/messages.properties"), StandardCharsets.UTF_8)) {
            texts.load(bundle);
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The token for the forms of the page, or the empty text. */
    public String token() {
        return first(TOKEN);
    }

    /** The slots to choose from. */
    public List<String> slots() {
        return SLOT.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Why the last request was refused, or the empty text. */
    public String refusal() {
        return first(REFUSAL);
    }

    /** Whether the interview has a time. */
    public boolean hasAppointment() {
        return text.contains(TEXTS.getProperty("appointment.now"));
    }

    /** Whether it leads to this path. */
    public boolean leadsTo(String path) {
        return text.contains("href=\"" + path + "\"");
    }

    /** {@code lobby} before the draw, {@code waiting} in line, {@code admitted} after it, or empty without a line. */
    public String state() {
        return said("state");
    }

    /** Whether nothing is left of what the line is for. */
    public boolean isSoldOut() {
        return "true".equals(said("soldOut"));
    }

    /** The place in line, or the empty text. */
    public String position() {
        return text.startsWith("{") ? said("position") : first(POSITION);
    }

    /** When the page asks again by itself. */
    public Duration again() {
        String seconds = said("again");
        return Duration.ofSeconds(seconds.isEmpty() ? 10 : Long.parseLong(seconds));
    }

    /** A value in the data of a page's element, {@code data-sold-out="true"}, or in JSON, {@code "soldOut":true}. */
    private String said(String name) {
        return first(text.startsWith("{") ? IN_JSON.get(name) : IN_PAGE.get(name));
    }

    private String first(Pattern pattern) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
