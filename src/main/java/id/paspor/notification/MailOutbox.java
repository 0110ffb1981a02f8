package id.paspor.notification;

import id.paspor.casefile.CaseFiles;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
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

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final ObjectProvider<JavaMailSender> sender;
    private final Clock clock;
    private final Path directory;
    private final String from;

    MailOutbox(
            JdbcClient jdbc,
            CaseFiles cases,
            ObjectProvider<JavaMailSender> sender,
            Clock clock,
            MeterRegistry meters,
            @Value("${paspor.data-directory}") Path dataDirectory,
            @Value("${paspor.mail.from}") String from) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.sender = sender;
        this.clock = clock;
        this.directory = dataDirectory.resolve("mail");
        this.from = from;
        Gauge.builder("paspor.mail.waiting", this::waiting)
                .description("messages that have not been e-mailed yet")
                .register(meters);
    }

    /** Either of a case, or private with an address. */
    record Letter(
            long id,
            String registrationNumber,
            String address,
            String subjectIndonesian,
            String textIndonesian,
            String subjectEnglish,
            String textEnglish,
            int attempts) {}

    @Scheduled(fixedDelayString = "${paspor.mail.interval}")
    void send() {
        for (Letter letter : lease()) {
            try {
                deliver(letter);
                settle(letter);
            } catch (MailException | MessagingException | IOException failed) {
                // the cause may quote the address, so only its kind is logged
                LOG.warn(
                        "Message {} could not be e-mailed, attempt {} of {}: {}",
                        letter.id(),
                        letter.attempts(),
                        MOST_ATTEMPTS,
                        failed.getClass().getSimpleName());
            }
        }
    }

    /** Private messages carry links that open accounts, so nothing is kept of one that never left. */
    @Scheduled(fixedDelayString = "${paspor.mail.clean-up-interval}")
    void deleteUseless() {
        jdbc.sql("delete from message where useless_from <= ?")
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    private void settle(Letter letter) {
        if (letter.address() == null) {
            jdbc.sql("update message set mailed_at = ? where id = ?")
                    .params(Timestamp.from(clock.instant()), letter.id())
                    .update();
        } else {
            jdbc.sql("delete from message where id = ?").param(letter.id()).update();
        }
    }

    private List<Letter> lease() {
        Instant now = clock.instant();
        return jdbc.sql("""
                update message set attempts = attempts + 1, next_attempt_at = ?::timestamptz
                    + (interval '1 minute' * (1 << least(attempts, 10)))
                where id in (
                    select id from message
                    where mailed_at is null and attempts < ? and next_attempt_at <= ?
                        and coalesce(useless_from, 'infinity') > ?
                    order by id limit 50 for update skip locked)
                returning id, registration_number, address, subject_indonesian, text_indonesian, subject_english, text_english,
                    attempts""")
                .params(Timestamp.from(now.plus(LEASE)), MOST_ATTEMPTS, Timestamp.from(now), Timestamp.from(now))
                .query(Letter.class)
                .list();
    }

    private void deliver(Letter letter) throws MessagingException, IOException {
        JavaMailSender smtp = sender.getIfAvailable();
        MimeMessage mail =
                smtp == null ? new MimeMessage(Session.getInstance(new Properties())) : smtp.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(mail, "UTF-8");
        helper.setFrom(from);
        helper.setTo(recipient(letter));
        helper.setSubject(letter.subjectIndonesian() + " / " + letter.subjectEnglish());
        helper.setText(letter.textIndonesian() + "\n\n---\n\n" + letter.textEnglish() + "\n");
        if (smtp != null) {
            smtp.send(mail);
        } else {
            write(mail, letter.id());
        }
    }

    private String recipient(Letter letter) {
        return letter.address() == null
                ? cases.get(letter.registrationNumber()).application().email()
                : letter.address();
    }

    private void write(MimeMessage mail, long id) throws IOException, MessagingException {
        Files.createDirectories(directory);
        Path file = directory.resolve(id + ".eml");
        Path draft = directory.resolve(id + ".draft");
        try (OutputStream output = Files.newOutputStream(draft)) {
            mail.writeTo(output);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private double waiting() {
        return jdbc.sql("select count(*) from message where mailed_at is null")
                .query(Long.class)
                .single();
    }
}
