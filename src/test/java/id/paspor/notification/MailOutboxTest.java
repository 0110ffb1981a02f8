package id.paspor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.identity.AccountNews;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.Mailbox;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages about cases are kept, private ones are gone once they are mailed or useless. */
@ProcessTest
class MailOutboxTest {

    private final Mailbox mailbox = new Mailbox(UUID.randomUUID() + "@example.org");

    @Autowired
    private ImmigrationOffice office;

    @Autowired
    private MailOutbox outbox;

    @Autowired
    private Messages messages;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Test
    void aPrivateMessageIsMailedInBothLanguagesAndNotKept() {
        messages.on(new AccountNews(
                mailbox.address(),
                clock.instant().plusSeconds(60),
                "password-reset",
                List.of("https://x.example/secret")));

        outbox.send();
        outbox.send();

        Mailbox.Mail mail = mailbox.newestOf(1);
        assertThat(mail.subject()).isEqualTo("Kata sandi baru untuk Paspor Online / A new password for Paspor Online");
        assertThat(mail.text()).contains("Seseorang meminta", "Somebody asked", "https://x.example/secret");
        assertThat(office.rowsIn("message")).isZero();
    }

    @Test
    void whatIsUselessByNowIsNeitherMailedNorKept() {
        messages.on(new AccountNews(
                mailbox.address(), clock.instant().plusSeconds(60), "password-reset", List.of("secret")));
        clock.advance(Duration.ofSeconds(60));

        outbox.send();
        assertThat(mailbox.all()).isEmpty();

        outbox.deleteUseless();
        assertThat(office.rowsIn("message")).isZero();
    }

    @Test
    void aMailThatCannotBeSentIsTriedAgainLaterAndStaysPrivate() {
        CaseStory story = office.receivesApplication(Applicants.adult());
        messages.on(new AccountNews(
                "not an address", clock.instant().plusSeconds(3600), "password-reset", List.of("secret")));

        outbox.send();
        outbox.send();

        assertThat(attempts()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(5));
        outbox.send();
        assertThat(attempts()).isEqualTo(2);
        assertThat(messages.of(story.registrationNumber()))
                .singleElement()
                .satisfies(message -> assertThat(message.textEnglish()).doesNotContain("secret"));
    }

    @Test
    void whatIsToldAboutACaseStaysInItsInboxOnceItIsMailed() {
        CaseStory story = office.receivesApplication(Applicants.adult());

        outbox.send();
        outbox.deleteUseless();

        assertThat(jdbc.sql("select count(*) from message where mailed_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(story.messages()).hasSize(1);
    }

    private int attempts() {
        return jdbc.sql("select attempts from message where address is not null")
                .query(Integer.class)
                .single();
    }
}
