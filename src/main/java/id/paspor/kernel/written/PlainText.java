package id.paspor.kernel.written;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Tells texts that people and programs may send from those that nothing can keep or show. */
public final class PlainText {

    /** Deeper than anything that is asked for here. */
    private static final int DEEPEST = 100;

    /** More digits than any number here has. */
    private static final int MOST_DIGITS = 400;

    private static final JsonFactory JSON = new JsonFactory();

    private PlainText() {}

    /** Whether the database can keep a text: it has no NUL, and no half of a character beyond 16 bits. */
    public static boolean isStorable(CharSequence text) {
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (sign == 0 || Character.isLowSurrogate(sign)) {
                return false;
            }
            if (Character.isHighSurrogate(sign)) {
                at++;
                if (at == text.length() || !Character.isLowSurrogate(text.charAt(at))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a text can be kept and has no control characters but tabs and the ends of lines. */
    public static boolean isPlain(CharSequence text) {
        return isStorable(text)
                && text.chars().noneMatch(sign -> Character.isISOControl(sign) && "\t\n\r".indexOf(sign) < 0);
    }

    /**
     * Whether JSON is worth reading: whole, not absurdly deep, without absurdly long numbers, and with plain texts and names.
     *
     * @param exempt the object of the outermost one whose texts are checked by somebody else, or {@code null}
     */
    public static boolean isPlainJson(byte[] json, String exempt) {
        return isJson(json, true, exempt);
    }

    /** The same of JSON whose texts and names are still to be checked. */
    public static boolean isReadableJson(byte[] json) {
        return isJson(json, false, null);
    }

    private static boolean isJson(byte[] json, boolean plain, String exempt) {
        try (JsonParser parser = JSON.createParser(json)) {
            int depth = 0;
            boolean checked = plain;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (plain && depth == 1 && token == JsonToken.FIELD_NAME) {
                    checked = !parser.currentName().equals(exempt);
                }
                if (depth > DEEPEST || token.isNumeric() && parser.getTextLength() > MOST_DIGITS) {
                    return false;
                }
                boolean text = token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING;
                if (checked && text && !isPlain(parser.getText())) {
                    return false;
                }
            }
            return true;
        } catch (IOException notJson) {
            // or more of it than the parser bears
            return false;
        }
    }
}
