package id.paspor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.screening.WatchList;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the engine keeps of a case: its path and its routing facts, nothing about the person but the name. */
@ProcessTest
class EngineTablesTest {

    /** What a case without detours leaves in the engine's history, measured; a change of the model may change it. */
    private static final int HISTORY_ROWS_OF_A_CASE = 32;

    private static final List<String> PERSONAL = List.of(
            "nik",
            "familyCardNumber",
            "taxNumber",
            "address",
            "phone",
            "email",
            "motherName",
            "fatherName",
            "emergencyContactName",
            "emergencyContactPhone",
            "oldPassportNumber");

    @Autowired
    ProcessEngine engine;

    @Autowired
    ImmigrationOffice office;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void theEngineNeverLearnsWhoTheApplicantIs() {
        Map<String, Object> answers = Applicants.replacement();
        answers.put("taxNumber", "123456789012345");
        answers.put("address", "Jalan Kenanga Raya 17");
        answers.put("phone", "089876501234"); // not the example in the form, which is in the engine's tables
        answers.put("emergencyContactPhone", "089876501235");
        answers.put("email", "budi.unik@example.org");
        answers.put("motherName", "Siti Ratnasari");
        answers.put("fatherName", "Ketut Wirawan");
        CaseStory budi = office.receivesApplication(answers);

        assertNothingPersonalOf(answers, "while a slot is chosen");
        budi.chooses("DPS-20260909-0900");
        budi.isReturned("Alamat kurang lengkap");
        assertNothingPersonalOf(answers, "while a correction is made");
        answers.put("address", "Jalan Kenanga Raya 17 Blok C");
        answers.put("email", "budi.baru@example.org");
        budi.corrects(Map.of("address", answers.get("address"), "email", answers.get("email")));
        budi.isAccepted();
        budi.lacksDocuments("Paspor lama");
        budi.completes("dpsCounter", "complete-documents", Map.of());
        budi.isApproved();
        assertNothingPersonalOf(answers, "while the bill is open");
        budi.pays("BANK-1");
        assertNothingPersonalOf(answers, "while the passport is printed");
        budi.isPrinted().isCollected();
        assertNothingPersonalOf(answers, "after the case");
    }

    @Test
    void neitherPassportNumberNorMachineReadableZoneStaysInTheEngineAfterPrinting() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isPaid();
        String mrz = budi.passport().mrz();
        String number = budi.passport().number();

        office.timePassesTo("2026-09-11 10:00");
        budi.isPrinted();

