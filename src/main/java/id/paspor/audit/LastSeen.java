package id.paspor.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The last round that this node saw, in a file of its data directory: outside of the database, so that rounds cannot be cut
 * off its end unseen.
 */
@Component
class LastSeen {

    private final Path file;

    LastSeen(@Value("${paspor.data-directory}") Path directory) {
        this.file = directory.toAbsolutePath().resolve("audit-head");
    }

    /** A round's number and signature. */
    record Head(long number, String mac) {}

    Optional<Head> head() {
        try {
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            String[] words = Files.readString(file).strip().split(" ");
            return Optional.of(new Head(Long.parseLong(words[0]), words[1]));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException unreadable) {
            throw new IllegalStateException("The last round of the audit cannot be read in " + file, unreadable);
        }
    }

    void remember(Round round) {
        try {
            Files.createDirectories(file.getParent());
            Path next = Files.writeString(
                    file.resolveSibling("audit-head.next"), round.number() + " " + round.mac() + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
