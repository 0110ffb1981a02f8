package id.paspor.casefile.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import id.paspor.casefile.photo.Pictures.Flaw;
import id.paspor.casefile.photo.Pictures.FlawedPictureException;
import id.paspor.casefile.photo.Pictures.Format;
import id.paspor.support.Uploads;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures are kept upright and in the colours in which their senders see them, or refused for what they are. */
class PicturesTest {

    private static final Set<Format> OF_PHOTOS = EnumSet.of(Format.JPEG);
    private static final Set<Format> OF_COPIES = EnumSet.allOf(Format.class);

    private static final int[] NO_INK = {255, 255, 255, 255};

    /** Cyan 0, magenta 84, yellow 128 and black 63, as the light that each leaves. */
    private static final int[] BROWN = {255, 171, 127, 192};

    private static final Color SEEN_AS_BROWN = new Color(192, 129, 96);

    @ParameterizedTest
    @ValueSource(strings = {"heic", "heix", "hevc", "mif1", "msf1", "avif", "avis"})
    void aPictureAsPhonesKeepItIsToldApart(String brand) {
        refused(Uploads.fileOfBrands(brand), Flaw.HEIF);
        refused(Uploads.fileOfBrands("MiHE", "miaf", brand), Flaw.HEIF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"isom", "mp42", "qt  ", "M4A "})
    void aFilmIsNoSuchPicture(String brand) {
        refused(Uploads.fileOfBrands(brand, "isom", "iso2"), Flaw.UNREADABLE);
        refused(Arrays.copyOf(Uploads.fileOfBrands("heic"), 11), Flaw.UNREADABLE);
    }

    @Test
    void brandsAreSoughtOnlyWhereTheyStand() {
        byte[] film = Uploads.fileOfBrands("isom", "heic");
        film[3] = 16;

        refused(film, Flaw.UNREADABLE);
    }

    @Test
    void aPngOfACameraHeldUprightIsTurned() throws Exception {
        BufferedImage upright = kept(Uploads.pngHeld(6, withDarkCorner()), OF_COPIES);

        assertThat(List.of(upright.getWidth(), upright.getHeight())).containsExactly(600, 800);
        assertThat(corners(upright)).isEqualTo("light dark light light");
    }

    @ParameterizedTest
    @CsvSource({
        "1, dark light light light",
        "2, light dark light light",
        "3, light light light dark",
        "4, light light dark light",
        "5, dark light light light",
        "6, light dark light light",
        "7, light light light dark",
        "8, light light dark light"
    })
    void everyTurnOfACameraIsUndoneInEveryFormat(int orientation, String corners) throws Exception {
        BufferedImage picture = withDarkCorner();

        for (byte[] file : List.of(
                Uploads.jpegHeld(orientation, "", picture),
                Uploads.pngHeld(orientation, picture),
                Uploads.pngHeldAsToldLast(orientation, picture))) {
            BufferedImage upright = kept(file, OF_COPIES);
            assertThat(upright.getWidth()).isEqualTo(orientation < 5 ? 800 : 600);
            assertThat(corners(upright)).isEqualTo(corners);
        }
    }

    @Test
    void exifThatIsBrokenOrEndlessTurnsNothing() throws Exception {
        for (byte[] exif : List.of(new byte[0], "MM".getBytes(), new byte[1_000_000], "Exif\0\0II*\0".getBytes())) {
            assertThat(kept(Uploads.pngWith("eXIf", exif), OF_COPIES).getHeight())
                    .isEqualTo(800);
        }
        for (int orientation : List.of(0, 9, 65_535)) {
            assertThat(kept(Uploads.pngHeld(orientation, withDarkCorner()), OF_COPIES)
                            .getHeight())
                    .isEqualTo(600);
        }
    }

    @Test
    void theColoursOfPrintAreThoseOnPaper() throws Exception {
        for (Set<Format> formats : List.of(OF_PHOTOS, OF_COPIES)) {
            seen(kept(Uploads.jpegOf(BROWN, 0), formats), SEEN_AS_BROWN, 12);
            seen(kept(Uploads.jpegOf(ycck(BROWN), 2), formats), SEEN_AS_BROWN, 12);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "255,255,255,255, 255,255,255",
        "255,255,255,0, 0,0,0",
        "0,0,0,0, 0,0,0",
        "0,255,255,255, 0,255,255",
        "255,0,255,255, 255,0,255",
        "255,255,0,255, 255,255,0",
        "255,255,255,140, 140,140,140",
        "201,150,120,230, 181,135,108"
    })
    void eachInkTakesItsLight(int cyan, int magenta, int yellow, int black, int red, int green, int blue)
            throws Exception {
        int[] written = {cyan, magenta, yellow, black};
        Color colour = new Color(red, green, blue);

        seen(kept(Uploads.jpegOf(written, 0), OF_COPIES), colour, 12);
        seen(kept(Uploads.jpegOf(ycck(written), 2), OF_COPIES), colour, 12);
    }

    @Test
    void colourOfPrintOfWhichNobodyCanBeSureIsRefused() {
        refused(Uploads.jpegOf(BROWN, null), Flaw.UNKNOWN_COLOURS);
        refused(Uploads.jpegOf(NO_INK, 1), Flaw.UNKNOWN_COLOURS);
        byte[] whole = Uploads.jpegOf(BROWN, 0);
        refused(Arrays.copyOf(whole, whole.length / 2), Flaw.UNREADABLE);
    }

