package id.paspor.content;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code paspor.content}.
 *
 * @param store where new content is kept
 * @param move whether this node moves all other content there
 * @param s3 the store that speaks S3, if there is one
 */
@Validated
@ConfigurationProperties("paspor.content")
record ContentProperties(
        @NotNull Store store, boolean move, @DefaultValue S3 s3) {

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

        boolean isComplete() {
            return StringUtils.hasText(bucket) && StringUtils.hasText(accessKey) && StringUtils.hasText(secretKey);
        }

        private boolean isAbsent() {
            return bucket == null && accessKey == null && secretKey == null;
        }

        @Override
        public String toString() {
            return "S3 bucket " + bucket;
        }
    }

    @AssertTrue(message = "paspor.content.s3 needs bucket, access-key and secret-key")
    boolean isComplete() {
        return s3.isComplete() || store == Store.DATABASE && s3.isAbsent();
    }
}
