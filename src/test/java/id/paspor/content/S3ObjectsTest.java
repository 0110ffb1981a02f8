package id.paspor.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.content.ContentProperties.S3;
import id.paspor.content.ContentProperties.Store;
import id.paspor.support.outside.ObjectStore;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Content in a store that speaks S3. */
class S3ObjectsTest {

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
        S3Objects store = store(ObjectStore.ACCESS_KEY);

        store.put("key-1", CONTENT, "image/jpeg");

        assertThat(server.objects().get("/copies/key-1").type()).isEqualTo("image/jpeg");
        assertThat(server.objects().get("/copies/key-1").content()).isEqualTo(CONTENT);
        assertThat(store.find("key-1")).contains(CONTENT);
        store.delete("key-1");
        store.delete("key-1");
        assertThat(server.objects()).doesNotContainKey("/copies/key-1");
        assertThat(store.find("key-1")).isEmpty();
    }

    @Test
    void aWrongKeyOpensNothing() {
        assertThatThrownBy(() -> store("guessed").put("key-2", CONTENT, "image/jpeg"))
                .isInstanceOf(S3Exception.class);
    }

    @ParameterizedTest
    @CsvSource({
        "s3,       bucket access-key secret-key, true",
        "database, bucket access-key secret-key, true",
        "database, '',                           true",
        "s3,       '',                           false",
        "s3,       bucket access-key,            false",
        "database, bucket,                       false",
        "database, secret-key,                   false"
    })
    void aSettingThatIsMissingIsNamed(String store, String given, boolean starts) {
        String[] settings = Arrays.stream(given.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> "paspor.content.s3." + name + "=given")
                .toArray(String[]::new);
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class, S3Objects.class)
                .withPropertyValues("paspor.content.store=" + store)
                .withPropertyValues(settings)
                .run(program -> {
                    if (starts) {
                        assertThat(program).hasNotFailed();
                        assertThat(program.getBeansOfType(S3Objects.class)).hasSize(given.isEmpty() ? 0 : 1);
                    } else {
                        assertThat(program.getStartupFailure())
                                .rootCause()
                                .hasMessageContaining("paspor.content.s3 needs bucket");
                    }
                });
    }

    @EnableConfigurationProperties(ContentProperties.class)
    static class Settings {}

    private static S3Objects store(String accessKey) {
        return new S3Objects(new ContentProperties(
                Store.S3, false, new S3(server.endpoint(), "us-east-1", "copies", accessKey, "secret")));
    }
}
