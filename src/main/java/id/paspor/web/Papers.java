package id.paspor.web;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import id.paspor.kernel.Typeface;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.springframework.context.ApplicationContext;
import org.springframework.core.convert.ConversionService;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/**
 * Papers: templates that become PDF, tagged so that they can be read aloud, with their font in them. A paper is written as
 * XHTML within {@code web/paper}; a character that the font does not have becomes a question mark.
 */
@Component
public class Papers {

    private static final String STYLE = "classpath:/templates/web/paper.css";

    /** How addresses begin of what is in the paper itself, as its QR code is. */
    private static final String INLINE = "data:";

    static {
        // it repeats what is written, which may be anybody's name
        XRLog.setLoggingEnabled(false);
    }

    private final ITemplateEngine templates;
    private final ThymeleafEvaluationContext beans;

    Papers(ITemplateEngine templates, ApplicationContext beans, ConversionService mvcConversionService) {
        this.templates = templates;
        this.beans = new ThymeleafEvaluationContext(beans, mvcConversionService);
    }

    /**
     * Draws a paper.
     *
     * @param shown what the template prints
     */
    public byte[] pdf(String template, Locale language, Map<String, ?> shown) {
        Context context = new Context(language);
        context.setVariables(Map.copyOf(shown));
        context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME, beans);
        try (PDDocument document = new PDDocument()) {
            Typeface sans = Typeface.sans(document);
            PdfRendererBuilder paper = new PdfRendererBuilder()
                    .usePDDocument(document)
                    .usePdfUaAccessibility(true)
                    .useFont(new PDFontSupplier(sans.font()), "sans")
                    .useUriResolver((base, address) -> isWithinReach(address) ? address : null)
                    .withHtmlContent(sans.writable(templates.process(template, context)), null);
            try (PdfBoxRenderer renderer = paper.buildPdfRenderer()) {
                renderer.createPDFKeepOpen();
            }
            readHeadsOnce(document.getDocumentCatalog().getStructureTreeRoot(), false);
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            document.save(pdf);
            return pdf.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Nothing else on this machine or elsewhere is. */
    private static boolean isWithinReach(String address) {
        return address.equals(STYLE) || address.startsWith(INLINE);
    }

    /** Heads that are repeated on each page of a table are seen there, and read aloud where they stand first. */
    private static void readHeadsOnce(PDStructureNode node, boolean inHead) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                readHeadsOnce(element, inHead || StandardStructureTypes.T_HEAD.equals(element.getStructureType()));
            } else if (inHead && kid instanceof PDMarkedContentReference onALaterPage) {
                ((PDStructureElement) node).removeKid(onALaterPage);
            }
        }
    }
}
