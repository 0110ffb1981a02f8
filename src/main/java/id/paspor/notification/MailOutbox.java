package id.paspor.notification;

import id.paspor.casefile.CaseFile;
import id.paspor.kernel.KnownServices;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.notification.Attachments.Attachment;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what {@link Messages} wrote, by the configured SMTP server, or else as {@code .eml} files under the data
 * directory. Several nodes share the work: each message is leased to one node before it is sent, without holding a
 * database lock meanwhile; one that could not be sent is tried again later and later.
 */
@Component
class MailOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(MailOutbox.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int MOST_ATTEMPTS = 12;

    /** In the data directory. */
    static final String DIRECTORY = "mail";

    /** Of a file that a mail is written to; before it stands the number of the message. */
    static final String ENDING = ".eml";

    /** For mails that become files; a session and types of files of each its own would be looked for in all jars. */
    private static final JavaMailSender WITHOUT_SERVER = new JavaMailSenderImpl();

    private final MessageRepository messages;
    private final MailWriter writer;
    private final Overtaken overtaken;
    private final ObjectProvider<JavaMailSender> sender;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Path directory;
    private final String from;

    MailOutbox(
            MessageRepository messages,
            MailWriter writer,
            Overtaken overtaken,
            ObjectProvider<JavaMailSender> sender,
            Clock clock,
            MeterRegistry meters,
            @Value("${paspor.data-directory}") Path dataDirectory,
            @Value("${paspor.mail.from}") String from) {
        this.messages = messages;
        this.writer = writer;
        this.overtaken = overtaken;
        this.sender = sender;
        this.clock = clock;
        this.meters = meters;
        this.directory = dataDirectory.resolve(DIRECTORY);
        this.from = from;
        Gauge.builder("paspor.mail.waiting", messages, queue -> queue.countByDelivery(Delivery.WAITING))
                .description("messages that have not been e-mailed yet")
                .register(meters);
        // from 0 on, so that the first one is seen to be one more
        Arrays.stream(DeliveryFailure.values()).forEach(this::undeliverable);
    }

    @Scheduled(fixedDelayString = "${paspor.mail.interval}")
    void send() {
        Instant now = clock.instant();
        List<MessageEntity> leased = messages.lease(now, now.plus(LEASE), MOST_ATTEMPTS);
        Map<RegistrationNumber, CaseFile> files = leased.isEmpty() ? Map.of() : writer.files(leased);
        for (MessageEntity message : MessageEntity.inOrder(leased)) {
            CaseFile file = files.get(message.registrationNumber());
            if (file != null && overtaken.is(message, file)) {
                messages.overtaken(message.id());
                continue;
            }
            try {
                KnownServices.<MessagingException, IOException>during(() -> deliver(message, files));
                settle(message);
            } catch (MessagingException | IOException | RuntimeException failed) {
                note(message, failed);
            }
        }
    }

    /**
     * Private messages carry links that open accounts, so nothing is kept of one that never left. Others are kept, and what
     * was tried often enough is given up.
     */
    @Scheduled(fixedDelayString = "${paspor.mail.clean-up-interval}")
    void cleanUp() {
        messages.deleteUseless(clock.instant());
        messages.giveUp(clock.instant(), MOST_ATTEMPTS);
    }

    /** The cause may quote the address, so only its kind is logged. */
    private void note(MessageEntity message, Exception failed) {
        Optional<DeliveryFailure> lasting = DeliveryFailure.lasting(failed)
                .or(() -> Optional.of(DeliveryFailure.NOT_REACHED).filter(last -> message.attempts() >= MOST_ATTEMPTS));
        LOG.warn(
                "Message {} could not be e-mailed, attempt {} of {}: {}{}",
                message.id(),
                message.attempts(),
                MOST_ATTEMPTS,
                failed.getClass().getSimpleName(),
                lasting.map(failure -> ", given up: " + failure).orElse(""));
        lasting.ifPresent(failure -> {
            messages.failed(message.id(), clock.instant(), failure);
            undeliverable(failure).increment();
        });
    }

    private Counter undeliverable(DeliveryFailure failure) {
        return meters.counter("paspor.mail.undeliverable", "why", failure.code());
    }

    private void settle(MessageEntity message) {
        if (message.address() == null) {
            messages.mailed(message.id(), clock.instant());
        } else {
            messages.delete(message.id());
        }
    }

    private void deliver(MessageEntity message, Map<RegistrationNumber, CaseFile> files)
            throws MessagingException, IOException {
        JavaMailSender smtp = sender.getIfAvailable();
        MimeMessage mail = (smtp == null ? WITHOUT_SERVER : smtp).createMimeMessage();
        MailWriter.Mail written = writer.write(message, files);
        MimeMessageHelper helper = new MimeMessageHelper(mail, true, "UTF-8");
        helper.setFrom(from);
        helper.setTo(written.to());
        helper.setSubject(written.subject());
        helper.setText(written.plain(), written.html());
        mail.setHeader("Content-Language", message.language().code());
        for (Attachment attachment : written.attachments()) {
            helper.addAttachment(attachment.name(), new ByteArrayResource(attachment.content()), attachment.type());
        }
        if (smtp != null) {
            smtp.send(mail);
        } else {
            write(mail, message.id());
        }
    }

    private void write(MimeMessage mail, long id) throws IOException, MessagingException {
        Files.createDirectories(directory);
        Path file = directory.resolve(id + ENDING);
        Path draft = directory.resolve(id + ".draft");
        // each letter of a text is written by itself
        try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(draft))) {
            mail.writeTo(output);
        }
        Files.setLastModifiedTime(draft, FileTime.from(clock.instant()));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
