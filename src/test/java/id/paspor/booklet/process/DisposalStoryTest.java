package id.paspor.booklet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.paspor.booklet.Disposals;
import id.paspor.kernel.Refusal;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.model.PathAssert;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Booklets that become no passport: one officer proposes it, another, who is a supervisor, decides. */
@ProcessTest
class DisposalStoryTest {

    /** Two working days after Monday, as Denpasar closes. */
    private static final Instant CLOSING = Instant.parse("2026-09-09T07:00:00Z");

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Disposals disposals;

    @Autowired
    DisposalNews start;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    FormService forms;

    @Autowired
    FilterService filters;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aSupervisorConfirmsOnceForAllBookletsOfAProposal() {
        voided("X1000001", "X1000002");
        office.as(
                "dpsPrinting",
                () -> disposals.proposeToDestroy("DPS", List.of("X1000002", "X1000001", "X1000002"), "Dicacah"));
        office.runsDueJobs();
        ProcessInstance process = process();
        ProcessEngineTests.assertThat(process).isWaitingAt("decide-booklet-disposal");
        assertThat(process.getTenantId()).isEqualTo("DPS");
        assertThat(shown())
                .contains(
                        "Musnahkan / Destroy",
                        "X1000001, X1000002",
                        "Dicacah",
                        "dpsPrinting",
                        "Senin, 7 September 2026");

        decides("dpsSupervisor", "confirm");

        PathAssert.assertThat(process)
                .hasPassedInOrder("booklet-disposal-proposed", "decide-booklet-disposal", "booklets-written-off")
                .isEnded();
        assertThat(office.booklet("X1000001")).isEqualTo("DESTROYED: Dicacah");
        assertThat(office.booklet("X1000002")).isEqualTo("DESTROYED: Dicacah");
        assertThat(register())
                .containsExactly(
                        "X1000001 DESTROYED CONFIRMED dpsPrinting dpsSupervisor Dicacah",
                        "X1000002 DESTROYED CONFIRMED dpsPrinting dpsSupervisor Dicacah");
        assertThat(disposals.open("DPS")).isEmpty();
    }

    @Test
    void aSupervisorDeclinesAndTheBookletCanBeGivenOutAgain() {
        office.as("dpsPrinting", () -> disposals.proposeToVoid("DPS", "X1000001", "Basah"));
        office.runsDueJobs();
        ProcessInstance process = process();
        assertThat(setAside("X1000001")).isTrue();

        decides("dpsSupervisor", "decline");

        PathAssert.assertThat(process).hasPassed("booklets-kept").isEnded();
        assertThat(office.booklet("X1000001")).isEqualTo("BLANK");
        assertThat(setAside("X1000001")).isFalse();
        assertThat(register()).containsExactly("X1000001 SPOILED DECLINED dpsPrinting dpsSupervisor Basah");
    }

    @Test
    void noSupervisorConfirmsWhatIsTheirOwnProposal() {
        office.as("dpsSupervisor", () -> disposals.proposeAsLost("DPS", "X1000001", "Tidak ada di lemari"));
        office.runsDueJobs();

        assertThatThrownBy(() -> decides("dpsSupervisor", "confirm"))
                .isInstanceOf(Refusal.class)
                .hasMessage("booklets.second-officer");
        assertThat(office.booklet("X1000001")).isEqualTo("BLANK");
        ProcessEngineTests.assertThat(process()).isWaitingAt("decide-booklet-disposal");

        decides("dpsSupervisor", "decline");
        assertThat(disposals.open("DPS")).as("one's own can be taken back").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jksSupervisor", "dpsPrinting", "dpsCounter", "dpsTreasurer", "applicant"})
    void onlyASupervisorOfTheOfficeSeesAndDecidesIt(String outsider) {
        office.as("dpsPrinting", () -> disposals.proposeToVoid("DPS", "X1000001", "Basah"));
        office.runsDueJobs();
        String queue = filters.createTaskFilterQuery()
                .filterName("Antrean supervisor / Supervisor queue")
                .singleResult()
                .getId();
        String task = task().getId();

        assertThat(office.<Long>as("dpsSupervisor", () -> filters.count(queue))).isOne();
        assertThat(office.<Long>as(
                        outsider, () -> tasks.createTaskQuery().taskId(task).count()))
                .isZero();
        assertThatThrownBy(() -> decides(outsider, "confirm")).isInstanceOf(RuntimeException.class);
        assertThat(office.booklet("X1000001")).isEqualTo("BLANK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpsPrinting", "dpsSupervisor"})
    void nobodyStartsItInTheEngineWithoutAProposal(String account) {
        assertThatThrownBy(() -> office.as(
                        account,
                        () -> runtime.createMessageCorrelation("BookletDisposalProposed")
                                .processInstanceBusinessKey("1")
                                .tenantId("DPS")
                                .correlateStartMessage()))
                .isInstanceOf(Refusal.class)
                .hasMessage("not-allowed");
    }

    @Test
    void theGateTakesNothingButADecision() {
        office.as("dpsPrinting", () -> disposals.proposeToVoid("DPS", "X1000001", "Basah"));
        office.runsDueJobs();

        assertThatThrownBy(() -> decides("dpsSupervisor", "destroy")).hasMessage("decision: form.option");
        assertThatThrownBy(() -> office.as("dpsSupervisor", () -> forms.submitTaskForm(task().getId(), Map.of())))
                .hasMessage("decision: form.required");
        assertThat(disposals.open("DPS")).hasSize(1);
    }

    @Test
    void theEngineKeepsNeitherReasonNorNumbers() {
        office.as("dpsPrinting", () -> disposals.proposeToVoid("DPS", "X1000001", "Basah"));
        office.runsDueJobs();
        String process = process().getId();
        decides("dpsSupervisor", "confirm");

        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(process)
                        .list())
                .extracting("name")
                .containsExactlyInAnyOrder("office", "decision");
        assertThat(history.createHistoricTaskInstanceQuery()
                        .processInstanceId(process)
                        .list())
                .extracting("name")
                .containsExactly("Putuskan penghapusan blangko");
    }