        assertThat(readInTheEngine(List.of(mrz.lines().toList().get(1), number)))
                .isEmpty();
    }

    @Test
    void whatScreeningFoundIsNowhereInTheEngine() {
        office.imports(
                WatchList.PREVENTION_ORDERS,
                "5171012204860001,A7654321,Orang Tercegah,1986-04-22,Jaksa Tinggi,SP-7788,2026-06-01,2026-11-30");
        Map<String, Object> answers = Applicants.adult();
        answers.put("fullName", "Orang Tercegah Dua");
        CaseStory story = office.receivesApplication(answers).isBilled();
        String task = story.openTask().getId();
        String shown = office.as(
                "dpsSupervisor",
                () -> engine.getFormService()
                        .getTaskFormVariables(task)
                        .get("hits")
                        .toString());
        List<String> evidence = List.of("A7654321", "Jaksa Tinggi", "SP-7788", "5171 0122 0486 0001");
        List<String> secrets =
                Stream.concat(evidence.stream(), Stream.of("5171012204860001")).toList();

        assertThat(shown).contains(evidence);
        assertThat(readInTheEngine(secrets)).isEmpty();
        story.completes("dpsSupervisor", "adjudicate", Map.of("decision", "clear"));
        assertThat(readInTheEngine(secrets)).isEmpty();
    }

    @Test
    void aStepThatFailsOnTheCaseFileDoesNotCarryItIntoTheIncident() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).comesToTheInterview();
        budi.isPhotographed();
        String nik = (String) budi.answers().get("nik");
        jdbc.sql("alter table case_file add constraint broken_for_now check (status <> 'BILLED')")
                .update();
        try {
            assertThatThrownBy(budi::isApproved)
                    .hasStackTraceContaining("broken_for_now")
                    .satisfies(failed -> assertThat(stackTrace(failed)).doesNotContain(nik));
        } finally {
            jdbc.sql("alter table case_file drop constraint broken_for_now").update();
        }

        assertThat(readInTheEngine(List.of("broken_for_now", nik)))
                .isNotEmpty()
                .allMatch(found -> found.endsWith("broken_for_now"));
    }

    @Test
    void aFinishedCaseLeavesNothingRunningAndLittleHistory() {
        office.receivesApplication(Applicants.adult()).isReadyForPickup().isCollected();

        Map<String, Long> running = rows("act\\_ru\\_%");
        running.remove("act_ru_authorization"); // the grants of the groups, none of a task, as follows
        running.remove("act_ru_filter"); // the lists in Tasklist
        running.remove("act_ru_jobdef"); // of the models
        running.remove("act_ru_job"); // none of a case, as follows
        running.remove("act_ru_meter_log");
        running.remove("act_ru_event_subscr"); // the messages that processes start with, none of a case, as follows
        assertThat(running)
                .allSatisfy((table, rows) -> assertThat(rows).describedAs(table).isZero());
        assertThat(count("act_ru_authorization where resource_type_ = 7")).isZero();
        assertThat(count("act_ru_event_subscr where execution_id_ is not null")).isZero();
        assertThat(count("act_ru_job where process_instance_id_ is not null")).isZero();
        assertThat(count("act_ge_bytearray where deployment_id_ is null")).isZero();

        Map<String, Long> kept = rows("act\\_hi\\_%");
        kept.values().removeIf(rows -> rows == 0);
        assertThat(kept)
                .containsOnlyKeys(
                        "act_hi_procinst", "act_hi_actinst", "act_hi_taskinst", "act_hi_varinst", "act_hi_op_log");
        assertThat(kept.values().stream().mapToLong(Long::longValue).sum())
                .describedAs("%s", kept)
                .isLessThanOrEqualTo(HISTORY_ROWS_OF_A_CASE);
    }

    @Test
    void onlyTheLastingVariablesLast() {
        office.receivesApplication(Applicants.adult()).isReadyForPickup().isCollected();

        assertThat(jdbc.sql("select distinct name_ from act_hi_varinst order by 1")
                        .query(String.class)
                        .list())
                .isSubsetOf(LastingVariables.NAMES)
                .contains("registrationNumber", "office", "applicantName", "feeAmount");
    }

    private void assertNothingPersonalOf(Map<String, Object> answers, String when) {
        assertThat(readInTheEngine(PERSONAL.stream()
                        .map(key -> answers.get(key).toString())
                        .toList()))
                .as("what stands in the engine " + when)
                .isEmpty();
    }

    /** Which of these texts can be read in the engine's tables, in clear or within serialised bytes, each after its table. */
    private List<String> readInTheEngine(Collection<String> texts) {
        return jdbc
                .sql(
                        "select tablename from pg_tables where schemaname = 'public' and tablename like 'act\\_%' order by 1")
                .query(String.class)
                .list()
                .stream()
                .flatMap(table -> readIn(table, texts))
                .toList();
    }

    private Stream<String> readIn(String table, Collection<String> texts) {
        return jdbc
                .sql("select distinct text from " + table
                        + " row, lateral (select row::text as whole offset 0) written,"
                        + " unnest(?) text where position(text in whole) > 0"
                        + " or position(encode(convert_to(text, 'UTF8'), 'hex') in whole) > 0")
                .param(texts.toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(text -> table + ": " + text);
    }

    private static String stackTrace(Throwable failed) {
        StringWriter trace = new StringWriter();
        failed.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private Map<String, Long> rows(String like) {
        Map<String, Long> rows = new TreeMap<>();
        office.engineTables(like).forEach(table -> rows.put(table, count(table)));
        return rows;
    }

    private long count(String table) {
        return office.rowsIn(table);
    }

    /** Each look for jobs would read the timers of all open cases otherwise. */
    @Test
    void jobsThatAreDueAreFoundByTheirTime() {
        String plan = new TransactionTemplate(transactions).execute(status -> {
            // however few there are
            jdbc.sql("set local enable_seqscan = off").update();
            return String.join("\n", jdbc.sql("""
                    explain select id_ from act_ru_job where retries_ > 0 and (duedate_ is null or duedate_ <= now()::timestamp)
                    and (lock_owner_ is null or lock_exp_time_ < now()::timestamp) and suspension_state_ = 1 limit 12""").query(String.class).list());
        });

        assertThat(plan).contains("act_ru_job_by_due_date");
    }
}
