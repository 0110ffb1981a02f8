package id.paspor.document;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code paspor.documents}. Others there are refused, since where copies are kept was once set here too.
 *
 * @param maxSize the largest file that is taken, at most 30 MB
 * @param maxPages the most pages of a PDF
 * @param pdfTime how long a PDF may take to be drawn
 */
@Validated
@ConfigurationProperties(value = "paspor.documents", ignoreUnknownFields = false)
record DocumentProperties(
        @NotNull DataSize maxSize,
        @Min(1) @DefaultValue("10") int maxPages,
        @NotNull @DefaultValue("20s") Duration pdfTime) {

    private static final DataSize MOST = DataSize.ofMegabytes(30);

    @AssertTrue(message = "paspor.documents.max-size may be at most 30MB")
    boolean isWithinWhatFormsMayBring() {
        return maxSize.compareTo(MOST) <= 0;
    }
}
