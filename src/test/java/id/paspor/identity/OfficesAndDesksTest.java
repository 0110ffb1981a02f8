package id.paspor.identity;

import static id.paspor.support.outside.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.casefile.Application;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.PortalWalk;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An office sees its own cases, a desk does its own work, an applicant sees the own application; from outside. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficesAndDesksTest {

    private static final String OF_NO_OFFICE = "null";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOT_ALLOWED = "Anda tidak berwenang melakukan ini. / You are not allowed to do this.";
    private static final String CLOSED =
            "Tindakan ini tidak tersedia. Gunakan Tasklist, Cockpit, atau halaman Paspor Online."
                    + " / This operation is not open. Use Tasklist, Cockpit or the pages of Paspor Online.";

    @LocalServerPort
    private int port;

    @Autowired
    private ManagementService management;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    private Walk walk;
    private Case denpasar;
    private Case jakarta;
    private String denpasarTask;

    @BeforeAll
    void aCaseAtEachOfTwoOffices() {
        walk = new Walk(port);
        denpasar = walk.atDataEntry();
        denpasarTask = walk.task("dpsDataEntry", denpasar, "data-entry");
        Map<String, Object> answers = Applicants.adult();
        answers.put("office", "JKS");
        jakarta = walk.started("applicant2", answers);
        walk.done(
                "applicant2",
                jakarta,
                "choose-interview-slot",
                Map.of("slot", walk.slots("JKS").get(0)));
    }

    @ParameterizedTest
    @CsvSource({
        "dpsDataEntry, DPS",
        "dpsInterviewer, DPS",
        "dpsPrinting, DPS",
        "dpsCounter, DPS",
        "dpsSupervisor, DPS",
        "jksDataEntry, JKS",
        "jksCounter, JKS",
        "jksSupervisor, JKS"
    })
    void anOfficeListsItsOwnCasesOnly(String officer, String office) {
        Client client = as(officer);
        for (String list : List.of(
                "/engine-rest/task",
                "/engine-rest/process-instance",
                "/engine-rest/variable-instance",
                "/engine-rest/history/process-instance",
                "/engine-rest/history/variable-instance",
                "/engine-rest/history/activity-instance")) {
            JsonNode listed = client.get(list).json();
            assertThat(listed)
                    .filteredOn(OfficesAndDesksTest::isOfACase)
                    .extracting(OfficesAndDesksTest::office)
                    .as(list)
                    .isSubsetOf(office);
            assertThat(listed).extracting(OfficesAndDesksTest::office).as(list).isSubsetOf(office, OF_NO_OFFICE);
        }
        assertThat(client.get("/engine-rest/task").json()).isNotEmpty();
        assertThat(client.get("/engine-rest/process-instance").json()).isNotEmpty();
    }

    /** Money that fits no bill, and banks' reports, are of no office; a case always is of one. */
    private static boolean isOfACase(JsonNode listed) {
        return listed.toString().contains("\"" + Application.PROCESS + ":");
    }

    private static String office(JsonNode listed) {
        return listed.get("tenantId").asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/process-instance/{i}",
                "/engine-rest/process-instance/{i}/variables",
                "/engine-rest/process-instance/{i}/variables/applicantName",
                "/engine-rest/process-instance/{i}/activity-instances",
                "/engine-rest/history/process-instance/{i}",
                "/engine-rest/task/{t}",
                "/engine-rest/task/{t}/form",
                "/engine-rest/task/{t}/variables",
                "/engine-rest/task/{t}/localVariables",
                "/engine-rest/task/{t}/form-variables",
                "/engine-rest/task/{t}/rendered-form",
                "/engine-rest/task/{t}/deployed-form",
                "/engine-rest/task/{t}/identity-links",
                "/engine-rest/task/{t}/comment",
            })
    void anotherOfficesCaseCannotBeRead(String path) {
        String asked = path.replace("{i}", denpasar.instance()).replace("{t}", denpasarTask);
        for (String outsider : List.of("jksDataEntry", "jksSupervisor", "dpsTreasurer", "applicant2")) {
            Answer answer = as(outsider).get(asked);

            assertThat(answer.status()).as(outsider + " " + answer).isIn(400, 403, 404);
            assertThat(answer.body()).doesNotContain("Budi").doesNotContain(denpasar.registrationNumber());
        }
    }

    @Test
    void anApplicantSeesTheOwnStepsOnly() {
        String applicant = PortalWalk.account(identity);
        Case waiting = walk.started(applicant, Applicants.adult());
        String task = walk.task(applicant, waiting, "choose-interview-slot");

        JsonNode own = as(applicant).get("/engine-rest/task").json();
        assertThat(own.findValuesAsText("taskDefinitionKey")).containsOnly("choose-interview-slot");
        assertThat(own.findValuesAsText("id")).contains(task).doesNotContain(denpasarTask);
        assertThat(as("applicant2").get("/engine-rest/task").json().findValuesAsText("id"))
                .doesNotContain(task);
        assertThat(as("applicant2").get("/engine-rest/task/" + task).status()).isEqualTo(404);
        assertThat(as(applicant).get("/engine-rest/process-instance").json()).isEmpty();
        assertThat(as(applicant).get("/engine-rest/variable-instance").json())
                .noneMatch(variable -> !variable.get("tenantId").asText().equals("DPS"));
        assertThat(as(applicant).get("/engine-rest/history/process-instance").json())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpsInterviewer", "dpsPrinting", "dpsCounter", "dpsSupervisor", "admin"})
    void aDeskDoesItsOwnWorkOnly(String colleague) {
        Answer completed = walk.complete(colleague, denpasarTask, Map.of("decision", "accept"));
        Answer claimed =
                as(colleague).post("/engine-rest/task/" + denpasarTask + "/claim", Map.of("userId", colleague));

        for (Answer answer : List.of(completed, claimed)) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().get("message").asText())
                    .isEqualTo("Tugas ini milik meja lain. / This task belongs to another desk.");
        }
    }

    @Test
    void aFormShowsTheCaseToItsOwnDeskOnly() {
        JsonNode own = as("dpsDataEntry")
                .get("/engine-rest/task/" + denpasarTask + "/form-variables")
                .json();
        JsonNode others = as("dpsPrinting")
                .get("/engine-rest/task/" + denpasarTask + "/form-variables")
                .json();

        assertThat(own.has("casefile")).isTrue();
        assertThat(others.has("casefile")).isFalse();
    }

    @Test
    void anOfficerClaimsForOneselfGivesBackAndKeepsColleaguesOut() {
        Case own = walk.atDataEntry();
        String task = "/engine-rest/task/" + walk.task("dpsDataEntry", own, "data-entry");
        Client officer = as("dpsDataEntry");

        assertThat(officer.post(task + "/claim", Map.of("userId", "dpsDataEntry"))
                        .status())
                .isEqualTo(204);
        assertThat(as("dpsCounter").post(task + "/unclaim", Map.of()).status()).isEqualTo(403);
        assertThat(officer.get(task).json().get("assignee").asText()).isEqualTo("dpsDataEntry");
        assertThat(officer.post(task + "/unclaim", Map.of()).status()).isEqualTo(204);
        assertThat(officer.get(task).json().get("assignee").isNull()).isTrue();

        Answer forAColleague = officer.post(task + "/claim", Map.of("userId", "jksDataEntry"));
        assertThat(forAColleague.status()).isEqualTo(403);
        assertThat(forAColleague.json().get("message").asText())
                .isEqualTo("Tugas hanya dapat diambil untuk diri sendiri. / A task can only be claimed for oneself.");
    }

    @Test
    void aSupervisorFreesTheTaskOfAnAbsentOfficerAndAnotherOfficesSupervisorDoesNot() {
        Case own = walk.atDataEntry();
        String task = "/engine-rest/task/" + walk.task("dpsDataEntry", own, "data-entry");
        as("dpsDataEntry").post(task + "/claim", Map.of("userId", "dpsDataEntry"));

        assertThat(as("jksSupervisor").post(task + "/unclaim", Map.of()).status())
                .isIn(403, 404);
        assertThat(as("dpsSupervisor").post(task + "/unclaim", Map.of()).status())
                .isEqualTo(204);
        assertThat(as("dpsDataEntry").get(task).json().get("assignee").isNull()).isTrue();

        walk.done("dpsDataEntry", own, "data-entry", Map.of("decision", "accept"));

        assertThat(namedInHistory(own)).as("who still had it open").containsOnly("dpsDataEntry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOBODY", "CLAIMED", "GIVEN_BACK"})
    void whoeverCompletesATaskIsNamedWhereverTheEngineTellsOfIt(Before before) {
        Case own = walk.atDataEntry();
        String task = "/engine-rest/task/" + walk.task("dpsDataEntry", own, "data-entry");
        Client officer = as("dpsDataEntry");
        if (before != Before.NOBODY) {
            officer.post(task + "/claim", Map.of("userId", "dpsDataEntry"));
        }
        if (before == Before.GIVEN_BACK) {
            officer.post(task + "/unclaim", Map.of());
        }

        walk.done("dpsDataEntry", own, "data-entry", Map.of("decision", "accept"));

        assertThat(namedInHistory(own)).containsOnly("dpsDataEntry");
    }

    private enum Before {
        NOBODY,
        CLAIMED,
        GIVEN_BACK
    }

    /** Whom the engine's tables of tasks and of steps name for the data entry of a case. */
    private List<String> namedInHistory(Case of) {
        List<String> named = jdbc.sql("""
                        select coalesce(assignee_, 'nobody') from act_hi_taskinst
                        where task_def_key_ = 'data-entry' and proc_inst_id_ = :instance
                        union all
                        select coalesce(assignee_, 'nobody') || case when end_time_ is null then ' still' else '' end
                        from act_hi_actinst where act_id_ = 'data-entry' and proc_inst_id_ = :instance""")
                .param("instance", of.instance())
                .query(String.class)
                .list();
        assertThat(named).hasSize(2);
        return named;
    }

    private void openDataEntry(String account) {
        User user = identity.newUser(account);
        user.setPassword("demo");
        ((IdentityServiceImpl) identity).saveUser(user, true);
        identity.createMembership(account, "dataEntry");
        identity.createTenantUserMembership("DPS", account);
    }

    @Test
    void whoHadATaskOpenThatSomebodyElseTookMeanwhileIsRefusedAtEveryDoor() {
        Case own = walk.atDataEntry();
        String id = walk.task("dpsDataEntry", own, "data-entry");
        String task = "/engine-rest/task/" + id;
        String colleague = "dpsDataEntry2";
        openDataEntry(colleague);
        as("dpsDataEntry").post(task + "/claim", Map.of("userId", "dpsDataEntry"));
        Client tasklist = Client.session(port, "dpsDataEntry");
        assertThat(tasklist.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
        as("dpsSupervisor").post(task + "/unclaim", Map.of());
        assertThat(as(colleague)
                        .post(task + "/claim", Map.of("userId", colleague))
                        .status())
                .isEqualTo(204);

        Map<String, Object> accepted = Walk.variables(Map.of("decision", "accept"));
        for (String way : List.of("/complete", "/submit-form")) {
            Answer program = as("dpsDataEntry").post(task + way, accepted);
            Answer person = tasklist.posted("/camunda/api/engine/engine/default/task/" + id + way, accepted);
            assertThat(program.status()).isEqualTo(409);
            assertThat(program.json().get("message").asText())
                    .contains("Tugas ini sedang dikerjakan oleh " + colleague);
            assertThat(person.status()).isEqualTo(409);
            assertThat(person.json().get("message").asText()).contains("Tugas ini sedang dikerjakan oleh " + colleague);
        }
        assertThat(as(colleague).get(task).json().get("assignee").asText()).isEqualTo(colleague);
        walk.done(colleague, own, "data-entry", Map.of("decision", "accept"));
        assertThat(namedInHistory(own)).containsOnly(colleague);
    }

    @Test
    void aSupervisorSeesAnIncidentAndHasTheJobTriedAgain() {
        Case failing = walk.atInterview();
        walk.photo(as("dpsInterviewer"), failing, Walk.picture("jpeg", 600, 800));
        jdbc.sql("alter table prevention_order rename to prevention_order_out_of_reach")
                .update();
        String job;
        try {
            walk.done("dpsInterviewer", failing, "interview", Walk.APPROVE);
            job = await().atMost(PATIENCE)
                    .until(
                            () -> as("dpsSupervisor")
                                    .get("/engine-rest/job?withException=true&processInstanceId=" + failing.instance())
                                    .json(),
                            jobs -> jobs.size() == 1)
                    .get(0)
                    .get("id")
                    .asText();
            // or, on a slow machine, the engine's next try would fall among what follows and be put off for minutes
            // when it fails
            management.setJobDuedate(job, Date.from(Instant.now().plus(1, ChronoUnit.DAYS)));
            for (String other :
                    List.of("dpsDataEntry", "dpsInterviewer", "dpsTreasurer", "applicant", "jksSupervisor")) {
                assertThat(retries(other, job, 1).status()).as(other).isIn(403, 404);
            }
            assertThat(retries("dpsSupervisor", job, 1).status())
                    .as("the engine tries it again by itself")
                    .isEqualTo(409);
            // as if the last try were over
            management.setJobRetries(job, 0);
            management.setJobDuedate(job, new Date());
            assertThat(incidents("dpsSupervisor", failing)).hasSize(1);
            assertThat(incidents("jksSupervisor", failing)).isEmpty();
        } finally {
            jdbc.sql("alter table prevention_order_out_of_reach rename to prevention_order")
                    .update();
        }

        for (String other :
                List.of("dpsDataEntry", "dpsInterviewer", "dpsTreasurer", "applicant", "jksSupervisor", "admin")) {
            assertThat(retries(other, job, 1).status()).as(other).isIn(403, 404);
        }
        for (int absurd : new int[] {-1, 0, 5, Integer.MAX_VALUE}) {
            assertThat(retries("dpsSupervisor", job, absurd).status()).isEqualTo(400);
        }
        assertThat(retries("dpsSupervisor", job, 1).status()).isEqualTo(204);

        await().atMost(PATIENCE)
                .until(() -> as("dpsSupervisor")
                        .get("/engine-rest/process-instance/" + failing.instance() + "/variables")
                        .json()
                        .has("virtualAccountNumber"));
        assertThat(incidents("dpsSupervisor", failing)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiterString = " | ", textBlock = """
            PUT | /process-instance/{i}/variables/office | {"value":"JKS","type":"String"}
            POST | /process-instance/{i}/variables | {"modifications":{"office":{"value":"JKS"}}}
            DELETE | /process-instance/{i}/variables/office | {}
            PUT | /execution/{i}/localVariables/office | {"value":"JKS"}
            PUT | /task/{t}/variables/office | {"value":"JKS"}
            PUT | /task/{t}/localVariables/office | {"value":"JKS"}
            POST | /task/{t}/variables | {"modifications":{"office":{"value":"JKS"}}}
            POST | /process-instance/variables-async | {"processInstanceIds":["{i}"],"variables":{"a":{"value":1}}}
            POST | /message | {"messageName":"PaymentReceived","businessKey":"{r}"}
            POST | /message | {"messageName":"ApplicationWithdrawn","businessKey":"{r}"}
            POST | /message | {"messageName":"ApplicationWithdrawn","businessKey":"{r}","all":true}
            POST | /message | {"messageName":"Nonsense"}
            POST | /execution/{i}/messageSubscriptions/ApplicationWithdrawn/trigger | {}
            POST | /execution/{i}/signal | {}
            POST | /signal | {"name":"anything"}
            POST | /condition | {"variables":{"a":{"value":1}}}
            DELETE | /process-instance/{i} | {}
            POST | /process-instance/delete | {"processInstanceIds":["{i}"]}
            PUT | /process-instance/{i}/suspended | {"suspended":true}
            POST | /process-instance/{i}/modification | {"instructions":[{"type":"startBeforeActivity","activityId":"print-passport"}]}
            PUT | /process-definition/suspended | {"processDefinitionKey":"passport-application","suspended":true}
            POST | /history/cleanup | {}
            POST | /task/create | {"name":"mine"}
            POST | /filter/create | {"resourceType":"Task","name":"mine","query":{}}
            POST | /user/create | {"profile":{"id":"intruder"},"credentials":{"password":"Perintis-2026-!"}}
            DELETE | /user/applicant2 | {}
            PUT | /group/camunda-admin/members/applicant | {}
            PUT | /tenant/JKS/user-members/dpsDataEntry | {}
            POST | /authorization/create | {"type":1,"permissions":["ALL"],"userId":"applicant","resourceType":8,"resourceId":"*"}
            POST | /task/{t}/delegate | {"userId":"dpsCounter"}
            POST | /task/{t}/assignee | {"userId":"dpsCounter"}
            POST | /task/{t}/identity-links | {"userId":"dpsPrinting","type":"candidate"}
            POST | /task/{t}/identity-links/delete | {"groupId":"dataEntry","type":"candidate"}
            """)
    void nobodyReachesPastTheForms(String method, String path, String body) {
        for (String account : List.of("applicant", "dpsDataEntry", "dpsCounter", "dpsSupervisor", "dpsTreasurer")) {
            Answer answer = as(account).json(method, "/engine-rest" + filled(path), filled(body));

            assertThat(answer.status()).as(account + " " + answer).isEqualTo(403);
            assertThat(answer.json().get("message").asText()).as(account).isIn(NOT_ALLOWED, CLOSED);
        }
        assertThat(walk.task("dpsDataEntry", denpasar, "data-entry"))
                .as("the case is where it was")
                .isEqualTo(denpasarTask);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiterString = " | ", textBlock = """
            POST | /task/{t}/bpmnError | {"errorCode":"any"}
            POST | /task/{t}/bpmnEscalation | {"escalationCode":"any"}
            POST | /task/{t}/resolve | {}
            DELETE | /task/{t} | {}
            """)
    void theWaysAroundATasksFormAreClosedEvenToItsOwnDesk(String method, String path, String body) {
        Answer answer = as("dpsDataEntry").json(method, "/engine-rest" + filled(path), filled(body));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.json().get("message").asText()).contains(" / ");
        assertThat(walk.task("dpsDataEntry", denpasar, "data-entry")).isEqualTo(denpasarTask);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpsDataEntry", "dpsCounter", "dpsSupervisor", "admin"})
    void commentsAreNotKeptOnTasks(String account) {
        Answer answer = as(account)
                .post(filled("/engine-rest/task/{t}/comment/create"), Map.of("message", "Budi is my neighbour"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.json().get("message").asText()).contains(" / ");
        assertThat(jdbc.sql("select count(*) from act_hi_comment")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpsDataEntry", "dpsSupervisor", "admin"})
    void filesCannotBeAttachedToATask(String account) {
        byte[] form = """
                --x\r
                Content-Disposition: form-data; name="attachment-name"\r
                \r
                ktp\r
                --x\r
                Content-Disposition: form-data; name="url"\r
                \r
                https://example.org/ktp\r
                --x--\r
                """.getBytes();

        Answer answer = as(account)
                .send(
                        "POST",
                        "/engine-rest/task/" + denpasarTask + "/attachment/create",
                        "multipart/form-data; boundary=x",
                        form);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(jdbc.sql("select count(*) from act_hi_attachment")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodyDeploysAModel() {
        byte[] form = """
                --x\r
                Content-Disposition: form-data; name="deployment-name"\r
                \r
                mine\r
                --x\r
                Content-Disposition: form-data; name="model.bpmn"; filename="model.bpmn"\r
                Content-Type: application/octet-stream\r
                \r
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">\
                <process id="mine" isExecutable="true" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" \
                camunda:historyTimeToLive="1"><startEvent id="s"/></process></definitions>\r
                --x--\r
                """.getBytes();
        for (String account : List.of("applicant", "dpsDataEntry", "dpsSupervisor", "dpsTreasurer", "admin")) {
            Answer answer =
                    as(account).send("POST", "/engine-rest/deployment/create", "multipart/form-data; boundary=x", form);

            assertThat(answer.status()).as(account + " " + answer).isEqualTo(403);
            assertThat(answer.json().get("message").asText()).isEqualTo(CLOSED);
        }
    }

    @Test
    void accountsOfOthersAreNotToBeSeen() {
        for (String account : List.of("applicant", "dpsDataEntry", "dpsSupervisor", "dpsTreasurer")) {
            Client client = as(account);
            assertThat(client.get("/engine-rest/user").json().findValuesAsText("id"))
                    .containsExactly(account);
            assertThat(client.get("/engine-rest/user/admin/profile").status()).isEqualTo(404);
            assertThat(client.get("/engine-rest/authorization").status()).isEqualTo(403);
            assertThat(client.json(
                                    "PUT",
                                    "/engine-rest/user/admin/credentials",
                                    Map.of("password", "Perintis-2026-!", "authenticatedUserPassword", "demo"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(as("admin").get("/engine-rest/user/count").status())
                .as("the administrator's password is what it was")
                .isEqualTo(200);
    }

    private Answer retries(String account, String job, int retries) {
        return as(account).json("PUT", "/engine-rest/job/" + job + "/retries", Map.of("retries", retries));
    }

    private JsonNode incidents(String account, Case of) {
        return as(account)
                .get("/engine-rest/incident?processInstanceId=" + of.instance())
                .json();
    }

    private String filled(String text) {
        return text.replace("{i}", denpasar.instance())
                .replace("{t}", denpasarTask)
                .replace("{r}", denpasar.registrationNumber());
    }

    private Client as(String account) {
        return Client.basic(port, account);
    }
}
