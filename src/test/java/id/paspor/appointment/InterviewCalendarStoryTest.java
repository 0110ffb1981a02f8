package id.paspor.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Language;
import id.paspor.kernel.Texts;
import id.paspor.notification.Attachments.Attachment;
import id.paspor.notification.Messages;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import id.paspor.support.node.DyingNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** An interview is in the applicant's own calendar where it now is, and the applicant is reminded of it twice. */
@ProcessTest
class InterviewCalendarStoryTest {

    private static final LocalDate INTERVIEW = LocalDate.of(2026, 9, 16);

    @Autowired
    ImmigrationOffice office;

    @Autowired
    InterviewEntry entries;

    @Autowired
    InterviewReminders reminders;

    @Autowired
    Offices offices;

    @Autowired
    BookingRepository bookings;

    @Autowired
    CaseFiles cases;

    @Autowired
    Messages messages;

    @Autowired
    BookingRules rules;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestClock clock;

    @Test
    void theEntryMovesWithTheInterviewAndIsTakenOutWithIt() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        assertThat(entries.of(budi.number(), "registered", Language.EN, page(budi)))
                .isEmpty();
        assertThat(entries.calendar(budi.number(), Texts.ENGLISH)).isEmpty();

        budi.chooses("DPS-20260911-0900");
        VEvent booked = entry(budi, "slot-booked", "PUBLISH");
        assertThat(booked.getDateStart().getValue())
                .hasTime(Instant.parse("2026-09-11T01:00:00Z").toEpochMilli());
        assertThat(booked.getSummary().getValue()).isEqualTo("Passport interview");
        assertThat(booked.getDescription().getValue())
                .contains("Friday, 11 September 2026 09.00 WITA")
                .contains("http://localhost:8080/applications/" + budi.registrationNumber());

        budi.movesInterviewTo("DPS-20260914-0900");
        VEvent moved = entry(budi, "interview-rescheduled", "PUBLISH");
        assertThat(moved.getUid().getValue()).isEqualTo(booked.getUid().getValue());
        assertThat(moved.getSequence().getValue())
                .isGreaterThan(booked.getSequence().getValue());
        assertThat(moved.getDateStart().getValue())
                .hasTime(Instant.parse("2026-09-14T01:00:00Z").toEpochMilli());
        assertThat(entries.calendar(budi.number(), Texts.ENGLISH)).isPresent();

        budi.isWithdrawn();
        VEvent gone = entry(budi, "application-withdrawn", "CANCEL");
        assertThat(gone.getUid().getValue()).isEqualTo(booked.getUid().getValue());
        assertThat(gone.getSequence().getValue())
                .isGreaterThan(moved.getSequence().getValue());
        assertThat(gone.getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(entries.calendar(budi.number(), Texts.ENGLISH)).isEmpty();
    }

