package id.paspor.support;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/** A PDF as a screen reader says it: in the order of its structure, with what stands for its pictures. */
final class ReadAloud {

    private final Map<Object, Map<Integer, String>> texts = new HashMap<>();
    private final StringBuilder said = new StringBuilder();

    private ReadAloud() {}

    static String of(PDDocument document) throws IOException {
        PDStructureNode structure = document.getDocumentCatalog().getStructureTreeRoot();
        if (structure == null) {
            return "";
        }
        ReadAloud reader = new ReadAloud();
        for (PDPage page : document.getPages()) {
            PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
            extractor.processPage(page);
            Map<Integer, String> ofPage = new HashMap<>();
            extractor.getMarkedContents().forEach(content -> ofPage.put(content.getMCID(), text(content)));
            reader.texts.put(page.getCOSObject(), ofPage);
        }
        reader.say(structure, null);
        return reader.said.toString();
    }

    private static String text(PDMarkedContent content) {
        StringBuilder text = new StringBuilder();
        List<?> signs = content.getContents();
        signs.forEach(sign -> text.append(sign instanceof TextPosition letter ? letter.getUnicode() : ""));
        return text.toString();
    }

    private void say(PDStructureNode node, PDPage page) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                String picture = element.getAlternateDescription();
                said.append(picture == null ? "" : picture + " ");
                say(element, element.getPage() == null ? page : element.getPage());
            } else if (kid instanceof PDMarkedContentReference reference) {
                say(reference.getPage(), reference.getMCID());
            } else if (kid instanceof Integer id) {
                say(page, id);
            }
        }
    }

    private void say(PDPage page, int id) {
        said.append(texts.get(page.getCOSObject()).getOrDefault(id, "")).append(' ');
    }
}
