package id.paspor.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code paspor.documents}.
 *
 * @param store where the content of copies is kept
 * @param maxSize the largest file that is taken, at most 30 MB
 * @param maxPages the most pages of a PDF
 * @param pdfTime how long a PDF may take to be drawn
 * @param s3 the store, if it is one of S3
 */
@Validated
@ConfigurationProperties("paspor.documents")
record DocumentProperties(
        @NotNull Store store,
        @NotNull DataSize maxSize,
        @Min(1) @DefaultValue("10") int maxPages,
        @NotNull @DefaultValue("20s") Duration pdfTime,
        @Valid @DefaultValue S3 s3) {

    private static final DataSize MOST = DataSize.ofMegabytes(30);

    /** Where content is kept. */
    enum Store {
        DATABASE,
        S3
    }

    /**
     * A store that speaks S3.
     *
     * @param endpoint of a store other than Amazon's, which is asked by paths, not by host names
     */
    record S3(
            URI endpoint, @DefaultValue("us-east-1") String region, String bucket, String accessKey, String secretKey) {

        @Override
        public String toString() {
            return "S3 bucket " + bucket;
        }
    }

    @AssertTrue(message = "paspor.documents.max-size may be at most 30MB")
    boolean isWithinWhatFormsMayBring() {
        return maxSize.compareTo(MOST) <= 0;
    }

    @AssertTrue(message = "paspor.documents.s3 needs bucket, access-key and secret-key")
    boolean isComplete() {
        return store != Store.S3
                || StringUtils.hasText(s3.bucket())
                        && StringUtils.hasText(s3.accessKey())
                        && StringUtils.hasText(s3.secretKey());
    }
}
