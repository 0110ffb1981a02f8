package id.paspor.issuance.web;

import id.paspor.kernel.Typeface;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * The data page of a passport as it goes to the printer, and the endorsement page: size ID-3, the positions of ICAO Doc
 * 9303 part 4. Lengths are in millimetres, and heights are measured from the lower edge. The machine readable zone is in
 * OCR-B, ten characters to the inch. The holder's signature is on the adjacent page of the booklet, which is not printed.
 */
final class DataPage implements AutoCloseable {

    private static final float WIDTH = 125;
    private static final float HEIGHT = 88;

    /** Where the fields begin, right of the portrait. */
    static final float FIELDS = 42;

    /** Where text begins that stands above the portrait. */
    static final float LEFT = 4;

    /** Where every text ends: a margin of 2 mm is kept clear. */
    static final float RIGHT = WIDTH - 2;

    private static final float POINTS = 72 / 25.4f;

    /** The portrait has at most this width and height, which begin here. */
    private static final float PORTRAIT_WIDTH = 35;

    private static final float PORTRAIT_HEIGHT = 45;
    private static final float PORTRAIT_BOTTOM = 24.2f;

    /** The centre lines of the zone's lines, the upper one first (Doc 9303 part 4, figure 3). */
    private static final List<Float> CENTRES = List.of(15.75f, 9.40f);

    /** The first cell, so that the ink of the first letter begins 6 mm from the edge. */
    private static final float ZONE_LEFT = 5.5f;

    private static final float CHARACTERS_PER_INCH = 10;

    /** Half the height of a capital, in parts of the size. */
    private static final float HALF_CAPITAL = 0.352f;

    private static final float CAPTION_SIZE = 4.6f;
    private static final float VALUE_SIZE = 8.6f;
    private static final float VALUE_BELOW_CAPTION = 3.4f;

    private final PDDocument document = new PDDocument();
    private final Typeface sans = Typeface.sans(document);
    private final Typeface ocrB = Typeface.ocrB(document);
    private PDPageContentStream pen;

    /** Begins a data page. */
    DataPage(String title) {
        document.getDocumentInformation().setTitle(title);
        nextPage();
    }

    /** Goes on on another page of the same size. */
    DataPage nextPage() {
        try {
            if (pen != null) {
                pen.close();
            }
            PDPage page = new PDPage(new PDRectangle(WIDTH * POINTS, HEIGHT * POINTS));
            document.addPage(page);
            pen = new PDPageContentStream(document, page);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return this;
    }

    /** Whether the page has every sign of a text: nothing is written on it with another sign instead. */
    boolean canWrite(String text) {
        return sans.canWrite(text);
    }

    /**
     * Writes a line between two places, smaller if it has to be.
     *
     * @throws IllegalArgumentException when the page does not have all of its signs
     */
    DataPage line(String text, float left, float bottom, float right, float size) {
        if (!canWrite(text)) {
            throw new IllegalArgumentException("a text with a sign that the page does not have");
        }
        float room = (right - left) * POINTS;
        float fitting = Math.min(size, size * room / Math.max(1, sans.width(text, size)));
        return write(sans, text, left * POINTS, bottom * POINTS, fitting);
    }

    /** Writes between two places what something is, and below it what it is here. */
    DataPage field(String caption, String value, float left, float bottom, float right) {
        return line(caption, left, bottom, right, CAPTION_SIZE)
                .line(value, left, bottom - VALUE_BELOW_CAPTION, right, VALUE_SIZE);
    }

    /** Puts the portrait into its place, as large as it can be without a change of its shape. */
    DataPage portrait(byte[] jpeg) {
        try {
            PDImageXObject portrait = JPEGFactory.createFromByteArray(document, jpeg);
            float scale =
                    Math.min(PORTRAIT_WIDTH / portrait.getWidth(), PORTRAIT_HEIGHT / portrait.getHeight()) * POINTS;
            float width = portrait.getWidth() * scale;
            float height = portrait.getHeight() * scale;
            pen.drawImage(
                    portrait,
                    LEFT * POINTS + (PORTRAIT_WIDTH * POINTS - width) / 2,
                    PORTRAIT_BOTTOM * POINTS + (PORTRAIT_HEIGHT * POINTS - height) / 2,
                    width,
                    height);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return this;
    }

    /** Writes the two lines of the machine readable zone. */
    DataPage zone(String mrz) {
        float size = 72 / CHARACTERS_PER_INCH / ocrB.width("<", 1);
        List<String> lines = mrz.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            float baseline = CENTRES.get(line) * POINTS - HALF_CAPITAL * size;
            write(ocrB, lines.get(line), ZONE_LEFT * POINTS, baseline, size);
        }
        return this;
    }

    /** The finished pages as PDF. */
    byte[] pdf() {
        try {
            pen.close();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private DataPage write(Typeface typeface, String text, float x, float y, float size) {
        try {
            pen.beginText();
            pen.setFont(typeface.font(), size);
            pen.newLineAtOffset(x, y);
            pen.showText(text);
            pen.endText();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return this;
    }
}