    @Test
    void whatWasOnlyHeldAndWhatIsOverIsNoReasonToTakeAnythingOut() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).holds("DPS-20260911-0900");
        budi.isWithdrawn();
        assertThat(entries.of(budi.number(), "application-withdrawn", Language.ID, page(budi)))
                .isEmpty();

        CaseStory made = office.receivesApplication(Applicants.adult()).comesToTheInterview();
        made.completes("dpsInterviewer", "interview", Map.of("decision", "reject", "reason", "Data palsu, mohon maaf"));
        clock.advance(Duration.ofDays(1));
        assertThat(entries.of(made.number(), "application-rejected", Language.ID, page(made)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JKS", "DPS", "DJJ"})
    void remindsAWeekAndADayBeforeWhenTheOfficeOpens(String code) {
        CaseStory story = booked(code);
        Instant week = opens(code, INTERVIEW.minusDays(7));
        Instant day = opens(code, INTERVIEW.minusDays(1));

        assertThat(told(story, week.minusSeconds(1))).containsExactly(0L, 0L);
        assertThat(told(story, week)).containsExactly(1L, 0L);
        assertThat(told(story, week.plus(Duration.ofDays(1)))).containsExactly(1L, 0L);
        assertThat(told(story, day.minusSeconds(1))).containsExactly(1L, 0L);
        assertThat(told(story, day)).containsExactly(1L, 1L);
        assertThat(told(story, day.plus(Duration.ofDays(1)))).containsExactly(1L, 1L);
        assertThat(story.lastMessage().textEnglish()).contains("Wednesday, 16 September 2026 09.00");
        VEvent entry = entry(story, "interview-tomorrow", "PUBLISH");
        assertThat(entry.getSequence().getValue()).isZero();
        assertThat(entry.getDateStart().getValue())
                .as("nine by the office's clock")
                .hasTime(INTERVIEW
                        .atTime(9, 0)
                        .atZone(offices.get(code).zone())
                        .toInstant()
                        .toEpochMilli());
    }

    @Test
    void whoHasYetToCorrectSomethingIsToldThatInsteadOnTheDayBefore() {
        CaseStory story = booked("DPS").isReturned("Nama ibu kurang lengkap");

        clock.setTo(opens("DPS", INTERVIEW.minusDays(1)));
        reminders.remind();

        assertThat(story.timesTold("interview-tomorrow")).isZero();
        assertThat(story.timesTold("interview-awaits-correction")).isEqualTo(1);
        assertThat(story.lastMessage().textEnglish())
                .contains("Wednesday, 16 September 2026 09.00", "have yet to correct");
    }

    @Test
    void whoMovesInTheMinuteOfTheReminderHearsOfTheNewTimeLast() {
        CaseStory story = booked("DPS");
        clock.setTo(opens("DPS", INTERVIEW.minusDays(1)));

        CompletableFuture<Void> minute = CompletableFuture.runAsync(reminders::remind);
        story.movesInterviewTo("DPS-20260921-0900");
        minute.join();
        reminders.remind();

        assertThat(story.timesTold("interview-rescheduled")).isEqualTo(1);
        assertThat(story.timesTold("interview-tomorrow")).isLessThanOrEqualTo(1);
        assertThat(story.lastMessage().textEnglish()).contains("21 September 2026");
    }

    @Test
    void whoBookedThatDayOrMovedOrWithdrewIsNotRemindedOfIt() {
        CaseStory moved = booked("DPS");
        CaseStory withdrawn = booked("DPS");
        clock.setTo(opens("DPS", INTERVIEW.minusDays(7)).minusSeconds(60));
        CaseStory late = booked("DPS");
        moved.movesInterviewTo("DPS-20260911-1400");
        withdrawn.isWithdrawn();

        Instant week = opens("DPS", INTERVIEW.minusDays(7));
        for (CaseStory story : List.of(moved, withdrawn, late)) {
            assertThat(told(story, week)).containsExactly(0L, 0L);
        }
        assertThat(told(moved, opens("DPS", LocalDate.of(2026, 9, 10))))
                .as("of the new time")
                .containsExactly(0L, 1L);
        assertThat(told(late, opens("DPS", INTERVIEW.minusDays(1)))).containsExactly(0L, 1L);
    }

    @Test
    void ofTwoNodesOneReminds() throws Exception {
        List<CaseStory> stories = List.of(booked("DPS"), booked("DPS"), booked("DPS"));
        clock.setTo(opens("DPS", INTERVIEW.minusDays(7)));
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<Object>> both = nodes.invokeAll(List.of(() -> node(together), () -> node(together)));
            for (Future<Object> node : both) {
                node.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(stories)
                .allSatisfy(story ->
                        assertThat(story.timesTold("interview-in-a-week")).isOne());
    }

    @Test
    void whatANodeThatDiesHadNotCommittedTheOtherReminds() {
        List<CaseStory> stories = List.of(booked("DPS"), booked("DPS"));
        clock.setTo(opens("DPS", INTERVIEW.minusDays(1)));
        InterviewReminders dies =
                new InterviewReminders(bookings, rules, cases, messages, offices, new DyingNode(transactions), clock);

        assertThatThrownBy(dies::remind).hasMessage(DyingNode.LAST_WORDS);
        assertThat(stories)
                .allSatisfy(story ->
                        assertThat(story.timesTold("interview-tomorrow")).isZero());
        reminders.remind();
        reminders.remind();

        assertThat(stories)
                .allSatisfy(story ->
                        assertThat(story.timesTold("interview-tomorrow")).isOne());
    }

    private Object node(CyclicBarrier together) throws Exception {
        together.await();
        reminders.remind();
        return null;
    }

    private CaseStory booked(String code) {
        Map<String, Object> answers = Applicants.adult();
        answers.put("office", code);
        answers.put("product", "electronic-5y");
        return office.receivesApplication(answers).chooses(code + "-20260916-0900");
    }

    /** How often somebody was reminded, a week and a day before, once it is so late. */
    private List<Long> told(CaseStory story, Instant moment) {
        clock.setTo(moment);
        reminders.remind();
        reminders.remind();
        return List.of(story.timesTold("interview-in-a-week"), story.timesTold("interview-tomorrow"));
    }

    private Instant opens(String code, LocalDate day) {
        Office at = offices.get(code);
        return day.atTime(at.opens()).atZone(at.zone()).toInstant();
    }

    private VEvent entry(CaseStory story, String kind, String method) {
        Attachment file =
                entries.of(story.number(), kind, Language.EN, page(story)).orElseThrow();
        assertThat(file.name()).endsWith(".ics");
        assertThat(file.type()).endsWith(";method=" + method);
        ICalendar calendar = Biweekly.parse(new String(file.content(), StandardCharsets.UTF_8))
                .first();
        assertThat(calendar.getMethod().getValue()).isEqualTo(method);
        return calendar.getEvents().get(0);
    }

    private static String page(CaseStory story) {
        return "http://localhost:8080/applications/" + story.registrationNumber();
    }
}
