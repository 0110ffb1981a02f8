package id.paspor.casefile.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.Application;
import id.paspor.casefile.Status;
import id.paspor.casefile.correction.DataCorrection;
import id.paspor.casefile.correction.DataCorrections;
import id.paspor.casefile.revision.Rectifications;
import id.paspor.casefile.revision.Revision;
import id.paspor.casefile.revision.Revisions;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.model.PathAssert;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class DataCorrectionStoryTest {

    private static final String WRONG = "Tempat lahir tertulis Denpasar,\nseharusnya Gianyar";

    @Autowired
    ImmigrationOffice office;

    @Autowired
    DataCorrections corrections;

    @Autowired
    Rectifications rectifications;

    @Autowired
    Revisions revisions;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    FormService forms;

    @Autowired
    FilterService filters;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aSupervisorRectifiesAnAnswerAndTheOldOneIsKept() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        String number = budi.registrationNumber();

        rectifies(number, "fullName", " Made\u00a0Wirawan ", "Sesuai KTP asli");
        rectifies(number, "fatherName", "", "Tidak ada di akta kelahiran");

        assertThat(office.application(budi).fullName()).isEqualTo("Made Wirawan");
        assertThat(office.application(budi).fatherName()).isNull();
        assertThat(runtime.getVariable(budi.process().getId(), "applicantName")).isEqualTo("Made Wirawan");
        assertThat(revisions.of(new RegistrationNumber(number)))
                .extracting(Revision::revisedBy, Revision::reason, Revision::changes)
                .containsExactly(
                        Tuple.tuple(
                                "dpsSupervisor",
                                "Tidak ada di akta kelahiran",
                                List.of(new Revision.Change("fatherName", "Ketut Santoso", null))),
                        Tuple.tuple(
                                "dpsSupervisor",
                                "Sesuai KTP asli",
                                List.of(new Revision.Change(
                                        "fullName", budi.answers().get("fullName"), "Made Wirawan"))));
        assertThat(budi.status()).isEqualTo(Status.REGISTERED);
        assertThat(budi.history()).contains("2026-09-07 08:30 corrected by dpsSupervisor: Sesuai KTP asli");
        assertThat(budi.timesTold("data-rectified")).isEqualTo(2);
        budi.isBilled();
        assertThatThrownBy(() -> rectifies(number, "fullName", "Orang Lain", "Sesudah pencekalan diperiksa"))
                .isInstanceOf(Refusal.class)
                .hasMessage("rectification.screened");
        office.timePassesTo("2026-09-10 10:00");
        budi.pays("BANK-" + number).isPrinted().isCollected();
        rectifies(number, "occupation", "Pelaut", "Surat keterangan kerja");
        rectifies(number, "fullName", "Made Wirawan Putra", "Penetapan pengadilan");
        assertThat(office.application(budi).occupation()).isEqualTo("Pelaut");
        assertThat(budi.status()).isEqualTo(Status.PASSPORT_HANDED_OVER);
    }

    @ParameterizedTest
    @CsvSource({
        "office, JKS, Salah kantor, field: rectification.field",
        "product, ordinary-5y, Salah pilih, field: rectification.field",
        "nothing, x, Salah ketik, field: rectification.field",
        "motherName, Siti Aminah, Salah ketik, value: rectification.same",
        "nik, 9971042204860001, Salah ketik, nik: nik.impossible",
        "dateOfBirth, 2012-01-01, Salah ketik, 'guardianName: guardian.required, guardianNik: guardian.required,"
                + " product: product.ten-years-too-young'",
        "placeOfBirth, '', Salah ketik, placeOfBirth: form.required",
        "motherName, Siti Nur, '', reason: reason.needed"
    })
    void whatTheFormRefusesIsNotRectified(String field, String value, String reason, String refusal) {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        Application before = office.application(budi);

        assertThatThrownBy(() -> rectifies(budi.registrationNumber(), field, value, reason))
                .isInstanceOf(Refusal.class)
                .hasMessage(refusal);

        assertThat(office.application(budi)).isEqualTo(before);
        assertThat(revisions.of(budi.number())).isEmpty();
    }

    private void rectifies(String registrationNumber, String field, String value, String reason) {
        office.as(
                "dpsSupervisor",
                () -> rectifications.rectify(new RegistrationNumber(registrationNumber), field, value, reason));
    }

    @Test
    void aSupervisorCorrectsAndTheApplicantIsTold() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        ask(budi, WRONG);
        ProcessInstance process = process();
        ProcessEngineTests.assertThat(process).isWaitingAt("answer-data-correction");
        assertThat(process.getTenantId()).isEqualTo("DPS");
        assertThat(ImmigrationOffice.wallClock(task().getDueDate().toInstant())).isEqualTo("2026-09-10 08:30");

        office.timePassesTo("2026-09-08 09:00");
        answer("dpsSupervisor", "corrected", "Tempat lahir sudah kami ubah menjadi Gianyar.");

        PathAssert.assertThat(process)
                .hasPassedInOrder(
                        "correction-requested",
                        "record-correction-request",
                        "answer-data-correction",
                        "send-correction-answer",
                        "correction-answered")
                .isEnded();
        DataCorrection answered = corrections.of(budi.number()).get(0);
        assertThat(answered.open()).isFalse();
        assertThat(answered.wrong()).isEqualTo(WRONG);
        assertThat(answered.decision()).isEqualTo(DataCorrection.Decision.CORRECTED);
        assertThat(ImmigrationOffice.wallClock(answered.answeredAt())).isEqualTo("2026-09-08 09:00");
        assertThat(budi.timesTold("data-corrected")).isOne();
        assertThat(budi.lastMessage().textIndonesian()).contains("Tempat lahir sudah kami ubah menjadi Gianyar.");
        assertThat(who(budi)).containsExactly("applicant dpsSupervisor");
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("choose-interview-slot");
    }

    @Test
    void aSupervisorDeclinesAndTheApplicantMayAskAgain() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        ask(budi, WRONG);

        answer("dpsSupervisor", "declined", "Akta lahir menyebut Denpasar.");

        assertThat(budi.timesTold("correction-declined")).isOne();
        assertThat(budi.lastMessage().textEnglish()).contains("Akta lahir menyebut Denpasar.");
        ask(budi, "Akta lahir saya yang baru menyebut Gianyar.");
        assertThat(corrections.of(budi.number()))
                .extracting(DataCorrection::open)
                .containsExactly(true, false);
    }

    @Test
    void oneRequestPerCaseAtATime() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        ask(budi, WRONG);

        assertThatThrownBy(() -> ask(budi, WRONG)).isInstanceOf(Refusal.class).hasMessage("correction.open-already");
        assertThat(office.rowsIn("data_correction")).isOne();
        process();
    }

    @Test
    void aCaseThatHasEndedCanBeCorrectedToo() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isWithdrawn();

        ask(budi, WRONG);

        ProcessEngineTests.assertThat(process()).isWaitingAt("answer-data-correction");
    }

    @Test
    void theGateRefusesWhatTheFormRefuses() {
        CaseStory budi = office.receivesApplication(Applicants.adult());

        assertThatThrownBy(() -> ask(budi, "Salah")).hasMessage("wrong: form.too-short");
        assertThatThrownBy(() -> ask(budi, "x".repeat(1001))).hasMessage("wrong: form.too-long");
        assertThatThrownBy(() -> ask(budi, "")).hasMessage("wrong: form.required");
        assertThatThrownBy(() -> ask(budi, "Nama saya \u0007 terbalik")).hasMessage("wrong: form.control-characters");
        assertThat(office.rowsIn("data_correction")).isZero();
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("data-correction")
                        .count())
                .isZero();

        ask(budi, WRONG);
        assertThatThrownBy(() -> office.as(
                        "dpsSupervisor", () -> forms.submitTaskForm(task().getId(), Map.of("decision", "corrected"))))
                .hasMessage("answer: form.required");
    }

    @Test
    void theCounterAsksForAnApplicantOfTheOwnOfficeOnly() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        Map<String, Object> request = Map.of("registrationNumber", budi.registrationNumber(), "wrong", WRONG);

        assertThatThrownBy(() -> start("jksCounter", request))
                .isInstanceOf(Refusal.class)
                .hasMessage("office.not-yours");
        assertThatThrownBy(() -> start("dpsCounter", Map.of("registrationNumber", "0000000000000000", "wrong", WRONG)))
                .isInstanceOf(Refusal.class)
                .hasMessage("application.unknown");
        start("dpsCounter", request);

        assertThat(task().getName()).startsWith("Jawab permintaan pembetulan · ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"applicant", "dpsDataEntry", "dpsInterviewer", "dpsPrinting", "dpsTreasurer"})
    void othersDoNotStartItInTheEngine(String account) {
        CaseStory budi = office.receivesApplication(Applicants.adult());

        assertThatThrownBy(
                        () -> start(account, Map.of("registrationNumber", budi.registrationNumber(), "wrong", WRONG)))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void onlyASupervisorOfTheOfficeSeesAndAnswersIt() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        ask(budi, WRONG);
        String queue = filters.createTaskFilterQuery()
                .filterName("Antrean supervisor / Supervisor queue")
                .singleResult()
                .getId();

        assertThat(office.<Long>as("dpsSupervisor", () -> filters.count(queue))).isOne();
        assertThat(office.<Long>as("jksSupervisor", () -> filters.count(queue))).isZero();
        for (String outsider : List.of("jksSupervisor", "applicant", "dpsCounter", "dpsDataEntry")) {
            assertThatThrownBy(() -> answer(outsider, "corrected", "Ya."))
                    .as(outsider)
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(corrections.of(budi.number()).get(0).open()).isTrue();
    }

    @Test
    void theSupervisorReadsTheRequestInTheFormAndNowhereElseInTheEngine() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        ask(budi, WRONG);

        Map<String, Object> shown = office.as("dpsSupervisor", () -> forms.getTaskFormVariables(task().getId()));

        assertThat(shown).containsEntry("wrong", WRONG).containsEntry("registrationNumber", budi.registrationNumber());
        assertThat(shown.get("dueAt").toString()).isEqualTo("Kamis, 10 September 2026 08.30 WITA");
        assertThat(shown).containsKey("casefile");
        answer("dpsSupervisor", "corrected", "Sudah dibetulkan.");
        assertThat(jdbc.sql("select distinct name_ from act_hi_varinst v join act_hi_procinst p"
                                + " on p.id_ = v.proc_inst_id_ where p.proc_def_key_ = 'data-correction' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("applicantName", "office", "registrationNumber");
    }

    private void ask(CaseStory story, String wrong) {
        office.as("applicant", () -> corrections.request(story.number(), wrong));
    }

    private void start(String account, Map<String, Object> request) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("data-correction")
                .latestVersion()
                .singleResult()
                .getId();
        office.as(account, () -> forms.submitStartForm(definition, request));
    }

    private ProcessInstance process() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("data-correction")
                .singleResult();
    }

    private Task task() {
        return tasks.createTaskQuery()
                .taskDefinitionKey("answer-data-correction")
                .singleResult();
    }

    private void answer(String account, String decision, String text) {
        String task = task().getId();
        office.as(account, () -> forms.submitTaskForm(task, Map.of("decision", decision, "answer", text)));
    }

    private List<String> who(CaseStory story) {
        return jdbc.sql("select requested_by || ' ' || answered_by from data_correction where registration_number = ?")
                .param(story.registrationNumber())
                .query(String.class)
                .list();
    }
}
