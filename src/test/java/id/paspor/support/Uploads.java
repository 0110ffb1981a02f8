package id.paspor.support;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;

/** Files that people send as copies of documents: good ones, odd ones and malicious ones. */
public final class Uploads {

    private static final int JPEG_START = 2;
    private static final int PNG_HEADER = 8 + 25;
    private static final int PNG_END = 12;

    private Uploads() {}

    /** What is done to a PDF before it is sent. */
    @FunctionalInterface
    public interface Twist {
        void on(PDDocument document) throws IOException;
    }

    /** A plain PDF with a line of text on each page. */
    public static byte[] pdf(int pages) {
        return pdf(pages, document -> {});
    }

    /** A PDF with something done to it. */
    public static byte[] pdf(int pages, Twist twist) {
        try (PDDocument document = new PDDocument()) {
            for (int number = 1; number <= pages; number++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 24);
                    content.newLineAtOffset(72, 700);
                    content.showText("KARTU KELUARGA " + number);
                    content.endText();
                }
            }
            document.getDocumentInformation().setAuthor("Somebody at home");
            twist.on(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A PDF that runs a script when it is opened. */
    public static byte[] pdfWithScript() {
        return pdf(1, Uploads::addScript);
    }

    /** Makes a PDF run a script when it is opened. */
    public static void addScript(PDDocument document) {
        document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('x')"));
    }

    /** A PDF that starts a program. */
    public static byte[] pdfThatLaunches() {
        return pdf(1, document -> document.getDocumentCatalog().setOpenAction(new PDActionLaunch()));
    }

    /** A PDF that carries another file. */
    public static byte[] pdfWithFile() {
        return pdf(1, document -> {
            PDEmbeddedFile file = new PDEmbeddedFile(document, new java.io.ByteArrayInputStream("MZ".getBytes()));
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile("setup.exe");
            specification.setEmbeddedFile(file);
            PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
            files.setNames(java.util.Map.of("setup.exe", specification));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(files);
            document.getDocumentCatalog().setNames(names);
        });
    }

    /** A PDF that opens only with a password. */
    public static byte[] lockedPdf(String password) {
        return pdf(1, locked(password, 128));
    }

    /**
     * Puts locks on a PDF: one to change or copy it, and one to open it unless that password is empty.
     *
     * @param bits of the key: 40 and 128 stand for RC4, 256 for AES
     */
    public static Twist locked(String password, int bits) {
        return document -> {
            AccessPermission nothing = new AccessPermission(0);
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, nothing);
            policy.setEncryptionKeyLength(bits);
            document.protect(policy);
        };
    }

