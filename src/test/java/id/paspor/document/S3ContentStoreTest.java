package id.paspor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.document.DocumentProperties.S3;
import id.paspor.document.DocumentProperties.Store;
import id.paspor.support.ObjectStore;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Content in a store that speaks S3. */
class S3ContentStoreTest {

    private static final byte[] CONTENT = "a copy".getBytes();

    private static ObjectStore server;

    @BeforeAll
    static void openStore() throws IOException {
        server = new ObjectStore();
    }

    @AfterAll
    static void closeStore() {
        server.close();
    }

    @Test
    void whatIsPutIsFoundUntilItIsDeleted() {
        ContentStore store = store(ObjectStore.ACCESS_KEY);

        store.put("key-1", CONTENT, "image/jpeg");

        assertThat(server.objects().get("/copies/key-1").type()).isEqualTo("image/jpeg");
        assertThat(server.objects().get("/copies/key-1").content()).isEqualTo(CONTENT);
        assertThat(store.get("key-1")).isEqualTo(CONTENT);
        store.delete("key-1");
        store.delete("key-1");
        assertThat(server.objects()).doesNotContainKey("/copies/key-1");
        assertThatThrownBy(() -> store.get("key-1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWrongKeyOpensNothing() {
        assertThatThrownBy(() -> store("guessed").put("key-2", CONTENT, "image/jpeg"))
                .isInstanceOf(S3Exception.class);
    }

    @Test
    void theSettingChoosesTheStoreAndASettingThatIsMissingIsNamed() {
        ApplicationContextRunner program = new ApplicationContextRunner()
                .withUserConfiguration(Settings.class, S3ContentStore.class, DatabaseContentStore.class)
                .withBean(JdbcClient.class, () -> null)
                .withPropertyValues("paspor.documents.max-size=10MB", "paspor.documents.store=s3");

        program.withPropertyValues(
                        "paspor.documents.s3.bucket=copies",
                        "paspor.documents.s3.access-key=access",
                        "paspor.documents.s3.secret-key=secret")
                .run(context -> assertThat(context.getBean(ContentStore.class)).isInstanceOf(S3ContentStore.class));
        program.run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .hasMessageContaining("paspor.documents.s3 needs bucket"));
    }

    @EnableConfigurationProperties(DocumentProperties.class)
    static class Settings {}

    private static S3ContentStore store(String accessKey) {
        S3 settings = new S3(server.endpoint(), "us-east-1", "copies", accessKey, "secret");
        return new S3ContentStore(
                new DocumentProperties(Store.S3, DataSize.ofMegabytes(10), 10, Duration.ofSeconds(20), settings));
    }
}
