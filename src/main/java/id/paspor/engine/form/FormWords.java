package id.paspor.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.paspor.kernel.Texts;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes the words of one language from a {@code .form} file, whose texts are written in both. Texts with paragraphs are taken
 * paragraph by paragraph, those with tags or expressions piece by piece: between tags, and the texts within expressions.
 */
final class FormWords {

    private static final Set<String> PLAIN = Set.of("label", "description", "dateLabel", "timeLabel", "alt");
    private static final Set<String> MIXED = Set.of("text", "content");
    private static final Pattern PIECE =
            Pattern.compile("<style>.*?</style>|<[^>]*>|[^<{}\"]+|[<{}\"]", Pattern.DOTALL);

    /** What somebody hears who does not see the picture. */
    private static final Pattern IN_TAGS = Pattern.compile("(\\salt=\")([^\"]*)");

    /** What a placeholder has that shows more than a value. */
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{#|\"");

    private static final String PARAGRAPH = "\n\n";

    private FormWords() {}

    /** Leaves of a form, or a part of it, what is in one language. */
    static void keep(Locale language, JsonNode part) {
        part.forEach(child -> keep(language, child));
        if (part instanceof ObjectNode component) {
            component.properties().forEach(property -> {
                if (property.getValue().isTextual()) {
                    property.setValue(component.textNode(side(
                            language, property.getKey(), property.getValue().textValue())));
                }
            });
        }
    }

    private static String side(Locale language, String property, String text) {
        if (PLAIN.contains(property)) {
            return Texts.side(language, text);
        }
        return MIXED.contains(property) ? mixed(language, text) : text;
    }

    private static String mixed(Locale language, String text) {
        if (!text.contains(Texts.BETWEEN_LANGUAGES)) {
            return Texts.side(language, text);
        }
        if (text.contains("<")) {
            return pieces(language, text);
        }
        return Stream.of(text.split(PARAGRAPH))
                .map(paragraph -> EXPRESSION.matcher(paragraph).find()
                        ? pieces(language, paragraph)
                        : Texts.side(language, paragraph))
                .collect(Collectors.joining(PARAGRAPH));
    }

    private static String pieces(Locale language, String text) {
        return PIECE.matcher(text).replaceAll(piece -> Matcher.quoteReplacement(side(language, piece.group())));
    }

    private static String tag(Locale language, String tag) {
        return IN_TAGS.matcher(tag)
                .replaceAll(text -> Matcher.quoteReplacement(text.group(1) + Texts.side(language, text.group(2))));
    }

    /** A piece keeps the blanks around it, which part it from its neighbours. */
    private static String side(Locale language, String piece) {
        if (piece.startsWith("<")) {
            return tag(language, piece);
        }
        String words = piece.strip();
        return words.isEmpty() ? piece : piece.replace(words, Texts.side(language, words));
    }
}
