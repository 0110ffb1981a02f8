package id.paspor.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font that a document brings along. Lengths are in points, 72 to the inch. */
public final class Typeface {

    /** Comes with PDFBox, under the SIL Open Font License. */
    private static final String SANS = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** Its terms stand beside it. */
    private static final String OCR_B = "/fonts/ocr-b.ttf";

    private final PDType0Font font;
    private final Map<Integer, String> written = new HashMap<>();

    private Typeface(PDType0Font font) {
        this.font = font;
    }

    /** The font of what people read. */
    public static Typeface sans(PDDocument document) {
        return of(SANS, document);
    }

    /** The font of machine readable zones, with their 37 characters. */
    public static Typeface ocrB(PDDocument document) {
        return of(OCR_B, document);
    }

    private static Typeface of(String resource, PDDocument document) {
        try (InputStream file = Typeface.class.getResourceAsStream(resource)) {
            return new Typeface(PDType0Font.load(document, file, true));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The font itself. */
    public PDType0Font font() {
        return font;
    }

    /** How wide a text is at a size. */
    public float width(String text, float size) {
        try {
            return font.getStringWidth(text) / 1000 * size;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A text with question marks for what the font does not have. */
    public String writable(String text) {
        StringBuilder writable = new StringBuilder(text.length());
        text.codePoints().forEach(character -> writable.append(written.computeIfAbsent(character, this::writable)));
        return writable.toString();
    }

    /** Whether the font has every sign of a text, and each can be seen. */
    public boolean canWrite(String text) {
        return text.codePoints()
                .allMatch(sign -> Character.getType(sign) != Character.FORMAT
                        && !Character.isISOControl(sign)
                        && has(Character.toString(sign)));
    }

    private String writable(int character) {
        if (Character.isWhitespace(character) || Character.isISOControl(character)) {
            return " ";
        }
        // what turns the direction of writing around is not to be seen, so it is not to be written either
        boolean readable = Character.getType(character) != Character.FORMAT && has(Character.toString(character));
        return readable ? Character.toString(character) : "?";
    }

    private boolean has(String character) {
        try {
            font.encode(character);
            return true;
        } catch (IllegalArgumentException | IOException missing) {
            return false;
        }
    }
}
