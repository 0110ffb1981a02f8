package id.paspor.kernel;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A letter on A4 paper, written from top to bottom, as many pages as it needs. It is tagged, so that it can be read aloud,
 * and brings its font along; a character that the font does not have becomes a question mark. Lengths are in points, 72
 * to the inch.
 */
public final class Letter implements AutoCloseable {

    private static final Color TEAL = new Color(0x0b4f5c);
    private static final Color GOLD = new Color(0xf4c95d);
    private static final Color INK = new Color(0x1b2a2d);
    private static final Color GREY = new Color(0x4a5c60);

    private static final float MARGIN = 56;
    private static final float BAND = 58;
    private static final float CODE_SIZE = 128;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float LABEL_WIDTH = 128;
    private static final float TEXT_SIZE = 11;
    private static final float LEADING = 1.4f;
    private static final float CELL_SIZE = 8.5f;
    private static final float CELL_GAP = 6;
    private static final float ROOM_TO_WRITE = 26;
    private static final float RULE_GAP = 3;

    private final PDDocument document = new PDDocument();
    private final PDStructureTreeRoot structure = new PDStructureTreeRoot();
    private final PDStructureElement root = new PDStructureElement(StandardStructureTypes.DOCUMENT, structure);
    private final Map<Integer, PDParentTreeValue> parents = new HashMap<>();
    private final String sender;
    private final Typeface typeface = Typeface.sans(document);
    private PDPage page;
    private COSArray parentsOnPage;
    private PDPageContentStream pen;
    private PDStructureElement list;
    private float y;
    private float codeBottom;

    /**
     * Begins a letter.
     *
     * @param sender stands at the head of every page
     * @param title the name of the document and its first heading
     */
    public Letter(Locale language, String sender, String title) {
        this.sender = sender;
        try {
            document.getDocumentInformation().setTitle(title);
            var catalog = document.getDocumentCatalog();
            catalog.setLanguage(language.toLanguageTag());
            catalog.setStructureTreeRoot(structure);
            structure.appendKid(root);
            PDMarkInfo tagged = new PDMarkInfo();
            tagged.setMarked(true);
            catalog.setMarkInfo(tagged);
            PDViewerPreferences shown = new PDViewerPreferences(new COSDictionary());
            shown.setDisplayDocTitle(true);
            catalog.setViewerPreferences(shown);
            newPage();
            block(StandardStructureTypes.H1, 20, 0, WIDTH, TEAL, title);
            y -= 8;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Puts a QR code to the right of what follows. */
    public Letter code(String content, String description) {
        try {
            BitMatrix modules =
                    new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 0));
            float size = CODE_SIZE / modules.getWidth();
            float left = MARGIN + WIDTH - CODE_SIZE;
            PDStructureElement figure = begin(StandardStructureTypes.Figure, root);
            figure.setAlternateDescription(description);
            pen.setNonStrokingColor(Color.BLACK);
            for (int row = 0; row < modules.getHeight(); row++) {
                for (int column = 0; column < modules.getWidth(); column++) {
                    if (modules.get(column, row)) {
                        pen.addRect(left + column * size, y - (row + 1) * size, size, size);
                    }
                }
            }
            pen.fill();
            pen.endMarkedContent();
            codeBottom = y - CODE_SIZE - 12;
        } catch (IOException | WriterException impossible) {
            throw new IllegalStateException(impossible);
        }
        return this;
    }

