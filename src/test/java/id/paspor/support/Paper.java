package id.paspor.support;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * A PDF as somebody holds it in the hand, or has it read aloud.
 *
 * @param text what can be selected, with single spaces
 * @param spoken what is read aloud, with single spaces
 * @param title what a reader shows above it
 * @param language of the document
 * @param tagged whether it says that it can be read aloud
 * @param embedded whether it brings all of its fonts along
 * @param code what the QR code on its first page says, or {@code null}
 */
public record Paper(
        String text,
        String spoken,
        String title,
        String language,
        int pages,
        boolean tagged,
        boolean embedded,
        String code) {

    private static final int DOTS_PER_INCH = 110;

    /** Reads a PDF, and keeps a picture of its first page if somebody wants it. */
    public static Paper of(byte[] pdf, String name) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH);
            Pictures.keep(name, () -> picture);
            var catalog = document.getDocumentCatalog();
            return new Paper(
                    new PDFTextStripper().getText(document).replaceAll("\\s+", " "),
                    ReadAloud.of(document).replaceAll("\\s+", " "),
                    document.getDocumentInformation().getTitle(),
                    catalog.getLanguage(),
                    document.getNumberOfPages(),
                    isTagged(catalog),
                    isEmbedded(document),
                    scanned(picture));
        } catch (IOException noPdf) {
            throw new UncheckedIOException(noPdf);
        }
    }

    private static boolean isTagged(PDDocumentCatalog catalog) throws IOException {
        return catalog.getMarkInfo() != null
                && catalog.getMarkInfo().isMarked()
                && catalog.getViewerPreferences().displayDocTitle()
                && new String(catalog.getMetadata().toByteArray()).contains("<pdfuaid:part>1<");
    }

    private static boolean isEmbedded(PDDocument document) throws IOException {
        for (PDPage page : document.getPages()) {
            for (COSName font : page.getResources().getFontNames()) {
                if (!page.getResources().getFont(font).isEmbedded()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String scanned(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var light = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(light)))
                    .getText();
        } catch (NotFoundException none) {
            return null;
        } catch (ReaderException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
