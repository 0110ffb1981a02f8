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
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * A PDF as somebody holds it in the hand.
 *
 * @param text what can be selected, with single spaces
 * @param title what a reader shows above it
 * @param language of the document
 * @param code what the QR code on its first page says, or {@code null}
 */
public record Paper(String text, String title, String language, int pages, boolean tagged, String code) {

    private static final int DOTS_PER_INCH = 110;

    /** Reads a PDF, and keeps a picture of its first page if somebody wants it. */
    public static Paper of(byte[] pdf, String name) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH);
            Pictures.keep(name, () -> picture);
            var catalog = document.getDocumentCatalog();
            return new Paper(
                    new PDFTextStripper().getText(document).replaceAll("\\s+", " "),
                    document.getDocumentInformation().getTitle(),
                    catalog.getLanguage(),
                    document.getNumberOfPages(),
                    catalog.getMarkInfo() != null && catalog.getMarkInfo().isMarked(),
                    scanned(picture));
        } catch (IOException noPdf) {
            throw new UncheckedIOException(noPdf);
        }
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