    /** Writes what something is, and what it is here. */
    public Letter fact(String label, String value) {
        list = null;
        try {
            float width = room() - LABEL_WIDTH;
            List<String> labels = lines(label, TEXT_SIZE, LABEL_WIDTH - 6);
            List<String> values = lines(value, TEXT_SIZE, width);
            need(Math.max(labels.size(), values.size()) * TEXT_SIZE * LEADING);
            begin(StandardStructureTypes.P, root);
            float top = y;
            float below = column(labels, MARGIN, GREY, false);
            y = top;
            y = Math.min(below, column(values, MARGIN + LABEL_WIDTH, INK, true)) - 5;
            pen.endMarkedContent();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return this;
    }

    /** Writes lines below each other, and says where the next would begin. */
    private float column(List<String> lines, float x, Color colour, boolean bold) throws IOException {
        for (String line : lines) {
            write(line, x, TEXT_SIZE, colour, bold);
            y -= TEXT_SIZE * LEADING;
        }
        return y;
    }

    /** Begins a section. */
    public Letter heading(String text) {
        list = null;
        y = Math.min(y, codeBottom) - 12;
        codeBottom = Float.MAX_VALUE;
        return block(StandardStructureTypes.H2, 13, 0, WIDTH, TEAL, text);
    }

    /** Writes one item of a list. */
    public Letter item(String text) {
        if (list == null) {
            list = new PDStructureElement(StandardStructureTypes.L, root);
            root.appendKid(list);
        }
        return block(StandardStructureTypes.LI, TEXT_SIZE, 14, WIDTH, INK, text);
    }

    /** Writes a paragraph. */
    public Letter text(String text) {
        list = null;
        return block(StandardStructureTypes.P, TEXT_SIZE, 0, WIDTH, INK, text);
    }

    /**
     * Writes a table.
     *
     * @param shares how wide each column is, as a share of the whole
     * @param heads what each column is
     */
    public Letter table(List<Float> shares, List<String> heads, List<List<String>> rows) {
        return table(shares, heads, rows, false);
    }

    /** Writes a table on which people write too: its rows are high, with a line below each. */
    public Letter sheet(List<Float> shares, List<String> heads, List<List<String>> rows) {
        return table(shares, heads, rows, true);
    }

    private Letter table(List<Float> shares, List<String> heads, List<List<String>> rows, boolean ruled) {
        list = null;
        Table table = new Table(element(StandardStructureTypes.TABLE, root), shares, heads);
        try {
            head(table);
            for (List<String> row : rows) {
                row(table, row, ruled ? ROOM_TO_WRITE : 0);
                if (ruled) {
                    rule();
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        y -= 6;
        return this;
    }

    private record Table(PDStructureElement element, List<Float> shares, List<String> heads) {}

    private void head(Table table) throws IOException {
        List<List<String>> cells = cells(table, table.heads());
        float height = height(cells);
        need(height);
        PDStructureElement row = element(StandardStructureTypes.TR, table.element());
        for (int column = 0; column < cells.size(); column++) {
            PDTableAttributeObject scope = new PDTableAttributeObject();
            scope.setScope(PDTableAttributeObject.SCOPE_COLUMN);
            begin(StandardStructureTypes.TH, row).addAttribute(scope);
            cell(table, column, cells.get(column), true);
            pen.endMarkedContent();
        }
        y -= height + CELL_GAP / 2;
    }

    /** Writes a row, on a new page below its heads again, which are not read aloud again. */
    private void row(Table table, List<String> texts, float least) throws IOException {
        List<List<String>> cells = cells(table, texts);
        float height = Math.max(least, height(cells));
        if (need(height)) {
            List<List<String>> heads = cells(table, table.heads());
            pen.beginMarkedContent(COSName.ARTIFACT);
            for (int column = 0; column < heads.size(); column++) {
                cell(table, column, heads.get(column), true);
            }
            pen.endMarkedContent();
            y -= height(heads) + CELL_GAP / 2;
        }
        PDStructureElement row = element(StandardStructureTypes.TR, table.element());
        for (int column = 0; column < cells.size(); column++) {
            begin(StandardStructureTypes.TD, row);
            cell(table, column, cells.get(column), false);
            pen.endMarkedContent();
        }
        y -= height + CELL_GAP / 2;
    }

    private List<List<String>> cells(Table table, List<String> texts) {
        List<List<String>> cells = new ArrayList<>();
        for (int column = 0; column < texts.size(); column++) {
            cells.add(lines(texts.get(column), CELL_SIZE, table.shares().get(column) * WIDTH - CELL_GAP));
        }
        return cells;
    }

    private static float height(List<List<String>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(0) * CELL_SIZE * LEADING;
    }

    /** Writes the lines of a cell from where the row begins. */
    private void cell(Table table, int column, List<String> lines, boolean head) throws IOException {
        float top = y;
        float left = MARGIN;
        for (float share : table.shares().subList(0, column)) {
            left += share * WIDTH;
        }
        for (String line : lines) {
            write(line, left, CELL_SIZE, head ? TEAL : INK, head);
            y -= CELL_SIZE * LEADING;
        }
        y = top;
    }

    private void rule() throws IOException {
        pen.beginMarkedContent(COSName.ARTIFACT);
        pen.setStrokingColor(GREY);
        pen.setLineWidth(0.5f);
        pen.moveTo(MARGIN, y + CELL_SIZE);
        pen.lineTo(MARGIN + WIDTH, y + CELL_SIZE);
        pen.stroke();
        pen.endMarkedContent();
        y -= RULE_GAP;
    }

    /** The finished letter as PDF. */
    public byte[] pdf() {
        try {
            pen.close();
            PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
            tree.setNumbers(parents);
            structure.setParentTree(tree);
            structure.setParentTreeNextKey(parents.size());
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

    private Letter block(String tag, float size, float indent, float width, Color colour, String text) {
        try {
            List<String> lines = lines(text, size, width - indent);
            need(lines.size() * size * LEADING);
            boolean item = StandardStructureTypes.LI.equals(tag);
            begin(item ? StandardStructureTypes.L_BODY : tag, item ? element(tag, list) : root);
            boolean first = true;
            for (String line : lines) {
                if (item && first) {
                    write("•", MARGIN, size, TEAL, true);
                }
                write(line, MARGIN + indent, size, colour, tag.startsWith("H"));
                y -= size * LEADING;
                first = false;
            }
            pen.endMarkedContent();
            y -= item ? 2 : 6;
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** How wide a line may be here, beside the code or below it. */
    private float room() {
        return codeBottom != Float.MAX_VALUE && y > codeBottom ? WIDTH - CODE_SIZE - 16 : WIDTH;
    }

    private static PDStructureElement element(String tag, PDStructureElement parent) {
        PDStructureElement element = new PDStructureElement(tag, parent);
        parent.appendKid(element);
        return element;
    }

    /** Begins a piece of content that belongs to a new element of the structure. */
    private PDStructureElement begin(String tag, PDStructureElement parent) throws IOException {
        PDStructureElement element = element(tag, parent);
        element.setPage(page);
        int id = parentsOnPage.size();
        element.appendKid(id);
        parentsOnPage.add(element);
        COSDictionary properties = new COSDictionary();
        properties.setInt(COSName.MCID, id);
        pen.beginMarkedContent(COSName.getPDFName(tag), PDPropertyList.create(properties));
        return element;
    }

    /** @return whether what comes next begins on a new page, because so much has no room on this one */
    private boolean need(float height) throws IOException {
        boolean full = y - height < MARGIN;
        if (full) {
            newPage();
        }
        return full;
    }

    private void newPage() throws IOException {
        if (pen != null) {
            pen.close();
        }
        page = new PDPage(PDRectangle.A4);
        page.setStructParents(parents.size());
        parentsOnPage = new COSArray();
        parents.put(parents.size(), new PDParentTreeValue(parentsOnPage));
        document.addPage(page);
        pen = new PDPageContentStream(document, page);
        float top = PDRectangle.A4.getHeight();
        pen.beginMarkedContent(COSName.ARTIFACT);
        pen.setNonStrokingColor(TEAL);
        pen.addRect(0, top - BAND, PDRectangle.A4.getWidth(), BAND);
        pen.fill();
        pen.setNonStrokingColor(GOLD);
        pen.addRect(0, top - BAND - 4, PDRectangle.A4.getWidth(), 4);
        pen.fill();
        y = top - BAND / 2 - 6;
        write(sender, MARGIN, 17, Color.WHITE, true);
        pen.endMarkedContent();
        y = top - BAND - 48;
        codeBottom = Float.MAX_VALUE;
    }

    /** @param bold there is no bold cut of the font, so its outlines are drawn too */
    private void write(String text, float x, float size, Color colour, boolean bold) throws IOException {
        pen.beginText();
        pen.setFont(typeface.font(), size);
        pen.setNonStrokingColor(colour);
        pen.setStrokingColor(colour);
        pen.setLineWidth(size / 32);
        pen.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        pen.newLineAtOffset(x, y);
        pen.showText(text);
        pen.endText();
    }

    private List<String> lines(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : typeface.writable(text).trim().split("\\s+")) {
            for (String piece : pieces(word, size, width)) {
                boolean fits = line.isEmpty() || typeface.width(line + " " + piece, size) <= width;
                if (!fits) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(piece);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** A word that is wider than a line, cut where it has to be. */
    private List<String> pieces(String word, float size, float width) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= word.length(); to++) {
            boolean last = to == word.length();
            if (last || typeface.width(word.substring(from, to + 1), size) > width) {
                pieces.add(word.substring(from, to));
                from = to;
            }
        }
        return pieces;
    }
}
