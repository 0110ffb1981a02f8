package id.paspor.audit;

import id.paspor.database.StartupMode;
import id.paspor.kernel.key.Hmac;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys that seals are signed with: the present one, and earlier ones, with which older seals are verified. They are
 * never in the database, or whoever can change its rows could seal them anew. Without a configured one the key is a file of
 * the data directory, made at the first start: enough for one node.
 */
@Component
class AuditKeys {

    private static final Logger LOG = LoggerFactory.getLogger(AuditKeys.class);
    private static final int FEWEST_BYTES = 32;

    private final String present;
    private final Map<String, Hmac> keys = new LinkedHashMap<>();

    AuditKeys(
            @Value("${paspor.audit.key:}") String key,
            @Value("${paspor.audit.earlier-keys:}") List<String> earlier,
            @Value("${paspor.data-directory}") Path directory,
            @Value("${" + StartupMode.EMBEDDED + "}") boolean embedded) {
        if (key.isBlank() && !embedded) {
            LOG.warn("No PASPOR_AUDIT_KEY: this node signs the history of cases with the file audit-key of its data"
                    + " directory. Several nodes need the same key; see docs/operations.md, The audit.");
        }
        present = add(key.isBlank() ? ownKey(directory.resolve("audit-key")) : key);
        earlier.forEach(this::add);
    }

    private String add(String key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.strip());
        } catch (IllegalArgumentException notBase64) {
            bytes = new byte[0];
        }
        if (bytes.length < FEWEST_BYTES) {
            throw new IllegalStateException("Set PASPOR_AUDIT_KEY to at least 32 random bytes in Base64, such as"
                    + " 'openssl rand -base64 32' makes, the same on every node, and keep a copy: it signs the"
                    + " history of cases.");
        }
        Hmac hmac = new Hmac(bytes);
        String id = hmac.of("key").substring(0, 16);
        keys.put(id, hmac);
        return id;
    }

    private static String ownKey(Path file) {
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                File empty = Files.createFile(file).toFile();
                empty.setReadable(false, false);
                empty.setReadable(true, true);
                Files.writeString(file, Base64.getEncoder().encodeToString(Hmac.newKey()));
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The name of the present key, which tells nothing of it. */
    String presentId() {
        return present;
    }

    /** The key of a name, if it is known here. */
    Optional<Hmac> named(String id) {
        return Optional.ofNullable(keys.get(id));
    }
}
