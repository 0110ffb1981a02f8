package id.paspor.notification;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedByAge;
import id.paspor.kernel.erasure.ErasedByTerm;
import id.paspor.kernel.erasure.Retention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Messages about a case have a term, with the files that were written of them; files of private messages, of which nothing
 * else is kept, have the same.
 */
@Component
class MessagesErased implements ErasedByTerm, ErasedByAge {

    private final MessageRepository messages;
    private final Path directory;

    MessagesErased(MessageRepository messages, @Value("${paspor.data-directory}") Path dataDirectory) {
        this.messages = messages;
        this.directory = dataDirectory.resolve(MailOutbox.DIRECTORY);
    }

    @Override
    public Retention kind() {
        return Retention.MESSAGES;
    }

    @Override
    public long of(Collection<RegistrationNumber> registrationNumbers) {
        return messages.countByRegistrationNumberIn(registrationNumbers);
    }

    /** The files go first: a message that is left names its file once more. */
    @Override
    public int erase(RegistrationNumber registrationNumber) {
        messages.idsOf(registrationNumber).forEach(id -> forget(directory.resolve(id + MailOutbox.ENDING)));
        return messages.erase(registrationNumber);
    }

    @Override
    public long due(Instant before, Set<RegistrationNumber> held) {
        return privateFiles(before).size();
    }

    @Override
    public int erase(Instant before, Set<RegistrationNumber> held, int most) {
        List<Path> files = privateFiles(before);
        files.forEach(MessagesErased::forget);
        return files.size();
    }

    private List<Path> privateFiles(Instant before) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> isOlder(file, before) && !isOfCase(file))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean isOfCase(Path file) {
        String id = file.getFileName().toString().replaceFirst("\\..*", "");
        return id.matches("[0-9]{1,18}") && messages.existsById(Long.valueOf(id));
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
