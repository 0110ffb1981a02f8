package id.paspor.engine.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import id.paspor.support.Sources.Source;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A form file as it is handed out to somebody who reads one language. */
public record HandedOutForm(JsonNode schema) {

    private static final List<String> TEXTS = List.of("label", "description", "dateLabel", "text", "content");

    /** The form of a file. */
    public static HandedOutForm of(Source file, Locale language) {
        try {
            JsonNode schema = new ObjectMapper().readTree(file.text());
            FormWords.keep(language, schema);
            return new HandedOutForm(schema);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    /** The same with a text at its end, by which it is told from others. */
    public HandedOutForm withText(String text) {
        ((ArrayNode) schema.path("components"))
                .addObject()
                .put("id", "text-at-the-end")
                .put("type", "text")
                .put("text", text);
        return this;
    }

    /** Everything that people read in it, without tags. */
    public List<String> texts() {
        return TEXTS.stream()
                .flatMap(property -> schema.findValues(property).stream())
                .map(JsonNode::asText)
                .map(text -> text.replaceAll("<img [^>]*alt=\"([^\"]*)\"[^>]*>", "$1"))
                .map(text -> text.replaceAll("(?s)<style>.*?</style>|<[^>]*>", "\n"))
                .toList();
    }

    /** The same, line by line as a page shows it. */
    public Set<String> lines() {
        return texts().stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toSet());
    }
}
