package id.paspor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.office.Deadlines;
import id.paspor.office.Offices;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import id.paspor.support.node.DyingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** Who has yet to correct something, or to bring documents, is told until when, and reminded once before it is too late. */
@ProcessTest
class StepRemindersTest {

    private static final String OF_CORRECTION = "Pengingat: perbaiki permohonan";

    /** The correction is due on Monday 14 September; the office opens at 08.00 WITA. */
    private static final Instant TWO_DAYS_BEFORE = Instant.parse("2026-09-12T00:00:00Z");

    @Autowired
    private ImmigrationOffice office;

    @Autowired
    private StepReminders reminders;

    @Autowired
    private MessageRepository stored;

    @Autowired
    private Messages messages;

    @Autowired
    private CaseFiles cases;

    @Autowired
    private Offices offices;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Terms terms;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private TestClock clock;

    @Test
    void whoHasNotCorrectedIsRemindedOnceWithTheReasonAndTheDay() {
        CaseStory story = returned();
        assertThat(story.lastMessage().textIndonesian()).contains("paling lambat 14 September 2026");
        assertThat(story.lastMessage().textEnglish()).contains("by 14 September 2026 at the latest");

        clock.advance(Duration.between(clock.instant(), TWO_DAYS_BEFORE.minusSeconds(1)));
        reminders.remind();
        assertThat(reminded(story)).isZero();
        clock.advance(Duration.ofSeconds(1));
        reminders.remind();
        reminders.remind();

        assertThat(reminded(story)).isEqualTo(1);
        assertThat(story.lastMessage().textIndonesian())
                .contains("Nama tidak lengkap", "paling lambat 14 September 2026");
    }

    @Test
    void ofTwoNodesOneReminds() {
        CaseStory story = returned();
        clock.advance(Duration.ofDays(6));

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(reminders::remind), CompletableFuture.runAsync(reminders::remind))
                .join();
        reminders.remind();

        assertThat(reminded(story)).isEqualTo(1);
    }

    @Test
    void whatANodeThatDiesHadNotCommittedTheOtherReminds() {
        CaseStory story = returned();
        clock.advance(Duration.ofDays(6));
        StepReminders dies = new StepReminders(stored, messages, cases, offices, new DyingNode(transactions), clock);

        assertThatThrownBy(dies::remind).hasMessage(DyingNode.LAST_WORDS);
        assertThat(reminded(story)).isZero();
        reminders.remind();
        reminders.remind();

        assertThat(reminded(story)).isEqualTo(1);
    }

    @Test
    void whoCorrectedIsNotReminded() {
        CaseStory story = returned();
        story.corrects(Map.of("placeOfBirth", "Singaraja"));
        clock.advance(Duration.ofDays(6));

        reminders.remind();

        assertThat(reminded(story)).isZero();
    }

    @Test
    void whoIsAskedAgainIsRemindedOfTheLastOnly() {
        CaseStory story = returned();
        clock.advance(Duration.ofDays(4));
        story.corrects(Map.of("placeOfBirth", "Singaraja")).isReturned("Tempat lahir berbeda dengan akta");

        clock.advance(Duration.ofDays(2));
        reminders.remind();
        assertThat(reminded(story)).as("of the first, which is done").isZero();
        clock.advance(Duration.ofDays(4));
        reminders.remind();

        assertThat(reminded(story)).isEqualTo(1);
        assertThat(story.lastMessage().textIndonesian()).contains("Tempat lahir berbeda dengan akta");
    }

    @Test
    void whoHasToBringDocumentsIsReminded() {
        CaseStory story = office.receivesApplication(Applicants.adult()).comesToTheInterview();
        story.lacksDocuments("Akta kelahiran asli");
        String asked = story.lastMessage().textIndonesian();
        clock.advance(Duration.ofDays(27));
        reminders.remind();
        assertThat(story.lastMessage().textIndonesian()).isEqualTo(asked);

        clock.advance(Duration.ofDays(2));
        reminders.remind();

        assertThat(story.lastMessage().subjectIndonesian()).startsWith("Pengingat: dokumen permohonan");
        assertThat(story.lastMessage().textIndonesian())
                .contains("Akta kelahiran asli", asked.replaceFirst("(?s).*(paling lambat [^.]+)\\..*", "$1"));
    }

    @ParameterizedTest
    @CsvSource({"JKS, 2026-09-12T01:00:00Z", "DPS, 2026-09-12T00:00:00Z", "DJJ, 2026-09-11T23:00:00Z"})
    void theReminderComesAsTheOfficeOpensInItsZone(String code, Instant reminder) {
        Instant due = deadlines.correction(code).toInstant();

        assertThat(terms.reminderAt(Status.CORRECTION_REQUESTED, code, due)).contains(reminder);
        assertThat(terms.reminderAt(Status.REGISTERED, code, due)).isEmpty();
        clock.advance(Duration.ofDays(7));
        assertThat(terms.reminderAt(Status.CORRECTION_REQUESTED, code, due))
                .as("too late")
                .isEmpty();
    }

    private CaseStory returned() {
        CaseStory story = office.receivesApplication(Applicants.adult()).chooses("DPS-20260909-0900");
        return story.isReturned("Nama tidak lengkap");
    }

    private static long reminded(CaseStory story) {
        return story.messages().stream()
                .filter(message -> message.subjectIndonesian().startsWith(OF_CORRECTION))
                .count();
    }
}
