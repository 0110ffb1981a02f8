package id.paspor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.channel.Channel;
import id.paspor.identity.AccountNews;
import id.paspor.kernel.Language;
import id.paspor.kernel.Texts;
import id.paspor.notification.MailWriter.Mail;
import id.paspor.support.Applicants;
import id.paspor.support.Browser;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import id.paspor.support.outside.Mailbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Every mail and short message is in the one language that its reader chose, and leads on; mails name the case and the office. */
@ProcessTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailWriterTest {

    private static final String SUBJECT = ".subject";

    /** As long as an authority's address may well be. */
    private static final String LONG_ADDRESS = "https://paspor-online.imigrasi.go.id";

    /** After these there is nothing that the applicant has to do, bring or know at once. */
    private static final Set<String> ASKS_FOR_NOTHING = Set.of(
            "application-lapsed",
            "application-withdrawn",
            "data-rectified",
            "nationality-settled",
            "paid",
            "passport-cancelled-uncollected",
            "promise-extended");

    /** What the frame of a mail says around its text. */
    private static final Map<Language, List<String>> FRAME = Map.of(
            Language.ID, List.of("Yth. ", "Buka halaman", "Nomor registrasi: ", "Loket buka", "dikirim otomatis"),
            Language.EN, List.of("Dear ", "Open the page", "Registration number: ", "The counter is", "by a program"));

    @Autowired
    ImmigrationOffice office;

    @Autowired
    MessageRepository stored;

    @Autowired
    Messages messages;

    @Autowired
    CaseFiles cases;

    @Autowired
    MailWriter writer;

    @Autowired
    ChannelOutbox phones;

    @Autowired
    MailOutbox outbox;

    @Autowired
    Texts texts;

    @Autowired
    TestClock clock;

    private CaseStory indonesian;
    private CaseStory english;

    @BeforeEach
    void twoApplicants() {
        indonesian = office.receivesApplication(Applicants.adult());
        Map<String, Object> answers = Applicants.adult();
        answers.put("language", "en");
        english = office.receivesApplication(answers);
    }

    /** What is told here did not happen. */
    @AfterEach
    void forgets() {
        office.forgetsAllCases();
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageOfACaseIsInOneLanguageAndLeadsToItsPage(Language language) throws IOException {
        CaseStory story = language == Language.EN ? english : indonesian;
        for (String kind : kinds(true)) {
            messages.send(story.number(), kind, "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)");
            Mail mail = newest(story);

            assertThat(mail.subject()).as(kind).contains(grouped(story)).hasSizeLessThan(60);
            assertThat(mail.plain())
                    .as(kind)
                    .contains(sentences(language, kind, arguments(story)))
                    .contains(FRAME.get(language))
                    .contains(
                            mail.subject(),
                            grouped(story),
                            "Budi Santoso",
                            "Kantor Imigrasi Denpasar",
                            "Panjaitan",
                            "(0361) 555-0102",
                            "1500115")
                    .contains("\nhttp://localhost:8080/applications/" + story.registrationNumber() + "\n");
            assertThat(mail.html())
                    .as(kind)
                    .contains("lang=\"" + language.code() + "\"")
                    .contains(grouped(story).replace(' ', '\u00a0'))
                    .contains("href=\"http://localhost:8080/applications/" + story.registrationNumber() + "\"");
            isNotIn(other(language), kind, mail.subject(), mail.plain(), arguments(story));
        }
    }

    @Test
    void whoAppliedAtACounterIsLedToThePageThatAsksForNumberAndBirthDate() {
        Map<String, Object> answers = Applicants.adult();
        answers.put("channel", "sms");
        CaseStory story = office.receivesApplication("dpsCounter", answers);
        messages.send(story.number(), "slot-booked", "(2)", "(3)");

        assertThat(phones.write(newestMessage(story), cases.get(story.number())).text())
                .endsWith(". Hubungi loket. Status: http://localhost:8080/status");
        assertThat(newest(story).plain())
                .contains("\nhttp://localhost:8080/status\n")
                .doesNotContain("/applications/");
    }

    @Test
    void whoHasNoAccountIsToldWhoDoesWhatThePageIsFor() {
        CaseStory story = office.receivesApplication("dpsCounter", Applicants.adult());
        messages.send(story.number(), "passport-handed-over");

        assertThat(newest(story).plain())
                .contains("Lihat status permohonan", "lakukanlah di loket", "segera hubungi kami")
                .doesNotContain("dua pertanyaan");
        messages.send(indonesian.number(), "passport-handed-over");
        assertThat(newest(indonesian).plain()).contains("dua pertanyaan").doesNotContain("lakukanlah di loket");
        messages.send(story.number(), "document-needed", "KTP");
        assertThat(newest(story).plain()).contains("Bawalah aslinya").doesNotContain("unggah");
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageToAPhoneIsInOneLanguageAndLeadsToItsPageAndIsPaidForOnce(Language language) throws IOException {
        Map<String, Object> answers = Applicants.adult();
        answers.put("language", language.code());
        answers.put("channel", "sms");
        CaseStory story = office.receivesApplication(answers);
        for (String kind : kinds(true)) {
            messages.send(story.number(), kind, "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)");
            ShortMessage sms = phones.write(newestMessage(story), cases.get(story.number()));

            assertThat(sms.channel()).isEqualTo(Channel.SMS);
            assertThat(sms.text())
                    .as(kind)
                    .isEqualTo("Paspor Online: "
                            + texts.in(language.locale(), "message." + kind + SUBJECT, arguments(story))
                            + ". "
                            + texts.in(
                                    language.locale(),
                                    ASKS_FOR_NOTHING.contains(kind) ? "short-message.more" : "short-message.do." + kind)
                            + ": http://localhost:8080/applications/" + story.registrationNumber())
                    .contains(grouped(story))
                    .doesNotContain("(2)");
            String published = sms.text().replace("http://localhost:8080", LONG_ADDRESS);
            assertThat(new ShortMessage(sms.id(), sms.channel(), sms.to(), language, kind, published).segments())
                    .as("parts of: %s", published)
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageOfAnAccountIsInTheLanguageOfThePageAndHasALink(Language language) throws IOException {
        Mailbox mailbox = new Mailbox(UUID.randomUUID() + "@example.org");
        int sent = 0;
        for (String kind : kinds(false)) {
            boolean ofStaff = texts.in(language.locale(), "message." + kind + SUBJECT, "{0}")
                    .contains("{0}");
            Object[] arguments = ofStaff
                    ? new Object[] {"dpsDataEntry", "7", "5"}
                    : new Object[] {"https://paspor.example/a", "https://paspor.example/b"};
            LocaleContextHolder.setLocale(language.locale());
            try {
                messages.on(
                        new AccountNews(mailbox.address(), clock.instant().plusSeconds(60), kind, List.of(arguments)));
            } finally {
                LocaleContextHolder.resetLocaleContext();
            }
            outbox.send();
            Mailbox.Mail mail = mailbox.newestOf(++sent);

            assertThat(mail.subject()).as(kind).hasSizeLessThan(60);
            assertThat(mail.html())
                    .as(kind)
                    .contains(ofStaff ? "href=\"http://localhost:8080/login\"" : "href=\"https://paspor.example/a\"");
            isNotIn(other(language), kind, mail.subject(), mail.text(), arguments);
            Browser.pictureOfMail(mail.html(), "mail-" + kind + "-" + language.code());
        }
    }

    @Test
    void theInterviewGoesWithTheMailThatTellsOfIt() {
        assertThat(newest(indonesian).attachments()).isEmpty();

        indonesian.chooses("DPS-20260911-0900");

        assertThat(newest(indonesian).attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("interview.ics");
            assertThat(new String(file.content(), StandardCharsets.UTF_8)).contains("SUMMARY:Wawancara paspor");
        });
    }

    @Test
    void aNumberInGroupsIsReadOffInOneLine() {
        messages.send(
                indonesian.number(),
                "billed",
                "Rp950.000",
                "8890 8285 0789 0256 2950 0",
                "16 September 2026 23.59 WITA");

        assertThat(newest(indonesian).html())
                .contains("8890\u00a08285\u00a00789\u00a00256\u00a02950\u00a00 paling")
                .contains("2026 23.59");
        assertThat(newest(indonesian).plain()).contains("virtual account 8890 8285 0789 0256 2950 0 paling lambat");
    }

    @Test
    void whatAnybodyTypedIsTextInAMail() {
        messages.send(indonesian.number(), "application-rejected", "<b>Foto & nama\nhttps://evil.example</b>");

        Mail mail = newest(indonesian);

        assertThat(mail.plain()).contains("Alasan: <b>Foto & nama\nhttps://evil.example</b>\n");
        assertThat(mail.html()).contains("&lt;b&gt;Foto &amp; nama<br").doesNotContain("href=\"https://evil");
    }

    private Mail newest(CaseStory story) {
        return writer.write(newestMessage(story));
    }

    private MessageEntity newestMessage(CaseStory story) {
        return stored.findByRegistrationNumberOrderByIdDesc(story.number()).get(0);
    }

    private static String grouped(CaseStory story) {
        return story.number().grouped();
    }

    /** The arguments of a message of a case. */
    private static Object[] arguments(CaseStory story) {
        return new Object[] {grouped(story), "Budi Santoso", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"};
    }

    /** The keys of all messages of cases, or of accounts: the latter do not name an applicant's case. */
    static Set<String> kinds(boolean ofCases) throws IOException {
        Properties bundle = PropertiesLoaderUtils.loadProperties(new ClassPathResource("messages_en.properties"));
        Set<String> kinds = bundle.stringPropertyNames().stream()
                .filter(key -> key.startsWith("message.") && key.endsWith(SUBJECT))
                .map(key -> key.substring("message.".length(), key.length() - SUBJECT.length()))
                .filter(kind -> ofCases
                        != kind.matches(
                                "(account|alert|password|second-factor|recovery-code|first-password|report)-.*"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(kinds).hasSizeGreaterThan(10);
        return kinds;
    }

    private static Language other(Language language) {
        return language == Language.ID ? Language.EN : Language.ID;
    }

    private void isNotIn(Language language, String kind, String subject, String plain, Object... arguments) {
        assertThat(plain).as(kind).doesNotContainPattern("\\{\\d}");
        assertThat(subject).as(kind).isNotEqualTo(texts.in(language.locale(), "message." + kind + SUBJECT, arguments));
        assertThat(plain)
                .as(kind)
                .doesNotContain(sentences(language, kind, arguments))
                .doesNotContain(FRAME.get(language));
    }

    /** The lines of a message that say something in a language. */
    private List<String> sentences(Language language, String kind, Object... arguments) {
        return texts.in(language.locale(), "message." + kind + ".text", arguments)
                .lines()
                .filter(line -> line.matches(".*\\p{L}{3} .*"))
                .toList();
    }
}
