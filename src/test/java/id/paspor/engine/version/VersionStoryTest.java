package id.paspor.engine.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.appointment.Appointments;
import id.paspor.casefile.Application;
import id.paspor.casefile.Status;
import id.paspor.engine.version.CaseVersions.Pile;
import id.paspor.engine.version.VersionRuns.Misfit;
import id.paspor.engine.version.VersionRuns.Run;
import id.paspor.engine.version.VersionRuns.Tally;
import id.paspor.kernel.Refusal;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.Sources;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases that began with an older model, wherever they stand, are moved to today's and go on there to their passports. */
@ProcessTest
class VersionStoryTest {

    private static final String MODEL = "processes/passport-application.bpmn";
    private static final String TODAY = Sources.read(MODEL);
    private static final List<String> HERE = List.of("DPS");

    /** What a case consists of in the engine, without what says on which version it runs. */
    private static final Map<String, String> ROWS = Map.of(
            "act_ru_task", "id_, proc_inst_id_, task_def_key_, name_, assignee_, due_date_, priority_, tenant_id_",
            "act_ru_job", "id_, process_instance_id_, type_, duedate_, retries_, tenant_id_",
            "act_ru_variable", "id_, proc_inst_id_, name_, text_, long_, tenant_id_",
            "act_ru_execution where parent_id_ is null", "id_, business_key_, tenant_id_");

    @Autowired
    ImmigrationOffice office;

    @Autowired
    CaseVersions versions;

    @Autowired
    VersionRuns runs;

    @Autowired
    VersionWork work;

    @Autowired
    Appointments appointments;

    @Autowired
    RepositoryService models;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @Autowired
    JdbcClient jdbc;

    private final List<String> deployments = new ArrayList<>();