    /** A small PDF whose page unpacks to a gigabyte of numbers. */
    public static byte[] pdfBomb() {
        return pdf(1, document -> {
            COSStream stream = new COSStream();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] numbers = "0 ".repeat(512 * 1024).getBytes();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
                for (int megabyte = 0; megabyte < 1024; megabyte++) {
                    deflater.write(numbers);
                }
            }
            try (var raw = stream.createRawOutputStream()) {
                raw.write(packed.toByteArray());
            }
            stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
            document.getPage(0).setContents(new PDStream(stream));
        });
    }

    /** A PDF whose page draws forms that draw forms, ten times each: ten billion lines. */
    public static byte[] pdfOfBillionLaughs() {
        return pdf(1, document -> {
            COSStream inner = form("0 0 m 9 9 l S\n".repeat(10), null);
            for (int depth = 0; depth < 9; depth++) {
                inner = form("/F Do\n".repeat(10), inner);
            }
            COSStream content = form("/F Do\n", null);
            COSDictionary resources = new COSDictionary();
            COSDictionary forms = new COSDictionary();
            forms.setItem(COSName.getPDFName("F"), inner);
            resources.setItem(COSName.XOBJECT, forms);
            document.getPage(0).getCOSObject().setItem(COSName.RESOURCES, resources);
            document.getPage(0).setContents(new PDStream(content));
        });
    }

    private static COSStream form(String content, COSStream drawn) throws IOException {
        COSStream form = new COSStream();
        try (var output = form.createOutputStream(COSName.FLATE_DECODE)) {
            output.write(content.getBytes());
        }
        form.setItem(COSName.TYPE, COSName.XOBJECT);
        form.setItem(COSName.SUBTYPE, COSName.FORM);
        form.setItem(COSName.BBOX, PDRectangle.A4.getCOSArray());
        if (drawn != null) {
            COSDictionary resources = new COSDictionary();
            COSDictionary forms = new COSDictionary();
            forms.setItem(COSName.getPDFName("F"), drawn);
            resources.setItem(COSName.XOBJECT, forms);
            form.setItem(COSName.RESOURCES, resources);
        }
        return form;
    }

    /** A PNG of a few kilobytes that promises this many pixels, all of one colour. */
    public static byte[] pngBomb(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {1, 0, 0, 0, 0})
                .array();
        byte[] line = new byte[(width + 7) / 8 + 1];
        Deflater deflater = new Deflater(9);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream output = new DeflaterOutputStream(packed, deflater)) {
            for (int row = 0; row < height; row++) {
                output.write(line);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        png.writeBytes(chunk("IHDR", header));
        png.writeBytes(chunk("IDAT", packed.toByteArray()));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    /** A PNG with a chunk more, right after its header. */
    public static byte[] pngWith(String chunk, byte[] content) {
        return with(Walk.picture("png", 600, 800), PNG_HEADER, chunk(chunk, content));
    }

    /** A PNG with Exif in it: how the camera was held. */
    public static byte[] pngHeld(int orientation, BufferedImage picture) {
        return with(png(picture), PNG_HEADER, chunk("eXIf", exif(orientation, "", ByteOrder.BIG_ENDIAN)));
    }

    /** The same of a program that writes small ends first, and writes it last. */
    public static byte[] pngHeldAsToldLast(int orientation, BufferedImage picture) {
        byte[] png = png(picture);
        return with(png, png.length - PNG_END, chunk("eXIf", exif(orientation, "", ByteOrder.LITTLE_ENDIAN)));
    }

    /** A JPEG with Exif in it: how the camera was held, and a description. */
    public static byte[] jpegHeld(int orientation, String description, BufferedImage picture) {
        byte[] exif = exif(orientation, description, ByteOrder.BIG_ENDIAN);
        byte[] segment = ByteBuffer.allocate(10 + exif.length)
                .putShort((short) 0xFFE1)
                .putShort((short) (8 + exif.length))
                .put(new byte[] {'E', 'x', 'i', 'f', 0, 0})
                .put(exif)
                .array();
        return with(id.paspor.casefile.photo.Pictures.jpeg(picture), JPEG_START, segment);
    }

    private static byte[] exif(int orientation, String description, ByteOrder order) {
        byte[] text = (description + '\0').getBytes();
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 24 + 4 + text.length).order(order);
        String mark = order == ByteOrder.BIG_ENDIAN ? "MM" : "II";
        tiff.put(mark.getBytes()).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x010E).putShort((short) 2).putInt(text.length).putInt(38);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        return tiff.putInt(0).put(text).array();
    }

    /**
     * A JPEG of one colour, whose numbers stand in the file as they are given.
     *
     * @param transform what Adobe's mark says of them, or {@code null} for a file without the mark
     */
    public static byte[] jpegOf(int[] written, Integer transform) {
        WritableRaster pixels = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 600, 800, written.length, null);
        for (int at = 0; at < 600 * 800; at++) {
            pixels.setPixel(at % 600, at / 600, written);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(new IIOImage(pixels, null, null));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        if (transform == null) {
            return bytes.toByteArray();
        }
        byte[] mark = ByteBuffer.allocate(16)
                .putShort((short) 0xFFEE)
                .putShort((short) 14)
                .put("Adobe".getBytes())
                .putShort((short) 100)
                .putInt(0)
                .put(transform.byteValue())
                .array();
        return with(bytes.toByteArray(), JPEG_START, mark);
    }

    /** A picture as a PNG. */
    public static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The first bytes of a file that says of which kind it is as pictures of phones do, and as films do. */
    public static byte[] fileOfBrands(String main, String... besides) {
        ByteBuffer file = ByteBuffer.allocate(4000).putInt(16 + 4 * besides.length);
        file.put("ftyp".getBytes()).put(main.getBytes()).putInt(0);
        for (String brand : besides) {
            file.put(brand.getBytes());
        }
        return file.array();
    }

    private static byte[] with(byte[] file, int at, byte[] more) {
        return ByteBuffer.allocate(file.length + more.length)
                .put(file, 0, at)
                .put(more)
                .put(file, at, file.length - at)
                .array();
    }

    private static byte[] chunk(String name, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes());
        checksum.update(content);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(name.getBytes())
                .put(content)
                .putInt((int) checksum.getValue())
                .array();
    }
}
