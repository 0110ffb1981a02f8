package id.paspor.document;

import id.paspor.casefile.photo.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * A PDF of which each page is one picture and nothing else: what is seen of the PDF that somebody sent. Those with
 * scripts, programs or files in them are refused all the same, because nobody needs such a copy.
 */
final class FlatPdf {

    private static final String HEADER = "%PDF-";

    /** The bytes in which readers look for the header (note 13 of appendix H in Adobe's PDF Reference 1.7). */
    private static final int HEADER_WITHIN = 1024;

    /** A4 at 600 dots an inch. */
    private static final long MOST_PIXELS_OF_A_PICTURE = 40_000_000;

    private static final float MOST_PIXELS_PER_POINT = 8;
    private static final int MOST_OBJECTS = 200_000;

    private static final Set<String> ACTIVE_ENTRIES =
            Set.of("JS", "JavaScript", "XFA", "EF", "EmbeddedFiles", "RichMediaContent", "RichMediaSettings");

    private static final Set<String> ACTIVE_KINDS = Set.of(
            "JavaScript",
            "Launch",
            "SubmitForm",
            "ImportData",
            "GoToE",
            "Rendition",
            "Movie",
            "Sound",
            "Screen",
            "RichMedia",
            "RichMediaExecute",
            "3D",
            "FileAttachment",
            "EmbeddedFile");

    private static final List<COSName> KIND_ENTRIES = List.of(COSName.S, COSName.SUBTYPE, COSName.TYPE);

    private FlatPdf() {}

    /** Why a PDF cannot be taken. */
    enum Flaw {
        UNREADABLE,
        ENCRYPTED,
        ACTIVE,
        TOO_LONG
    }

    /** A PDF that cannot be taken. */
    static final class FlawedPdfException extends Exception {

        private final Flaw flaw;

        FlawedPdfException(Flaw flaw) {
            super(flaw.name());
            this.flaw = flaw;
        }

        Flaw flaw() {
            return flaw;
        }
    }

    /** Whether a file is a PDF, perhaps after some lines that do not belong to it. */
    static boolean isPdf(byte[] file) {
        return beginning(file) >= 0;
    }

    /** Where the PDF in a file begins, or -1. */
    private static int beginning(byte[] file) {
        return new String(file, 0, Math.min(file.length, HEADER_WITHIN), StandardCharsets.ISO_8859_1).indexOf(HEADER);
    }

    /** What precedes the PDF is left out, because places in a PDF are counted from its header. */
    private static byte[] withoutPreamble(byte[] file) {
        return Arrays.copyOfRange(file, Math.max(0, beginning(file)), file.length);
    }

