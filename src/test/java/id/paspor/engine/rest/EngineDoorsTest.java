package id.paspor.engine.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.preparation.Preparation;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the engine's REST interface can do and must not, through both of its doors, as every role. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineDoorsTest {

    private static final String CODE = "${''.getClass().getName()}";
    private static final String BEAN = "${dataSource}";

    private static final List<String> ROLES = List.of(
            "applicant",
            "dpsDataEntry",
            "dpsInterviewer",
            "dpsPrinting",
            "dpsCounter",
            "dpsSupervisor",
            "dpsTreasurer",
            "admin");

    @LocalServerPort
    private int port;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private EngineCalls calls;

    @Autowired
    private List<Preparation> preparations;

    private Case waiting;

    @BeforeAll
    void aCaseWaitsForItsInterviewTime() {
        waiting = new Walk(port).started("applicant", Applicants.adult());
    }

    /** Both doors, as somebody who may use them. */
    private record Door(String name, Client client, String prefix, Map<String, String> headers) {

        Answer json(String method, String path, String body) {
            return client.send(method, prefix + path, "application/json", body.getBytes(), headers);
        }
    }

    private Stream<Door> doors(String account) {
        Client session = Client.session(port, account);
        // a page of Tasklist brings the token that the webapps want to see again
        session.get("/camunda/app/tasklist/default/");
        return Stream.of(
                new Door(account + " by HTTP Basic", Client.basic(port, account), "/engine-rest", Map.of()),
                new Door(
                        account + " in Tasklist",
                        session,
                        "/camunda/api/engine/engine/default",
                        Map.of("X-XSRF-TOKEN", session.cookie("XSRF-TOKEN").orElse(""))));
    }

    @ParameterizedTest
    @CsvSource({
        "id-ID, Jadwal wawancara, Interview time, Wajib diisi., Langkah saya",
        "en-US, Interview time, Jadwal wawancara, This is required., My steps"
    })
    void peopleReadFormsListsAndRefusalsInOneLanguageWithoutNamesOfFields(
            String language, String label, String other, String refusal, String list) {
        Door program = doors("applicant").findFirst().orElseThrow();
        String task = new Walk(port).task("applicant", waiting, "choose-interview-slot");
        Client tasklist = Client.session(port, "applicant");
        tasklist.get("/camunda/app/tasklist/default/");
        Door person = new Door(
                language,
                tasklist,
                "/camunda/api/engine/engine/default",
                Map.of("X-XSRF-TOKEN", tasklist.cookie("XSRF-TOKEN").orElse(""), "Accept-Language", language));

        assertThat(person.json("GET", "/task/" + task + "/deployed-form", "").body())
                .contains(label)
                .doesNotContain(other, label + " / ");
        assertThat(person.json("GET", "/task/" + task + "/form-variables", "").body())
                .contains("WITA")
                .doesNotContain(" / ");
        assertThat(person.json("GET", "/filter", "").json().findValuesAsText("name"))
                .contains(list);
        Answer refused = person.json("POST", "/task/" + task + "/submit-form", "{\"variables\": {}}");
        assertThat(refused.json().get("message").asText()).isEqualTo(label + ": " + refusal);
        assertThat(refused.json().get("fields").get(0).get("field").asText()).isEqualTo("slot");

        assertThat(program.json("GET", "/task/" + task + "/deployed-form", "").body())
                .contains(label, other);
        assertThat(program.json("POST", "/task/" + task + "/submit-form", "{\"variables\": {}}")
                        .json()
                        .get("message")
                        .asText())
                .startsWith("slot: ")
                .contains(refusal, " / ");
    }

    static Stream<String> expressionsOfATaskQuery() {
        return Arrays.stream(TaskQueryDto.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("set") && name.endsWith("Expression"))
                .map(name -> Introspector.decapitalize(name.substring(3)))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("expressionsOfATaskQuery")
    void noExpressionOfAQueryIsEvaluated(String expression) {
        for (String text : List.of(CODE, BEAN)) {
            String field = "\"" + expression + "\":\"" + text + "\"";
            for (String query : List.of(
                    "{" + field + "}",
                    "{\"orQueries\":[{" + field + "}]}",
                    "{\"orQueries\":[{\"name\":\"x\"},{" + field + "}]}")) {
                for (String path : List.of("/task", "/task/count")) {
                    isRefusedUnevaluated(Client.basic(port, "dpsDataEntry")
                            .send("POST", "/engine-rest" + path, "application/json", query.getBytes()));
                }
            }
        }
    }

    @Test
    void noExpressionOfAQueryIsEvaluatedForAnyRoleThroughAnyDoor() {
        String filter = filters.createTaskFilterQuery().list().get(0).getId();
        String nested = "{\"orQueries\":[{\"assigneeExpression\":\"" + CODE + "\"}]}";
        for (String role : ROLES) {
            doors(role).forEach(door -> {
                for (String path : List.of("/task", "/task/count")) {
                    Answer plain = door.json("POST", path, "{\"orQueries\":[{\"assignee\":\"nobody\"}]}");
                    assertThat(plain.status()).as(door.name() + " " + plain).isEqualTo(200);
                    Answer evil = door.json("POST", path, nested);
                    assertThat(evil.status()).as(door.name() + " " + evil).isEqualTo(400);
                    isRefusedUnevaluated(evil);
                }
                isRefusedUnevaluated(door.json("POST", "/filter/" + filter + "/list", nested));
                isRefusedUnevaluated(door.json("POST", "/filter/" + filter + "/count", nested));
                isRefusedUnevaluated(door.json("POST", "/filter/" + filter + "/singleResult", nested));
                isRefusedUnevaluated(door.json(
                        "POST",
                        "/filter/create",
                        "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":" + nested + "}"));
                isRefusedUnevaluated(door.json(
                        "PUT",
                        "/filter/" + filter,
                        "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":" + nested + "}"));
            });
        }
    }

    @Test
    void noExpressionOfAStoredFilterIsEvaluated() {
        TaskQuery top = tasks.createTaskQuery().taskAssigneeExpression(CODE);
        TaskQuery nested =
                tasks.createTaskQuery().or().taskAssigneeExpression(CODE).endOr();
        for (TaskQuery query : List.of(top, nested)) {
            Filter stored = filters.saveFilter(filters.newTaskFilter("stored").setQuery(query));
            try {
                Client admin = Client.basic(port, "admin");
                for (String way : List.of("/list", "/count", "/singleResult")) {
                    String path = "/engine-rest/filter/" + stored.getId() + way;
                    for (Answer answer : List.of(admin.get(path), admin.post(path, "{}"))) {
                        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
                        isRefusedUnevaluated(answer);
                    }
                }
            } finally {
                filters.deleteFilter(stored.getId());
            }
        }
    }

    @Test
    void theFiltersOfTasklistWork() {
        for (String role : ROLES) {
            doors(role)
                    .forEach(door -> door.json("GET", "/filter", "").json().forEach(filter -> {
                        String id = filter.get("id").asText();
                        for (String way : List.of("/list", "/count")) {
                            Answer answer = door.json("POST", "/filter/" + id + way, "{}");
                            assertThat(answer.status())
                                    .as(door.name() + " " + answer)
                                    .isEqualTo(200);
                        }
                    }));
        }
    }

    private static void isRefusedUnevaluated(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isIn(400, 403);
        assertThat(answer.body()).doesNotContain("java.lang", "getClass", "Hikari", "ENGINE-");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiterString = " | ", textBlock = """
            POST | /message | {"messageName":"PaymentReceived","businessKey":"{r}"}
            POST | /signal | {"name":"any"}
            POST | /condition | {"variables":{"a":{"value":1}}}
            POST | /process-instance/{i}/modification | {"instructions":[{"type":"startBeforeActivity","activityId":"print-passport"}]}
            POST | /process-instance/{i}/variables | {"modifications":{"priority":{"value":1}}}
            PUT | /process-instance/{i}/variables/priority | {"value":77,"type":"Integer"}
            DELETE | /process-instance/{i} | -
            POST | /process-instance/delete | {"processInstanceIds":["{i}"]}
            POST | /process-instance/variables-async | {"processInstanceIds":["{i}"],"variables":{"a":{"value":1}}}
            PUT | /process-instance/{i}/suspended | {"suspended":true}
            POST | /process-definition/{d}/restart | {"processInstanceIds":["{i}"],"instructions":[{"type":"startBeforeActivity","activityId":"print-passport"}]}
            POST | /process-definition/{d}/restart-async | {"processInstanceIds":["{i}"],"instructions":[]}
            PUT | /process-definition/suspended | {"processDefinitionKey":"passport-application","suspended":true}
            DELETE | /process-definition/{d} | -
            POST | /migration/generate | {"sourceProcessDefinitionId":"{d}","targetProcessDefinitionId":"{d}"}
            POST | /migration/execute | {}
            POST | /modification/execute | {}
            POST | /history/cleanup | {}
            DELETE | /history/process-instance/{i} | -
            POST | /history/process-instance/delete | {"historicProcessInstanceIds":["{i}"]}
            PUT | /job-definition/{d}/retries | {"retries":1}
            POST | /job/retries | {"retries":1,"jobIds":["x"]}
            PUT | /job/{j}/duedate | {"duedate":"2020-01-01T00:00:00.000+0000"}
            POST | /job/{j}/execute | {}
            DELETE | /job/{j} | -
            PUT | /job/{j}/suspended | {"suspended":true}
            POST | /filter/create | {"resourceType":"Task","name":"mine","query":{}}
            POST | /authorization/create | {"type":1,"permissions":["ALL"],"userId":"applicant","resourceType":8,"resourceId":"*"}
            POST | /group/create | {"id":"mine","name":"mine"}
            POST | /tenant/create | {"id":"mine","name":"mine"}
            PUT | /tenant/DPS/group-members/counter | {}
            PUT | /user/applicant2/credentials | {"password":"Perintis-2026-!","authenticatedUserPassword":"demo"}
            POST | /task/{t}/localVariables | {"modifications":{"a":{"value":1}}}
            POST | /task/{t}/delegate | {"userId":"dpsCounter"}
            POST | /decision-definition/key/fee/evaluate | {"variables":{}}
            GET | /application.wadl | -
            GET | /metrics | -
            GET | /metrics/activity-instance-start/sum | -
            GET | /history/process-definition/{d}/statistics | -
            GET | /history/process-instance/report?reportType=duration&periodUnit=month | -
            GET | /history/task/report?reportType=count&groupBy=taskName | -
            GET | /task/report/candidate-group-count | -
            GET | /optimize/process-instance/running | -
            OPTIONS | /task | -
            """)
    void whatIsNotListedIsClosedToEverybody(String method, String path, String body) {
        Job timer = management
                .createJobQuery()
                .processInstanceId(waiting.instance())
                .list()
                .get(0);
        String task = tasks.createTaskQuery()
                .processInstanceId(waiting.instance())
                .singleResult()
                .getId();
        String filled = path.replace("{j}", timer.getId())
                .replace("{i}", waiting.instance())
                .replace("{t}", task)
                .replace("{d}", timer.getProcessDefinitionId());
        String sent = body.replace("{i}", waiting.instance())
                .replace("{r}", waiting.registrationNumber())
                .replace("{d}", timer.getProcessDefinitionId());
        for (String role :
                List.of("applicant", "dpsDataEntry", "dpsSupervisor", "dpsTreasurer", "headquarters", "admin")) {
            doors(role).forEach(door -> {
                Answer answer = door.json(method, filled, sent);
                assertThat(answer.status()).as(door.name() + " " + answer).isIn(403, 404);
            });
        }
        assertThat(tasks.createTaskQuery().taskId(task).count())
                .as("the case is where it was")
                .isEqualTo(1);
        assertThat(management
                        .createJobQuery()
                        .jobId(timer.getId())
                        .singleResult()
                        .getDuedate())
                .isEqualTo(timer.getDuedate());
    }

    @Test
    void aSupervisorMovesNoTimer() {
        String timer = management
                .createJobQuery()
                .processInstanceId(waiting.instance())
                .timers()
                .list()
                .get(0)
                .getId();
        String past = "\"dueDate\":\"2020-01-01T00:00:00.000+0000\"";
        for (String role : List.of("dpsSupervisor", "jksSupervisor", "admin")) {
            doors(role).forEach(door -> {
                for (String body : List.of("{\"retries\":3," + past + "}", "{\"retries\":3}", "{\"retries\":0}")) {
                    Answer answer = door.json("PUT", "/job/" + timer + "/retries", body);
                    assertThat(answer.status()).as(door.name() + " " + answer).isIn(400, 403, 404, 409);
                }
            });
        }
        Job after = management.createJobQuery().jobId(timer).singleResult();
        assertThat(after.getRetries()).isEqualTo(4);
        assertThat(after.getDuedate()).isAfter("2026-01-01");
    }

    @Test
    void aSupervisorDoesNotSayWhenAFailedJobIsTriedAgain() {
        Job timer = management
                .createJobQuery()
                .processInstanceId(waiting.instance())
                .timers()
                .list()
                .get(0);
        management.setJobRetries(timer.getId(), 0);
        try {
            Answer answer = Client.basic(port, "dpsSupervisor")
                    .json(
                            "PUT",
                            "/engine-rest/job/" + timer.getId() + "/retries",
                            "{\"retries\":1,\"dueDate\":\"2020-01-01T00:00:00.000+0000\"}");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        } finally {
            management.setJobRetries(timer.getId(), 4);
        }
        assertThat(tasks.createTaskQuery().processInstanceId(waiting.instance()).count())
                .isEqualTo(1);
    }

    @Test
    void nobodyRenamesHimself() {
        String profile =
                "{\"id\":\"dpsDataEntry\",\"firstName\":\"Someone\",\"lastName\":\"Else\",\"email\":\"x@example.org\"}";
        doors("dpsDataEntry").forEach(door -> {
            assertThat(door.json("PUT", "/user/dpsDataEntry/profile", profile).status())
                    .isEqualTo(403);
            assertThat(door.json("GET", "/user/dpsDataEntry/profile", "").body())
                    .doesNotContain("Someone");
        });
    }

    @Test
    void administratorsManageAccountsThroughBothDoors() {
        doors("admin").forEach(door -> {
            String id = "officer" + Integer.toHexString(door.prefix().hashCode());
            String account = "{\"profile\":{\"id\":\"" + id + "\",\"firstName\":\"Nyoman\",\"lastName\":\"Sari\"},"
                    + "\"credentials\":{\"password\":\"Pulau-Dewata-Menari-2026\"}}";
            for (List<String> call : List.of(
                    List.of("POST", "/user/create", account),
                    List.of("PUT", "/group/counter/members/" + id, "{}"),
                    List.of("PUT", "/tenant/DPS/user-members/" + id, "{}"),
                    List.of("DELETE", "/tenant/DPS/user-members/" + id, ""),
                    List.of("DELETE", "/group/counter/members/" + id, ""),
                    List.of("DELETE", "/user/" + id, ""))) {
                Answer answer = door.json(call.get(0), call.get(1), call.get(2));
                assertThat(answer.status()).as(door.name() + call + answer).isEqualTo(204);
            }
        });
    }

    @Test
    void aStartWritesTheFiltersAnewAndTakesAwayOthers() {
        Filter foreign = filters.saveFilter(filters.newTaskFilter("foreign")
                .setQuery(tasks.createTaskQuery().taskAssigneeExpression(CODE)));
        List<String> ours = filters.createFilterQuery().list().stream()
                .map(Filter::getId)
                .filter(id -> !id.equals(foreign.getId()))
                .toList();
        Filter changed = filters.getFilter(ours.get(0));
        filters.saveFilter(changed.setQuery(tasks.createTaskQuery().taskName("changed")));

        preparations.forEach(Preparation::prepare);

        assertThat(filters.createFilterQuery().list())
                .extracting(Filter::getId)
                .containsExactlyInAnyOrderElementsOf(ours);
        TaskQuery restored = filters.getFilter(changed.getId()).getQuery();
        assertThat(((TaskQueryImpl) restored).getName()).isNull();
    }

    @Test
    void anAccountThatCallsWithoutEndIsToldToWait() {
        Client flooder = Client.basic(port, "btmCounter");
        assertThatThrownBy(() -> {
                    while (true) {
                        calls.count("btmCounter");
                    }
                })
                .isInstanceOf(Refusal.class);

        Answer held = flooder.get("/engine-rest/task");

        assertThat(held.status()).isEqualTo(429);
        assertThat(held.header("Retry-After")).isEqualTo("60");
        assertThat(held.body()).contains("Terlalu sering").contains("too often");
        assertThat(Client.basic(port, "btmPrinting").get("/engine-rest/task").status())
                .as("somebody else")
                .isEqualTo(200);
    }

    @Test
    void theListNamesOnlyOperationsThatThereAre() {
        assertThat(new TreeSet<>(EngineOperations.read().all())).isSubsetOf(OperationsOfTheEngine.all());
    }
}
