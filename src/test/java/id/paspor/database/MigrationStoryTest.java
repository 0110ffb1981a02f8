package id.paspor.database;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.casefile.Status;
import id.paspor.casefile.photo.Photos;
import id.paspor.casefile.photo.Pictures;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.StatementsReadOnce;
import id.paspor.support.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/**
 * The program starts on the database of an earlier version, with cases in every state, and each of them goes on. The
 * recording was made by {@code DatabaseRecording}, on Wednesday, 21 October 2026, before the office opened.
 */
@SpringBootTest(
        properties = {
            MigratedDatabase.RECORDING + "=V37",
            "camunda.bpm.job-execution.enabled=false",
            "paspor.mail.interval=P1D",
            "camunda.bpm.process-engine-name=migrated"
        })
@ActiveProfiles("test")
@Import({ProcessTest.FixedTime.class, StatementsReadOnce.class})
@DirtiesContext
class MigrationStoryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 21);

    /** Where the cases of the recording wait, all that a case can wait at. */
    private static final List<String> WAITING_AT = List.of(
            "choose-interview-slot",
            "data-entry",
            "correct-application",
            "interview",
            "complete-documents",
            "adjudicate",
            "await-payment",
            "await-booklets",
            "print-passport",
            "hand-over-passport");

    @Autowired
    ImmigrationOffice office;

    @Autowired
    TestClock clock;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    Photos photos;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void officeOpens() {
        clock.setTo(ImmigrationOffice.instant(DAY + " 08:00"));
        office.laysOutSlots();
    }

    @AfterAll
    static void engineHasRealTimeAgain() {
        ClockUtil.reset();
    }

    @Test
    void everyCaseOfAnEarlierVersionGoesOnToItsPassport() {
        List<String> underWay = applications();
        assertThat(waitingAt(underWay)).containsExactlyInAnyOrderElementsOf(WAITING_AT);
        Map<String, String> ended = ended();
        office.takesDelivery("electronic-5y", "E2000001", "E2000010");
        office.takesDelivery("electronic-10y", "X2000001", "X2000030");

        everyPhotoIsThere();
        underWay.forEach(number -> office.finds(number).goesOnToItsPassport());

        assertThat(applications()).isEmpty();
        assertThat(ended()).containsAllEntriesOf(ended).hasSize(ended.size() + underWay.size());
        underWay.forEach(number -> assertThat(ended()).containsEntry(number, Status.PASSPORT_HANDED_OVER.name()));
        supervisorsAndTreasurersDecideWhatWasOpen();
    }

    @Test
    void namesOfApplicantsAreTakenOutOfTheEnginesHistory() throws IOException {
        jdbc.sql(
                        "insert into act_hi_taskinst (id_, start_time_, name_) values ('old', now(), 'Wawancara 21 Okt 09.00 · Rp1.000 · BUDI')")
                .update();

        jdbc.sql(new ClassPathResource("db/migration/V121__history_names_nobody.sql")
                        .getContentAsString(StandardCharsets.UTF_8))
                .update();

        assertThat(jdbc.sql("select name_ from act_hi_taskinst where id_ = 'old'")
                        .query(String.class)
                        .single())
                .isEqualTo("Wawancara 21 Okt 09.00");
    }

    private void everyPhotoIsThere() {
        assertThat(jdbc.sql("select registration_number from case_photo")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(number -> assertThat(photos.find(new RegistrationNumber(number)))
                        .hasValueSatisfying(
                                photo -> assertThat(Pictures.isPicture(photo)).isTrue()));
    }

    private void supervisorsAndTreasurersDecideWhatWasOpen() {
        for (Task task : tasks.createTaskQuery().list()) {
            switch (task.getTaskDefinitionKey()) {
                case "answer-data-correction" ->
                    submit("dpsSupervisor", task, Map.of("decision", "corrected", "answer", "Sudah kami ubah."));
                case "resolve-payment-discrepancy" ->
                    submit("dpsTreasurer", task, Map.of("decision", "refund", "reason", "Dibayar dua kali"));
                case "decide-booklet-disposal" -> submit("dpsSupervisor", task, Map.of("decision", "confirm"));
                default -> throw new AssertionError("nobody does " + task.getTaskDefinitionKey());
            }
        }
        office.runsDueJobs();
        assertThat(jdbc.sql("select distinct state from booklet_disposal")
                        .query(String.class)
                        .list())
                .containsExactly("CONFIRMED");
        assertThat(tasks.createTaskQuery().count()).isZero();
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }

    private void submit(String account, Task task, Map<String, Object> answers) {
        office.as(account, () -> forms.submitTaskForm(task.getId(), answers));
    }

    private List<String> applications() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("passport-application").list().stream()
                .map(ProcessInstance::getBusinessKey)
                .toList();
    }

    private Set<String> waitingAt(List<String> numbers) {
        Set<String> activities = new HashSet<>();
        for (String number : numbers) {
            activities.addAll(
                    runtime.getActiveActivityIds(office.finds(number).process().getId()));
        }
        return activities;
    }

    /** The ended cases of the office with their last status. */
    private Map<String, String> ended() {
        Map<String, String> ended = new HashMap<>();
        jdbc.sql("select registration_number, status from case_file where closed_at is not null")
                .query(row -> {
                    ended.put(row.getString(1), row.getString(2));
                });
        return ended;
    }
}