    /**
     * Draws every page, also of a PDF that opens without a password but may not be copied or changed: it is only looked
     * at. A malicious PDF takes any memory and time here, so the caller must be able to bear it.
     */
    static byte[] of(byte[] pdf, int mostPages) throws FlawedPdfException {
        try (PDDocument document = Loader.loadPDF(withoutPreamble(pdf));
                PDDocument flat = new PDDocument()) {
            if (document.getNumberOfPages() > mostPages) {
                throw new FlawedPdfException(Flaw.TOO_LONG);
            }
            refuseActive(document);
            PDFRenderer renderer = new StrictRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                add(flat, drawn(renderer, document.getPage(page), page));
            }
            if (flat.getNumberOfPages() == 0) {
                throw new FlawedPdfException(Flaw.UNREADABLE);
            }
            // the same PDF becomes the same bytes
            flat.setDocumentId(0L);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            flat.save(bytes);
            return bytes.toByteArray();
        } catch (InvalidPasswordException locked) {
            throw new FlawedPdfException(Flaw.ENCRYPTED);
        } catch (IOException | RuntimeException broken) {
            throw new FlawedPdfException(Flaw.UNREADABLE);
        }
    }

    /** The number of pages of a flat PDF. */
    static int pages(byte[] flat) {
        try (PDDocument document = Loader.loadPDF(flat)) {
            return document.getNumberOfPages();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * A page of a flat PDF, as JPEG.
     *
     * @param number from 1
     */
    static Optional<byte[]> page(byte[] flat, int number) {
        try (PDDocument document = Loader.loadPDF(flat)) {
            if (number < 1 || number > document.getNumberOfPages()) {
                return Optional.empty();
            }
            var resources = document.getPage(number - 1).getResources();
            COSName picture = resources.getXObjectNames().iterator().next();
            PDImageXObject image = (PDImageXObject) resources.getXObject(picture);
            return Optional.of(image.createInputStream(List.of(COSName.DCT_DECODE.getName()))
                    .readAllBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static BufferedImage drawn(PDFRenderer renderer, PDPage page, int number) throws IOException {
        PDRectangle size = page.getCropBox();
        float longest = Math.max(size.getWidth(), size.getHeight());
        float pixelsPerPoint = Math.min(MOST_PIXELS_PER_POINT, Pictures.KEPT_SIDE / longest);
        return renderer.renderImage(number, pixelsPerPoint, ImageType.RGB);
    }

    private static void add(PDDocument flat, BufferedImage picture) throws IOException {
        float pointsPerPixel = PDRectangle.A4.getHeight() / Math.max(picture.getWidth(), picture.getHeight());
        PDRectangle size = new PDRectangle(picture.getWidth() * pointsPerPixel, picture.getHeight() * pointsPerPixel);
        PDPage page = new PDPage(size);
        flat.addPage(page);
        PDImageXObject image = JPEGFactory.createFromByteArray(flat, Pictures.jpeg(picture));
        try (PDPageContentStream content = new PDPageContentStream(flat, page)) {
            content.drawImage(image, 0, 0, size.getWidth(), size.getHeight());
        }
    }

    private static void refuseActive(PDDocument document) throws FlawedPdfException {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> waiting = new ArrayDeque<>();
        waiting.add(document.getDocument().getTrailer());
        while (!waiting.isEmpty()) {
            COSBase next = waiting.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (seen.size() > MOST_OBJECTS) {
                throw new FlawedPdfException(Flaw.UNREADABLE);
            }
            if (next instanceof COSDictionary dictionary) {
                if (isActive(dictionary)) {
                    throw new FlawedPdfException(Flaw.ACTIVE);
                }
                addAll(waiting, dictionary.getValues());
            } else if (next instanceof COSArray array) {
                addAll(waiting, array.toList());
            } else if (next instanceof COSObject reference) {
                addAll(waiting, Collections.singleton(reference.getObject()));
            }
        }
    }

    private static void addAll(Deque<COSBase> waiting, Collection<? extends COSBase> more) {
        for (COSBase one : more) {
            if (one instanceof COSDictionary || one instanceof COSArray || one instanceof COSObject) {
                waiting.push(one);
            }
        }
    }

    private static boolean isActive(COSDictionary dictionary) {
        return dictionary.keySet().stream().map(COSName::getName).anyMatch(ACTIVE_ENTRIES::contains)
                || KIND_ENTRIES.stream()
                        .map(dictionary::getCOSName)
                        .anyMatch(kind -> kind != null && ACTIVE_KINDS.contains(kind.getName()));
    }

    /** Draws a page wholly or not at all: a copy of which a picture is missing misleads. */
    private static final class StrictRenderer extends PDFRenderer {

        private StrictRenderer(PDDocument document) {
            super(document);
            setSubsamplingAllowed(true);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new StrictDrawer(parameters);
        }
    }

    private static final class StrictDrawer extends PageDrawer {

        private StrictDrawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        public void drawImage(PDImage image) throws IOException {
            if ((long) image.getWidth() * image.getHeight() > MOST_PIXELS_OF_A_PICTURE) {
                throw new IllegalArgumentException("picture too large");
            }
            super.drawImage(image);
        }

        @Override
        protected void operatorException(Operator operator, List<COSBase> operands, IOException failed)
                throws IOException {
            if (failed instanceof MissingImageReaderException) {
                throw failed;
            }
            super.operatorException(operator, operands, failed);
        }
    }
}
