package id.paspor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.casefile.CaseFiles;
import id.paspor.identity.AccountNews;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.Meter;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import id.paspor.support.outside.FakeSmtp;
import id.paspor.support.outside.Mailbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.util.ReflectionTestUtils;

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

    @Autowired
    private MessageRepository repository;

    @Autowired
    private MailWriter writer;

    @Autowired
    private Overtaken overtaken;

    @Autowired
    private ApplicationContext program;

    @Autowired
    private CaseFiles cases;

    private final FakeSmtp smtp = new FakeSmtp();
    private MailOutbox bySmtp;

    @BeforeEach
    void aMailServer() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        sender.setPort(smtp.port());
        StaticListableBeanFactory configured = new StaticListableBeanFactory(Map.of("sender", sender));
        bySmtp = new MailOutbox(
                repository,
                writer,
                overtaken,
                configured.getBeanProvider(JavaMailSender.class),
                clock,
                new SimpleMeterRegistry(),
                Path.of("target"),
                "office@example.org");
    }

    @AfterEach
    void close() {
        smtp.close();
    }

    /** What is told here did not happen. */
    @AfterEach
    void forgets() {
        office.forgetsAllCases();
    }

    @Test
    void aPrivateMessageIsMailedAndNotKept() {
        messages.on(new AccountNews(
                mailbox.address(),
                clock.instant().plusSeconds(60),
                "password-reset",
                List.of("https://x.example/secret")));

        outbox.send();
        outbox.send();

        Mailbox.Mail mail = mailbox.newestOf(1);
        assertThat(mail.subject()).isEqualTo("Kata sandi baru untuk Paspor Online");
        assertThat(mail.text()).contains("Halo,", "Seseorang meminta", "\n\nhttps://x.example/secret\n\n");
        assertThat(mail.html()).contains("<a href=\"https://x.example/secret\">");
        assertThat(office.rowsIn("message")).isZero();
    }

    @Test
    void theCaseFilesOfARoundAreReadTogether() {
        office.receivesApplication(Applicants.adult());
        office.receivesApplication(Applicants.adult());
        Meter.read();

        outbox.send();

        assertThat(Meter.read().toString().lines().filter(statement -> statement.contains(" from case_file ")))
                .singleElement()
                .asString()
                .startsWith("1 × ");
        assertThat(repository.countByDelivery(Delivery.WAITING)).isZero();
    }

    @Test
    void whatIsUselessByNowIsNeitherMailedNorKept() {
        messages.on(new AccountNews(
                mailbox.address(), clock.instant().plusSeconds(60), "password-reset", List.of("secret")));
        clock.advance(Duration.ofSeconds(60));

        outbox.send();
        assertThat(mailbox.all()).isEmpty();

        outbox.cleanUp();
        assertThat(office.rowsIn("message")).isZero();
    }

    @Test
    void aMailThatCannotBeSentIsTriedAgainLaterAndStaysPrivate() {
        CaseStory story = office.receivesApplication(Applicants.adult());
        messages.on(new AccountNews(
                mailbox.address(), clock.instant().plusSeconds(3600), "password-reset", List.of("secret")));
        smtp.refuses("RCPT", "451 later");

        bySmtp.send();
        bySmtp.send();

        assertThat(attempts()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(5));
        bySmtp.send();
        assertThat(attempts()).isEqualTo(2);
        assertThat(messages.of(story.number()))
                .singleElement()
                .satisfies(message -> assertThat(message.textEnglish()).doesNotContain("secret"));
    }

    @Test
    void aReminderOfATimeThatWasMovedInTheSameMinuteIsNotSent() {
        CaseStory story = reminded();

        story.movesInterviewTo("DPS-20260918-0900");
        bySmtp.send();

        assertThat(smtp.taken()).singleElement().asString().contains("diubah").doesNotContain("besok");
        assertThat(story.messages())
                .extracting(Message::delivery)
                .containsExactly(Delivery.MAILED, Delivery.MAILED, Delivery.OVERTAKEN, Delivery.MAILED);
        assertThat(messages.undelivered("DPS")).isEmpty();
        assertThat(repository.countByDelivery(Delivery.WAITING)).isZero();
    }

    @Test
    void aReminderOfTomorrowIsSentWhileThatIsTomorrowAndNoLonger() {
        CaseStory late = reminded();
        smtp.refuses("RCPT", "451 later");
        bySmtp.send();
        smtp.takesEverything();
        clock.advance(Duration.ofHours(15));
        bySmtp.send();
        assertThat(late.lastMessage().delivery()).as("at 23.00").isEqualTo(Delivery.MAILED);

        CaseStory tooLate = reminded();
        clock.advance(Duration.ofHours(16));
        bySmtp.send();
        assertThat(tooLate.lastMessage().delivery()).as("at midnight").isEqualTo(Delivery.OVERTAKEN);
    }

    @Test
    void aReminderOfABillThatIsPaidBeforeItCouldBeSentIsNotSent() {
        CaseStory story = office.receivesApplication(Applicants.adult()).isBilled();
        outbox.send();
        office.timePassesTo("2026-09-15 10:00");
        story.pays("BANK-REMINDED");

        bySmtp.send();

        assertThat(story.timesTold("payment-reminder")).isEqualTo(1);
        assertThat(smtp.taken()).singleElement().asString().contains("diterima");
    }

    /** Somebody who is reminded of tomorrow's interview, of which nothing was sent yet. */
    private CaseStory reminded() {
        clock.setTo(ProcessTest.START);
        CaseStory story = office.receivesApplication(Applicants.adult()).chooses("DPS-20260916-0900");
        outbox.send();
        clock.setTo(ImmigrationOffice.instant("2026-09-15 08:00"));
        ReflectionTestUtils.invokeMethod(program.getBean("interviewReminders"), "remind");
        return story;
    }

    @Test
    void whatNoMailCanBeSentToIsTriedOnceAndGoneInTime() {
        messages.on(new AccountNews(
                "not an address", clock.instant().plusSeconds(600), "password-reset", List.of("secret")));

        bySmtp.send();
        clock.advance(Duration.ofMinutes(5));
        bySmtp.send();

        assertThat(attempts()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(5));
        bySmtp.cleanUp();
        assertThat(office.rowsIn("message")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such user, ADDRESS_REFUSED",
        "RCPT, 553 no such mailbox, ADDRESS_REFUSED",
        "RCPT, 556 takes no mail, ADDRESS_REFUSED",
        "DATA, 554 no, MAIL_REFUSED",
        ".,    550 looks like spam, MAIL_REFUSED",
        "RCPT, 450 busy,",
        "RCPT, 452 full,",
        ".,    451 later,",
        "MAIL, 550 who are you,",
        "EHLO, 554 go away,"
    })
    void onlyWhatIsRefusedForGoodAndForTheAddressIsUndeliverable(
            String command, String reply, DeliveryFailure failure) {
        CaseStory story = office.receivesApplication(Applicants.adult());
        smtp.refuses(command, reply);
        if (command.equals("EHLO")) {
            smtp.refuses("HELO", reply);
        }

        bySmtp.send();

        Message message = story.lastMessage();
        assertThat(message.failure()).isEqualTo(failure);
        assertThat(message.delivery()).isEqualTo(failure == null ? Delivery.WAITING : Delivery.UNDELIVERABLE);
        assertThat(message.failedAt()).isEqualTo(failure == null ? null : clock.instant());
        assertThat(messages.undelivered("DPS")).isEqualTo(failure == null ? Set.of() : Set.of(story.number()));
        assertThat(messages.undelivered("JKS")).isEmpty();
    }

    @Test
    void attemptsEndAndALaterMailThatArrivesEndsTheWarning() {
        CaseStory story = office.receivesApplication(Applicants.adult());
        smtp.refuses("RCPT", "450 busy");
        for (int attempt = 1; attempt <= 12; attempt++) {
            assertThat(undelivered(story)).as("before attempt %d", attempt).isEmpty();
            clock.advance(Duration.ofHours(18));
            bySmtp.send();
        }
        assertThat(undelivered(story)).get().satisfies(warning -> {
            assertThat(warning.why()).isEqualTo(DeliveryFailure.NOT_REACHED);
            assertThat(warning.at()).isEqualTo(clock.instant());
            assertThat(warning.address()).isEqualTo("b***@example.org");
        });

        smtp.takesEverything();
        clock.advance(Duration.ofHours(18));
        bySmtp.send();
        assertThat(undelivered(story)).as("it is not tried again").isPresent();

        messages.send(story.number(), "registered");
        bySmtp.send();
        assertThat(undelivered(story)).isEmpty();
        assertThat(messages.undelivered("DPS")).isEmpty();
        assertThat(smtp.taken()).hasSize(1);
    }

    @Test
    void whatTheNodeThatDiedTriedLastIsGivenUpToo() {
        CaseStory story = office.receivesApplication(Applicants.adult());
        jdbc.sql("update message set attempts = 12, next_attempt_at = ?")
                .param(clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();

        bySmtp.cleanUp();
        assertThat(undelivered(story)).as("another node may be at it").isEmpty();
        clock.advance(Duration.ofMinutes(1));
        bySmtp.cleanUp();

        assertThat(undelivered(story)).isPresent();
    }

    @Test
    void whoCorrectsTheAddressGetsTheLastMailThatFailed() {
        CaseStory story = office.receivesApplication(Applicants.adult()).chooses("DPS-20260909-0900");
        story.isReturned("Alamat e-mail tidak lengkap");
        smtp.refuses("RCPT TO:<budi.santoso@example.org>", "550 no such user");
        bySmtp.send();
        assertThat(undelivered(story)).isPresent();

        story.corrects(Map.of("email", "budi@example.com"));
        clock.advance(Duration.ofMinutes(1));
        bySmtp.send();

        assertThat(undelivered(story)).isEmpty();
        assertThat(smtp.taken())
                .singleElement()
                .asString()
                .contains("To: budi@example.com", "Permohonan " + story.number().grouped() + " perlu");
    }

    @Test
    void whatIsToldAboutACaseStaysInItsInboxOnceItIsMailed() {
        CaseStory story = office.receivesApplication(Applicants.adult());

        outbox.send();
        outbox.cleanUp();

        assertThat(jdbc.sql("select count(*) from message where mailed_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(story.messages()).hasSize(1);
    }

    private Optional<Undelivered> undelivered(CaseStory story) {
        return Undelivered.among(
                messages.of(story.number()), cases.get(story.number()).application());
    }

    private int attempts() {
        return jdbc.sql("select attempts from message where address is not null")
                .query(Integer.class)
                .single();
    }
}
