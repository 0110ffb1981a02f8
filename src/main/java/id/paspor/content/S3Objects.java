package id.paspor.content;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The bucket of a store that speaks S3, where one is configured. */
@Component
@ConditionalOnProperty("paspor.content.s3.bucket")
class S3Objects {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(20);
    private static final Duration ALL_ATTEMPTS = Duration.ofSeconds(60);

    private final S3Client s3;
    private final String bucket;

    S3Objects(ContentProperties properties) {
        ContentProperties.S3 settings = properties.s3();
        this.bucket = settings.bucket();
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTING)
                        .socketTimeout(ANSWERING))
                .overrideConfiguration(limits -> limits.apiCallTimeout(ALL_ATTEMPTS))
                // stores other than Amazon's know neither chunks nor the newer checksums
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint()).forcePathStyle(true);
        }
        this.s3 = builder.build();
    }

    /** Puts content under a name, in the place of what was there. */
    void put(String name, byte[] content, String type) {
        s3.putObject(request -> request.bucket(bucket).key(name).contentType(type), RequestBody.fromBytes(content));
    }

    /** What is under a name, if anything is. */
    Optional<byte[]> find(String name) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(name))
                            .asByteArray());
        } catch (NoSuchKeyException nothing) {
            return Optional.empty();
        }
    }

    /** Deletes what is under a name; there may be nothing. */
    void delete(String name) {
        s3.deleteObject(request -> request.bucket(bucket).key(name));
    }

    @PreDestroy
    void close() {
        s3.close();
    }
}
