package id.paspor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.paspor.document.FlatPdf.Flaw;
import id.paspor.document.FlatPdf.FlawedPdfException;
import id.paspor.support.Uploads;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The process that flattens a PDF has a time; that it has a memory, too, is shown at the door. */
class PdfFlatteningTest {

    private static final Duration TIME = Duration.ofSeconds(1);

    @Test
    void whatIsDrawnForeverIsEndedAtItsTime() {
        PdfFlattening flattening = new PdfFlattening(new DocumentProperties(DataSize.ofMegabytes(10), 10, TIME));
        long begun = System.nanoTime();

        FlawedPdfException refused =
                catchThrowableOfType(FlawedPdfException.class, () -> flattening.flatten(Uploads.pdfOfBillionLaughs()));

        assertThat(refused.flaw()).isEqualTo(Flaw.UNREADABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(TIME);
    }
}
