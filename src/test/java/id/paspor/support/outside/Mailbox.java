package id.paspor.support.outside;

import static id.paspor.support.outside.Soon.await;

import id.paspor.support.TestData;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mails that programs of this JVM sent to one address, which are files in their data directories. */
public record Mailbox(String address) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Session SESSION = Session.getInstance(new Properties());

    /** To whom each file is addressed: files never change, and a mailbox is looked into again and again. */
    private static final Map<Path, String> ADDRESSEES = new ConcurrentHashMap<>();

    /** One mail. */
    public record Mail(String subject, String text, String html, Path file) {

        /** The path, without the host, of the first link to a page. */
        public String link(String page) {
            Matcher link =
                    Pattern.compile("https?://[^/\\s]+(" + page + "\\S*)").matcher(text);
            if (!link.find()) {
                throw new IllegalStateException("no link to " + page + " in " + text);
            }
            return link.group(1);
        }
    }

    /** The newest mail, once there are so many; what waits to be sent is sent at once. */
    public Mail newestOf(int mails) {
        Outbox.sendAll();
        return comesByItself(mails);
    }

    /** The newest mail, once the program has sent so many. */
    public Mail comesByItself(int mails) {
        return await().atMost(PATIENCE)
                .until(this::all, arrived -> arrived.size() == mails)
                .get(mails - 1);
    }

    /** The mails that have arrived, oldest first. */
    public List<Mail> all() {
        return listed(TestData.FOLDER, "program-*").stream()
                .flatMap(program -> listed(program.resolve("mail"), "*.eml").stream())
                .sorted(Comparator.comparing(Mailbox::number))
                .filter(file ->
                        ADDRESSEES.computeIfAbsent(file, Mailbox::addressee).equals(address))
                .map(Mailbox::read)
                .toList();
    }

    /** By name alone: a draft that a program writes meanwhile may be gone when its attributes are asked for. */
    private static List<Path> listed(Path folder, String names) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String addressee(Path file) {
        return read(file, mail -> mail.getRecipients(RecipientType.TO)[0].toString());
    }

    private static Mail read(Path file) {
        return read(file, mail -> new Mail(mail.getSubject(), part(mail, "text/plain"), part(mail, "text/html"), file));
    }

    private static <T> T read(Path file, Reader<T> reader) {
        try (InputStream content = Files.newInputStream(file)) {
            return reader.read(new MimeMessage(SESSION, content));
        } catch (IOException | MessagingException unreadable) {
            throw new IllegalStateException(file.toString(), unreadable);
        }
    }

    private interface Reader<T> {

        T read(MimeMessage mail) throws IOException, MessagingException;
    }

    private static String part(Part of, String type) throws IOException, MessagingException {
        if (of.isMimeType(type)) {
            return of.getContent().toString();
        }
        if (of.getContent() instanceof Multipart parts) {
            for (int at = 0; at < parts.getCount(); at++) {
                String found = part(parts.getBodyPart(at), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static long number(Path file) {
        return Long.parseLong(file.getFileName().toString().replace(".eml", ""));
    }
}
