package id.paspor.casefile.photo;

import id.paspor.kernel.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads the pictures that people send: decodes them with care and writes them anew, so that nothing but the picture is
 * kept. A picture takes much more memory than its file, so only few are in work at a time.
 */
@Component
public class Pictures {

    /** The longest side of what is kept, in pixels: A4 at about 210 dots an inch. */
    public static final int KEPT_SIDE = 2500;

    /** The most pixels that are read: the largest cameras of phones, as they are usually set. */
    public static final int MOST_PIXELS = 64_000_000;

    private static final float JPEG_QUALITY = 0.85f;
    private static final long PATIENCE_SECONDS = 30;

    private final Semaphore places;
    private final Semaphore placesOfPhotos;

    Pictures(
            @Value("${paspor.pictures.at-once}") int atOnce,
            @Value("${paspor.pictures.photos-at-once}") int photosAtOnce) {
        this.places = new Semaphore(atOnce, true);
        this.placesOfPhotos = new Semaphore(photosAtOnce, true);
    }

    /** The formats that are read, known by how they begin. */
    public enum Format {
        JPEG(new int[] {0xFF, 0xD8, 0xFF}),
        PNG(new int[] {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});

        private final int[] beginning;

        Format(int[] beginning) {
            this.beginning = beginning;
        }

        private boolean isOf(byte[] file) {
            for (int at = 0; at < beginning.length; at++) {
                if (at >= file.length || (file[at] & 0xFF) != beginning[at]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Why a picture cannot be taken. */
    public enum Flaw {
        UNREADABLE,
        /** A picture as phones keep it: HEIC or AVIF. */
        HEIF,
        /** The colours of print without a word on how they are written. */
        UNKNOWN_COLOURS,
        TOO_SMALL,
        TOO_LARGE
    }

    /** A picture that cannot be taken. */
    public static final class FlawedPictureException extends Exception {

        private final Flaw flaw;

        FlawedPictureException(Flaw flaw) {
            super(flaw.name());
            this.flaw = flaw;
        }

        /** What is wrong with it. */
        public Flaw flaw() {
            return flaw;
        }
    }

    /**
     * Does memory-hungry work as one of few at a time.
     *
     * @throws Refusal when the others have not finished within half a minute
     */
    public <T> T asOneOfFew(Supplier<T> work) {
        return in(places, work);
    }

    /** Does the same for a photo that somebody waits for at a desk, in places which nothing else takes. */
    <T> T asOneOfFewPhotos(Supplier<T> work) {
        return in(placesOfPhotos, work);
    }

    private static <T> T in(Semaphore places, Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Refusal.conflict("pictures.busy");
            }
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
            throw Refusal.conflict("pictures.busy");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** Whether a file begins as a picture of a format that is read. */
    public static boolean isPicture(byte[] file) {
        return Arrays.stream(Format.values()).anyMatch(format -> format.isOf(file));
    }

    /**
     * The picture upright, at most {@link #KEPT_SIDE} pixels a side, as a JPEG without anything that came with it.
     *
     * @param leastSide pixels that the shorter side must have
     * @param mostSide pixels that the longer side may have
     */
    public static byte[] cleaned(byte[] file, Set<Format> formats, int leastSide, int mostSide)
            throws FlawedPictureException {
        for (Format format : formats) {
            if (format.isOf(file)) {
                return read(file, format, leastSide, mostSide);
            }
        }
        throw new FlawedPictureException(Heif.isOf(file) ? Flaw.HEIF : Flaw.UNREADABLE);
    }

    private static byte[] read(byte[] file, Format format, int leastSide, int mostSide) throws FlawedPictureException {
        try {
            if (format == Format.PNG) {
                PlainPng plain = PlainPng.of(file);
                BufferedImage picture = decoded(plain.file(), format, Optional.empty(), leastSide, mostSide);
                return jpeg(upright(picture, plain.orientation()));
            }
            JpegHeader header = JpegHeader.of(file);
            BufferedImage picture = decoded(file, format, header.inks(), leastSide, mostSide);
            return jpeg(upright(picture, header.orientation()));
        } catch (IOException | RuntimeException broken) {
            // the readers answer to broken files with exceptions of every kind
            throw new FlawedPictureException(Flaw.UNREADABLE);
        }
    }

    private static BufferedImage decoded(byte[] file, Format format, Optional<Inks> inks, int leastSide, int mostSide)
            throws IOException, FlawedPictureException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            // the size is read from the header, before any pixel takes memory
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            int longest = Math.max(width, height);
            if (Math.min(width, height) < leastSide) {
                throw new FlawedPictureException(Flaw.TOO_SMALL);
            }
            if (longest > mostSide || (long) width * height > MOST_PIXELS) {
                throw new FlawedPictureException(Flaw.TOO_LARGE);
            }
            AtomicBoolean truncated = new AtomicBoolean();
            reader.addIIOReadWarningListener((source, warning) -> {
                if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                    truncated.set(true);
                }
            });
            ImageReadParam how = reader.getDefaultReadParam();
            // of what is much larger than what is kept, only every second or third pixel is read
            int step = Math.max(1, (int) Math.ceil(longest / (2.0 * KEPT_SIDE)));
            how.setSourceSubsampling(step, step, 0, 0);
            BufferedImage picture = inks.isPresent()
                    ? inks.get().onPaper(reader.readRaster(0, how))
                    : inKnownColours(reader.read(0, how));
            if (truncated.get()) {
                throw new FlawedPictureException(Flaw.UNREADABLE);
            }
            return picture;
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage inKnownColours(BufferedImage picture) throws FlawedPictureException {
        return switch (picture.getColorModel().getColorSpace().getType()) {
            case ColorSpace.TYPE_RGB -> picture;
            case ColorSpace.TYPE_GRAY -> Greys.onPaper(picture);
            default -> throw new FlawedPictureException(Flaw.UNKNOWN_COLOURS);
        };
    }

    private static BufferedImage upright(BufferedImage picture, int orientation) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        double scale = Math.min(1, KEPT_SIDE / (double) Math.max(width, height));
        boolean lying = orientation >= 5 && orientation <= 8;
        BufferedImage upright = new BufferedImage(
                scaled(lying ? height : width, scale),
                scaled(lying ? width : height, scale),
                BufferedImage.TYPE_INT_RGB);
        AffineTransform turn = AffineTransform.getScaleInstance(scale, scale);
        turn.concatenate(turned(orientation, width, height));
        Graphics2D pen = upright.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, upright.getWidth(), upright.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, turn, null);
        pen.dispose();
        return upright;
    }

    private static int scaled(int side, double scale) {
        return Math.max(1, (int) Math.round(side * scale));
    }

    private static AffineTransform turned(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /** The shape of a picture that was {@link #cleaned}: below 1 when it is higher than it is wide. */
    static double widthThroughHeight(byte[] jpeg) {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(Format.JPEG.name()).next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(input, true, true);
            return (double) reader.getWidth(0) / reader.getHeight(0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            reader.dispose();
        }
    }

    /** A picture as JPEG. */
    public static byte[] jpeg(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), how);
            output.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