    @AfterEach
    void onlyTheProgramsOwnModelIsLeft() {
        deployments.forEach(deployment -> models.deleteDeployment(deployment, true));
        jdbc.sql("delete from version_run").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "reopening", "phases"})
    void casesInEveryStateAreMovedAndGoOn(String model) {
        int older = deploy(Sources.read("src/test/resources/models/" + model + ".bpmn"));
        Map<String, CaseStory> standing = inEveryState();
        int newest = deploy(TODAY);
        Set<String> before = rows();

        Run dry = run(true);

        assertThat(dry.dry()).isTrue();
        assertThat(dry.version()).isEqualTo(newest);
        assertThat(rows()).isEqualTo(before);
        assertThat(versions.piles(Application.PROCESS))
                .extracting(Pile::version)
                .containsOnly(older);
        assertThat(runs.misfits(dry, HERE, 10)).isEmpty();
        assertThat(runs.tallies(dry, HERE))
                .extracting(Tally::activity)
                .containsExactlyInAnyOrderElementsOf(standing.keySet());
        assertThat(runs.tallies(dry, List.of("JKS"))).isEmpty();

        Run move = run(false);

        assertThat(runs.tallies(move, HERE)).isEqualTo(runs.tallies(dry, HERE));
        assertThat(versions.piles(Application.PROCESS))
                .extracting(Pile::version)
                .containsOnly(newest);
        assertThat(rows()).containsAll(before);
        assertThat(subscriptions()).contains("interview-time-withdrawn");
        goOn(standing, newest);
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }

    private Set<String> subscriptions() {
        return jdbc.sql("select activity_id_ from act_ru_event_subscr")
                .query(String.class)
                .set();
    }

    private void goOn(Map<String, CaseStory> standing, int newest) {
        office.takesDelivery("electronic-10y", "X2000001", "X2000030");
        standing.forEach((step, story) -> {
            if (step.equals("hand-over-passport")) {
                reportsMisprint(story);
            }
            jobs.createJobQuery().processInstanceId(story.process().getId()).noRetriesLeft().list().stream()
                    .findFirst()
                    .ifPresent(stuck -> jobs.setJobRetries(stuck.getId(), 1));
            if (step.equals("await-booklets")) {
                office.takesDelivery("electronic-5y", "E2000001", "E2000010");
            }
            story.goesOnToItsPassport();
            assertThat(story.status()).as(step).isEqualTo(Status.PASSPORT_HANDED_OVER);
            assertThat(history(story))
                    .as(step)
                    .doesNotContain("subProcess", "apply-begins")
                    .contains("v" + newest);
        });
    }

    /** What older models do not know: the form of the open task is the newest version's. */
    private void reportsMisprint(CaseStory story) {
        story.completes(
                "dpsCounter",
                "hand-over-passport",
                Map.of("misprint", true, "misprintReason", "Tanggal lahir salah cetak"));
        story.completes("dpsSupervisor", "confirm-misprint", Map.of("decision", "confirm"));
        assertThat(story.openTask().getTaskDefinitionKey()).isEqualTo("print-passport");
    }

    private List<String> history(CaseStory story) {
        return jdbc.sql("""
                select act_type_ from act_hi_actinst where proc_inst_id_ = :id
                union select act_id_ from act_hi_actinst where proc_inst_id_ = :id
                union select 'v' || d.version_ from act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_
                    where p.id_ = :id""")
                .param("id", story.process().getId())
                .query(String.class)
                .list();
    }

    @Test
    void whoIsBeingWorkedOnOrHasNoPlaceStaysUntilTheNextRun() {
        int older = deploy(Sources.read("src/test/resources/models/phases.bpmn")
                .replace("\"await-booklets\"", "\"await-stock\"")
                .replace(">await-booklets<", ">await-stock<"));
        CaseStory waiting = child().chooses("DPS-20260910-0900").isAccepted().isApproved();
        office.hasNoBooklets("electronic-5y");
        waiting.pays("NO-STOCK");
        CaseStory booked = applied().holds("DPS-20260910-0900");
        office.as("applicant", () -> appointments.book(booked.number()));
        int newest = deploy(TODAY);

        Run first = run(false);

        assertThat(runs.misfits(first, HERE, 10))
                .containsExactlyInAnyOrder(
                        new Misfit(waiting.registrationNumber(), "DPS", older, "await-stock", Outcome.STEP_GONE),
                        new Misfit(booked.registrationNumber(), "DPS", older, "choose-interview-slot", Outcome.MOVING));
        assertThat(versions.piles(Application.PROCESS))
                .extracting(Pile::version)
                .containsOnly(older);

        office.runsDueJobs();
        run(false);
        assertThat(versions.running(Application.PROCESS, "DPS", newest)).containsExactly(booked.registrationNumber());

        int formerly = deploy(TODAY.replaceFirst(
                "(<bpmn:eventBasedGateway id=\"await-booklets\"[^>]*>)",
                "$1<bpmn:extensionElements><camunda:properties>"
                        + "<camunda:property name=\"formerly\" value=\"await-stock\" />"
                        + "</camunda:properties></bpmn:extensionElements>"));
        run(false);
        assertThat(versions.running(Application.PROCESS, "DPS", formerly))
                .containsExactlyInAnyOrder(waiting.registrationNumber(), booked.registrationNumber());
        assertThat(versions.running(Application.PROCESS, "JKS", formerly)).isEmpty();
        office.takesDelivery("electronic-5y", "E2000001", "E2000010");
        assertThat(waiting.goesOnToItsPassport().status()).isEqualTo(Status.PASSPORT_HANDED_OVER);
    }

    @Test
    void oneRunGoesOnAtATimeAndIsTakenUpWhereItWasLeft() {
        int older = deploy(Sources.read("src/test/resources/models/phases.bpmn"));
        List<String> processes = List.of(applied(), child()).stream()
                .map(story -> story.process().getId())
                .sorted()
                .toList();
        deploy(TODAY);
        runs.begin(Application.PROCESS, false, "admin");
        assertThatThrownBy(() -> runs.begin(Application.PROCESS, true, "admin")).isInstanceOf(Refusal.class);
        // a node looked at the first case, and died
        jdbc.sql("update version_run set reached = ?, taken_until = ?")
                .params(processes.get(0), Timestamp.from(office.now().plusSeconds(60)))
                .update();

        work.work();
        assertThat(versions.piles(Application.PROCESS))
                .extracting(Pile::version)
                .containsOnly(older);

        office.timePassesTo("2026-09-07 08:31");
        work.work();
        assertThat(versions.piles(Application.PROCESS)).hasSize(2);
        assertThat(runs.latest(Application.PROCESS).get(0).endedAt()).isEqualTo(office.now());
    }

    private Run run(boolean dry) {
        runs.begin(Application.PROCESS, dry, "admin");
        work.work();
        Run run = runs.latest(Application.PROCESS).stream()
                .filter(one -> one.dry() == dry)
                .findFirst()
                .orElseThrow();
        assertThat(run.endedAt()).isNotNull();
        return run;
    }

    /** A case at every step at which one can wait, among them jobs, of which one has failed. */
    private Map<String, CaseStory> inEveryState() {
        CaseStory incident = billed();
        back(incident, "await-payment", "issue-bill");
        jobs.setJobRetries(
                jobs.createJobQuery()
                        .processInstanceId(incident.process().getId())
                        .messages()
                        .singleResult()
                        .getId(),
                0);
        CaseStory screened = atInterview().isPhotographed();
        CaseStory paid = ready("print-passport");
        CaseStory printed = ready("hand-over-passport");
        Map<String, CaseStory> cases = new LinkedHashMap<>(Map.of(
                "choose-interview-slot", applied(),
                "data-entry", booked(),
                "correct-application", booked().isReturned("Nama ibu tidak terbaca"),
                "interview", atInterview(),
                "complete-documents", atInterview().lacksDocuments("Akta kelahiran asli"),
                "await-payment", billed(),
                "print-passport", ready("print-passport"),
                "hand-over-passport", ready("hand-over-passport")));
        CaseStory child = child().chooses("DPS-20260910-0900").isAccepted().isApproved();
        office.hasNoBooklets("electronic-5y");
        cases.put("await-booklets", child.pays("NO-STOCK"));
        CaseStory hit = atInterview();
        office.isToldToPrevent(hit.answers().get("fullName").toString());
        cases.put("adjudicate", hit.isApproved());
        back(screened, "interview", "screen-applicant");
        back(paid, "print-passport", "allocate-booklet");
        back(printed, "hand-over-passport", "notify-ready-for-pickup");
        cases.putAll(Map.of(
                "issue-bill", incident,
                "screen-applicant", screened,
                "allocate-booklet", paid,
                "notify-ready-for-pickup", printed));
        return cases;
    }

    /** The case stands before an earlier step again, which a job does. */
    private void back(CaseStory story, String from, String to) {
        runtime.createProcessInstanceModification(story.process().getId())
                .cancelAllForActivity(from)
                .startBeforeActivity(to)
                .execute();
    }

    private CaseStory applied() {
        return office.receivesApplication(Applicants.adult());
    }

    private CaseStory child() {
        return office.receivesApplication(Applicants.child());
    }

    private CaseStory booked() {
        return applied().chooses("DPS-20260910-0900");
    }

    private CaseStory atInterview() {
        return booked().isAccepted();
    }

    private CaseStory billed() {
        return atInterview().isApproved();
    }

    private CaseStory ready(String task) {
        CaseStory story = billed();
        story.pays("BANK-" + story.registrationNumber());
        return task.equals("print-passport") ? story : story.isPrinted();
    }

    private Set<String> rows() {
        return ROWS.entrySet().stream()
                .flatMap(table -> jdbc
                        .sql("select concat_ws(' ', " + table.getValue() + ") from " + table.getKey())
                        .query(String.class)
                        .list()
                        .stream())
                .collect(Collectors.toSet());
    }

    private int deploy(String model) {
        ProcessDefinition own = models.createProcessDefinitionQuery()
                .processDefinitionKey(Application.PROCESS)
                .processDefinitionVersion(1)
                .singleResult();
        DeploymentBuilder deployment = models.createDeployment().addString("passport-application.bpmn", model);
        models.getDeploymentResourceNames(own.getDeploymentId()).stream()
                .filter(name -> name.endsWith(".form"))
                .forEach(form -> deployment.addDeploymentResourceByName(own.getDeploymentId(), form));
        deployments.add(0, deployment.deploy().getId());
        return models.createProcessDefinitionQuery()
                .processDefinitionKey(Application.PROCESS)
                .latestVersion()
                .singleResult()
                .getVersion();
    }
}
