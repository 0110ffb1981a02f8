package id.paspor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key of the audit is given, or made once, and never short. */
class AuditKeysTest {

    private static final String KEY = "T25seS1mb3ItdGVzdHMtT25seS1mb3ItdGVzdHMtLS0=";
    private static final String OTHER = "T3RoZXItZm9yLXRlc3RzLU90aGVyLWZvci10ZXN0cy0=";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"secret", "T25seS1mb3ItdGVzdHM=", "not Base64 but long enough to be a key of it"})
    void theProgramStopsWithAPoorKeyAndSaysHowToMakeAGoodOne(String key) {
        assertThatThrownBy(() -> new AuditKeys(key, List.of(), directory, false))
                .hasMessageContaining("PASPOR_AUDIT_KEY")
                .hasMessageContaining("openssl rand -base64 32");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutOneAKeyIsMadeOnceWhichOnlyItsUserReads(boolean embedded) throws IOException {
        AuditKeys first = new AuditKeys("", List.of(), directory, embedded);
        AuditKeys second = new AuditKeys(" ", List.of(), directory, embedded);

        assertThat(second.presentId()).isEqualTo(first.presentId());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("audit-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anEarlierKeyStillVerifiesAndTheNewOneSigns() {
        String earlier = new AuditKeys(KEY, List.of(), directory, false).presentId();
        AuditKeys keys = new AuditKeys(OTHER, List.of(KEY), directory, false);

        assertThat(keys.presentId()).isNotEqualTo(earlier);
        assertThat(keys.named(earlier)).isPresent();
        assertThat(keys.named("unknown")).isEmpty();
    }
}