    @Test
    void threeColoursAreWhatTheirMarkSays() throws Exception {
        seen(kept(Uploads.jpegOf(new int[] {192, 129, 96}, 0), OF_PHOTOS), new Color(192, 129, 96), 4);
        seen(kept(Uploads.jpegOf(new int[] {140, 128, 128}, 1), OF_PHOTOS), new Color(140, 140, 140), 4);
        seen(kept(Uploads.jpegOf(new int[] {140}, null), OF_PHOTOS), new Color(140, 140, 140), 4);
    }

    @ParameterizedTest
    @CsvSource({
        "8, true, 140, 255, 140",
        "16, true, 140, 255, 140",
        "8, false, 140, 255, 140",
        "16, false, 140, 255, 140",
        "8, true, 0, 255, 0",
        "16, true, 255, 255, 255",
        "8, true, 20, 255, 20",
        "16, true, 20, 255, 20",
        "8, true, 0, 0, 255",
        "16, true, 0, 0, 255",
        "8, true, 100, 128, 177",
        "16, true, 100, 128, 177"
    })
    void greyStaysAsGreyAsItIs(int bits, boolean transparent, int written, int cover, int seen) throws Exception {
        for (int width : List.of(600, 2600)) {
            byte[] png = Uploads.png(filled(ColorSpace.CS_GRAY, bits, transparent, width, new int[] {written, cover}));

            seen(kept(png, OF_COPIES), new Color(seen, seen, seen), 4);
        }
    }

    @ParameterizedTest
    @CsvSource({"8, true", "16, true", "8, false", "16, false"})
    void colouredPngsKeepTheirColours(int bits, boolean transparent) throws Exception {
        int[] brown = {192, 129, 96, 255};

        byte[] png = Uploads.png(filled(ColorSpace.CS_sRGB, bits, transparent, 600, brown));

        seen(kept(png, OF_COPIES), SEEN_AS_BROWN, 4);
    }

    private static BufferedImage kept(byte[] file, Set<Format> formats) throws FlawedPictureException, IOException {
        return ImageIO.read(new ByteArrayInputStream(Pictures.cleaned(file, formats, 200, 6000)));
    }

    private static void refused(byte[] file, Flaw flaw) {
        for (Set<Format> formats : List.of(OF_PHOTOS, OF_COPIES)) {
            assertThatThrownBy(() -> Pictures.cleaned(file, formats, 200, 6000))
                    .isInstanceOfSatisfying(
                            FlawedPictureException.class,
                            refused -> assertThat(refused.flaw()).isEqualTo(flaw));
        }
    }

    private static void seen(BufferedImage kept, Color colour, int tolerance) {
        Color pixel = new Color(kept.getRGB(kept.getWidth() / 2, kept.getHeight() / 2));

        assertThat(pixel.getRed()).as("red of %s", pixel).isCloseTo(colour.getRed(), within(tolerance));
        assertThat(pixel.getGreen()).as("green of %s", pixel).isCloseTo(colour.getGreen(), within(tolerance));
        assertThat(pixel.getBlue()).as("blue of %s", pixel).isCloseTo(colour.getBlue(), within(tolerance));
    }

    /** 800 by 600, white but for its upper left corner. */
    private static BufferedImage withDarkCorner() {
        BufferedImage picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 800, 600);
        pen.setColor(Color.BLACK);
        pen.fillRect(0, 0, 200, 200);
        pen.dispose();
        return picture;
    }

    /** The corners in the order of reading. */
    private static String corners(BufferedImage picture) {
        int right = picture.getWidth() - 50;
        int bottom = picture.getHeight() - 50;
        return String.join(
                " ",
                shade(picture, 50, 50),
                shade(picture, right, 50),
                shade(picture, 50, bottom),
                shade(picture, right, bottom));
    }

    private static String shade(BufferedImage picture, int x, int y) {
        return (picture.getRGB(x, y) & 0xFF) < 128 ? "dark" : "light";
    }

    /** The inks as Adobe writes them with transform 2: the equations of JFIF over what each of three covers. */
    private static int[] ycck(int[] left) {
        double cyan = 255 - left[0];
        double magenta = 255 - left[1];
        double yellow = 255 - left[2];
        double bright = 0.299 * cyan + 0.587 * magenta + 0.114 * yellow;
        return new int[] {
            (int) Math.round(bright),
            (int) Math.min(255, Math.round(128 + (yellow - bright) / 1.772)),
            (int) Math.min(255, Math.round(128 + (cyan - bright) / 1.402)),
            left[3]
        };
    }

    private static BufferedImage filled(int space, int bits, boolean transparent, int width, int[] pixel) {
        int height = 250;
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(space),
                transparent,
                false,
                transparent ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE,
                bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT);
        WritableRaster pixels = model.createCompatibleWritableRaster(width, height);
        int[] line = new int[width];
        for (int band = 0; band < pixels.getNumBands(); band++) {
            Arrays.fill(line, bits == 8 ? pixel[band] : pixel[band] * 257);
            for (int y = 0; y < height; y++) {
                pixels.setSamples(0, y, width, 1, band, line);
            }
        }
        return new BufferedImage(model, pixels, false, null);
    }
}
