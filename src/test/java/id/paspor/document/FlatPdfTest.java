package id.paspor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.document.FlatPdf.Flaw;
import id.paspor.document.FlatPdf.FlawedPdfException;
import id.paspor.support.Uploads;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What opens for everybody is drawn, however it came; what does not is told apart. */
class FlatPdfTest {

    private static final int LAST_PLACE = 1024 - "%PDF-".length();

    @ParameterizedTest
    @ValueSource(
            strings = {"\n\n\n", "\r\n\r\n", " \t\n", "\u00ef\u00bb\u00bf", "<br />\nWarning: 17 in kk.php\n", "%!PS\n"
            })
    void linesBeforeAPdfDoNotDamageIt(String lines) throws Exception {
        byte[] file = after(lines, Uploads.pdf(1));

        assertThat(FlatPdf.isPdf(file)).isTrue();
        assertThat(darkPixels(FlatPdf.of(file, 1))).isPositive();
    }

    @Test
    void placesMayBeCountedFromTheLinesBeforeIt() throws Exception {
        String lines = "\n".repeat(40);
        String pdf = new String(Uploads.pdf(1), StandardCharsets.ISO_8859_1);
        int mark = pdf.lastIndexOf("startxref\n") + "startxref\n".length();
        int end = pdf.indexOf('\n', mark);
        int counted = Integer.parseInt(pdf.substring(mark, end)) + lines.length();
        String shifted = pdf.substring(0, mark) + counted + pdf.substring(end);

        byte[] file = after(lines, shifted.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(darkPixels(FlatPdf.of(file, 1))).isPositive();
    }

    @Test
    void theHeaderIsLookedForInThe1024BytesInWhichReadersLook() throws Exception {
        byte[] pdf = Uploads.pdf(1);

        byte[] lastPlace = after("\n".repeat(LAST_PLACE), pdf);
        assertThat(FlatPdf.isPdf(lastPlace)).isTrue();
        assertThat(darkPixels(FlatPdf.of(lastPlace, 1))).isPositive();
        assertThat(FlatPdf.isPdf(after("\n".repeat(LAST_PLACE + 1), pdf))).isFalse();
        assertThat(FlatPdf.isPdf("%PDF".getBytes(StandardCharsets.US_ASCII))).isFalse();
        assertThat(FlatPdf.isPdf(new byte[0])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 128, 256})
    void aPdfThatMayOnlyNotBeCopiedIsDrawn(int bits) throws Exception {
        byte[] locked = Uploads.pdf(1, Uploads.locked("", bits));

        assertThat(darkPixels(FlatPdf.of(locked, 1))).isEqualTo(darkPixels(FlatPdf.of(Uploads.pdf(1), 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 128, 256})
    void aPdfThatNeedsAPasswordIsToldApartFromADamagedOne(int bits) {
        refused(Uploads.pdf(1, Uploads.locked("rahasia", bits)), Flaw.ENCRYPTED);
        refused(after("\n\n\n", Uploads.pdf(1, Uploads.locked("rahasia", bits))), Flaw.ENCRYPTED);
    }

    @Test
    void noLockAndNoLineHidesAScript() {
        byte[] locked = Uploads.pdf(1, document -> {
            Uploads.addScript(document);
            Uploads.locked("", 256).on(document);
        });

        refused(locked, Flaw.ACTIVE);
        refused(after("\n\n\n", Uploads.pdfWithScript()), Flaw.ACTIVE);
    }

    private static void refused(byte[] file, Flaw flaw) {
        assertThatThrownBy(() -> FlatPdf.of(file, 1))
                .isInstanceOfSatisfying(
                        FlawedPdfException.class,
                        refused -> assertThat(refused.flaw()).isEqualTo(flaw));
    }

    private static byte[] after(String lines, byte[] pdf) {
        byte[] before = lines.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(before.length + pdf.length)
                .put(before)
                .put(pdf)
                .array();
    }

    /** How many pixels of the first page bear writing. */
    private static long darkPixels(byte[] flat) throws IOException {
        BufferedImage page =
                ImageIO.read(new ByteArrayInputStream(FlatPdf.page(flat, 1).orElseThrow()));
        return IntStream.range(0, page.getWidth() * page.getHeight())
                .filter(at -> (page.getRGB(at % page.getWidth(), at / page.getWidth()) & 0xFF) < 100)
                .count();
    }
}