    @Test
    void aTaskSaysWhichBookletsItIsAboutAndWhenItIsDue() {
        voided("X1000001", "X1000002", "X1000003", "X1000004");
        office.as("dpsPrinting", () -> disposals.proposeToVoid("DPS", "X1000005", "Basah"));
        office.as("dpsPrinting", () -> disposals.proposeToDestroy("DPS", List.of("X1000002", "X1000001"), "Dicacah"));
        office.as("dpsSupervisor", () -> disposals.proposeAsLost("DPS", "X1000006", "Tidak ada di lemari"));
        office.runsDueJobs();

        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("decide-booklet-disposal")
                        .list())
                .extracting(Task::getName, task -> task.getDueDate().toInstant())
                .containsExactlyInAnyOrder(
                        tuple("Putuskan penghapusan blangko · X1000005", CLOSING),
                        tuple("Putuskan penghapusan blangko · X1000001, X1000002", CLOSING),
                        tuple("Putuskan penghapusan blangko · X1000006", CLOSING));
    }

    @Test
    void aTaskAboutMoreBookletsThanFitSaysHowMany() {
        String[] four = {"X1000001", "X1000002", "X1000003", "X1000004"};
        voided(four);
        office.as("dpsPrinting", () -> disposals.proposeToDestroy("DPS", List.of(four), "Dicacah"));
        office.runsDueJobs();

        assertThat(task().getName()).isEqualTo("Putuskan penghapusan blangko · X1000001 … X1000004 (4)");
    }

    @Test
    void whatWasProposedBeforeThereWasAProcessGetsOneAtTheNextStart() {
        proposedOnceInTheTable("X1000001");
        office.as("dpsPrinting", () -> disposals.proposeToVoid("DPS", "X1000002", "Basah"));
        office.runsDueJobs();
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("booklet-disposal")
                        .count())
                .isOne();

        start.prepare();
        start.prepare();
        office.runsDueJobs();

        List<Task> waiting = tasks.createTaskQuery()
                .taskDefinitionKey("decide-booklet-disposal")
                .list();
        assertThat(waiting).hasSize(2).extracting(Task::getTenantId).containsOnly("DPS");
        waiting.forEach(task ->
                office.as("dpsSupervisor", () -> forms.submitTaskForm(task.getId(), Map.of("decision", "confirm"))));
        assertThat(office.booklet("X1000001")).isEqualTo("SPOILED: Sobek");
        assertThat(office.booklet("X1000002")).isEqualTo("SPOILED: Basah");
        start.prepare();
        office.runsDueJobs();
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("decide-booklet-disposal")
                        .count())
                .isZero();
    }

    /** Booklets that two officers found damaged some time ago. */
    private void voided(String... numbers) {
        for (String number : numbers) {
            jdbc.sql("""
                    insert into booklet_disposal
                        (proposal, booklet, becomes, reason, state, proposed_by, proposed_at, decided_by, decided_at)
                    values (nextval('booklet_proposal'), ?, 'SPOILED', 'Basah', 'CONFIRMED', 'someone', now(), 'another', now())""").param(number).update();
            jdbc.sql("update booklet set state = 'SPOILED', reason = 'Basah' where number = ?")
                    .param(number)
                    .update();
        }
    }

    private void proposedOnceInTheTable(String number) {
        jdbc.sql("""
                insert into booklet_disposal (proposal, booklet, becomes, reason, state, proposed_by, proposed_at)
                values (nextval('booklet_proposal'), ?, 'SPOILED', 'Sobek', 'OPEN', 'dpsPrinting', now())""").param(number).update();
        jdbc.sql("update booklet set set_aside = true where number = ?")
                .param(number)
                .update();
    }

    private boolean setAside(String number) {
        return jdbc.sql("select set_aside from booklet where number = ?")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    /** What the register has of the proposals of this story. */
    private List<String> register() {
        return jdbc.sql("select concat_ws(' ', booklet, becomes, state, proposed_by, decided_by, reason)"
                        + " from booklet_disposal where proposed_by like 'dps%' order by booklet")
                .query(String.class)
                .list();
    }

    /** What the form of the task says. */
    private String shown() {
        return office.as(
                "dpsSupervisor",
                () -> forms.getTaskFormVariables(task().getId()).get("facts").toString());
    }

    private ProcessInstance process() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("booklet-disposal")
                .singleResult();
    }

    private Task task() {
        return tasks.createTaskQuery()
                .taskDefinitionKey("decide-booklet-disposal")
                .singleResult();
    }

    private void decides(String account, String decision) {
        String task = task().getId();
        office.as(account, () -> forms.submitTaskForm(task, Map.of("decision", decision)));
    }
}
