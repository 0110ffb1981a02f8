package id.paspor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.engine.form.TaskDrafts;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Officers have a home of their own: what waits for them, what they have taken, who comes today. */
@ServerTest
class DeskPageTest {

    private static final Pattern QUEUE =
            Pattern.compile("id=\"queue-dataEntry\">\\s*<th[^>]*>[^<]*</th>\\s*<td>(\\d+)</td>\\s*<td>(\\d+)</td>");

    @LocalServerPort
    private int port;

    @Autowired
    private TaskDrafts forms;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({"dpsDataEntry, 200", "jksTreasurer, 200", "dpsSupervisor, 200", "applicant, 403", "admin, 403"})
    void onlyOfficersHaveADesk(String account, int status) {
        assertThat(Client.session(port, account).get("/desk").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"dpsPrinting, /desk", "dpsSupervisor, /desk", "applicant, /", "admin, /"})
    void officersComeHomeToTheirDesk(String account, String home) {
        assertThat(Client.session(port, account).get("/").body())
                .contains("<a class=\"paspor-brand me-auto\" href=\"" + home + "\">")
                .as("an account is there")
                .doesNotContain("href=\"/register\"");
    }

    @Test
    void treasurersHaveTheMoneyOfTheOfficeAndAllOthersWhoComesToday() {
        assertThat(Client.session(port, "jksTreasurer").get("/desk").body())
                .contains(
                        "id=\"queue-treasurer\"",
                        "id=\"money-undecided\"",
                        "href=\"/treasury/refunds\"",
                        "href=\"/treasury/bills?state=overdue\"",
                        "href=\"/treasury/revenue\"",
                        "href=\"/treasury\"")
                .doesNotContain("id=\"today\"", "??");
        assertThat(Client.session(port, "jksCounter").get("/desk").body())
                .contains("id=\"today\"")
                .doesNotContain("id=\"money\"", "/treasury");
    }

    @Test
    void whatIsTakenIsNoLongerFreeAndStandsAmongOnesOwn() {
        Walk walk = new Walk(port);
        Case waiting = walk.atDataEntry();
        Client officer = Client.session(port, "dpsDataEntry");
        String task = walk.task("dpsDataEntry", waiting, "data-entry");
        String before = officer.get("/desk").body();

        Client.basic(port, "dpsDataEntry")
                .post("/engine-rest/task/" + task + "/claim", Map.of("userId", "dpsDataEntry"));

        String after = officer.get("/desk").body();
        assertThat(counted(after, 1)).isEqualTo(counted(before, 1) - 1);
        assertThat(counted(after, 2)).isEqualTo(counted(before, 2));
        assertThat(before).doesNotContain(waiting.number().grouped());
        assertThat(after)
                .contains("/#/?task=" + task, "Budi Santoso", waiting.number().grouped());
        assertThat(Client.session(port, "jksDataEntry").get("/desk").body())
                .doesNotContain(waiting.number().grouped());
    }

    @ParameterizedTest
    @CsvSource({"id, Wawancara, ' 10 Agu 08.30'", "en, Interview, ' 10 Aug 08.30'"})
    void tasksAreNamedInTheLanguageOfWhoeverReadsThem(String language, String what, String when) {
        Walk walk = new Walk(port);
        String task = walk.task("dpsInterviewer", walk.atInterview(), "interview");
        // its moment depends on the day on which this test runs
        jdbc.sql("update act_ru_task set name_ = 'Wawancara 10 Agu 08.30 · Agus 10 Mei' where id_ = ?")
                .param(task)
                .update();
        jdbc.sql("update act_ru_task set assignee_ = 'dpsInterviewer' where id_ = ?")
                .param(task)
                .update();
        Client officer = Client.session(port, "dpsInterviewer");
        String name = what + when + " · Agus 10 Mei";
        String engine = "/camunda/api/engine/engine/default/";
        String filter = in(language, officer, engine + "filter?resourceType=Task", "application/json")
                .json()
                .findValuesAsText("id")
                .get(0);

        assertThat(in(language, officer, engine + "task/" + task, "application/hal+json")
                        .json()
                        .get("name")
                        .asText())
                .isEqualTo(name);
        for (String type : List.of("application/hal+json", "application/json")) {
            assertThat(in(language, officer, engine + "task?taskId=" + task, type)
                            .body())
                    .contains("\"name\":\"" + name + "\"");
            assertThat(in(language, officer, engine + "filter/" + filter + "/list?maxResults=1000", type)
                            .body())
                    .doesNotContain("\"name\":\"" + (language.equals("en") ? "Wawancara" : "Interview "));
        }
        assertThat(in(language, officer, "/desk", "text/html").body()).contains(name);
        assertThat(Client.basic(port, "dpsInterviewer")
                        .get("/engine-rest/task/" + task)
                        .json()
                        .get("name")
                        .asText())
                .as("to a program")
                .startsWith("Wawancara 10 Agu");
    }

    @Test
    void eachKindOfWorkOfACounterStandsInAListOfItsOwnAndIsCounted() {
        Walk walk = new Walk(port);
        String handOver = walk.task("dpsCounter", walk.atPickup(), "hand-over-passport");
        String choosing =
                walk.task("applicant", walk.started("applicant", Applicants.adult()), "choose-interview-slot");
        Client counter = Client.session(port, "dpsCounter");
        String engine = "/camunda/api/engine/engine/default/filter";
        Map<String, List<String>> kinds = Map.of(
                "Penyerahan paspor", List.of("hand-over-passport"),
                "Dokumen susulan", List.of("complete-documents"),
                "Menunggu pemohon", List.of("choose-interview-slot", "correct-application"));
        Map<String, List<String>> listed = new HashMap<>();
        for (JsonNode filter : in("id", counter, engine, "application/json").json()) {
            String name = filter.get("name").asText();
            String list = engine + "/" + filter.get("id").asText();
            if (kinds.containsKey(name)) {
                JsonNode tasks = in("id", counter, list + "/list?maxResults=1000", "application/json")
                        .json();
                assertThat(tasks)
                        .as(name)
                        .extracting(task -> task.get("taskDefinitionKey").asText())
                        .isSubsetOf(kinds.get(name));
                assertThat(in("id", counter, list + "/count", "application/json")
                                .json()
                                .get("count")
                                .asInt())
                        .as(name)
                        .isEqualTo(tasks.size());
                listed.put(name, tasks.findValuesAsText("id"));
            }
        }

        assertThat(listed).containsOnlyKeys(kinds.keySet());
        assertThat(listed.get("Penyerahan paspor")).contains(handOver);
        assertThat(listed.get("Menunggu pemohon")).contains(choosing);
    }

    private static Client.Answer in(String language, Client officer, String address, String type) {
        return officer.send("GET", address, null, null, Map.of("Accept-Language", language, "Accept", type));
    }

    @Test
    void whatAnOfficerFilledInIsKeptForThatOfficerUntilTheTaskIsDone() {
        Walk walk = new Walk(port);
        Case waiting = walk.atDataEntry();
        String task = walk.task("dpsDataEntry", waiting, "data-entry");
        Client officer = Client.session(port, "dpsDataEntry");
        String draft = "/desk/drafts/" + task;
        assertThat(officer.get(draft).status()).isEqualTo(204);

        assertThat(keep(officer, draft, "{\"decision\":\"return\",\"reason\":\"Nam\"}"))
                .isEqualTo(204);
        assertThat(keep(officer, draft, "{\"decision\":\"return\",\"reason\":\"Nama\",\"twoNationalities\":false}"))
                .isEqualTo(204);

        assertThat(officer.get(draft).json().get("answers").toString())
                .isEqualTo("{\"decision\":\"return\",\"reason\":\"Nama\",\"twoNationalities\":false}");
        for (String other : List.of("jksDataEntry", "dpsInterviewer")) {
            Client elsewhere = Client.session(port, other);
            assertThat(elsewhere.get(draft).status()).as(other).isIn(403, 404);
            assertThat(keep(elsewhere, draft, "{}")).as(other).isIn(403, 404);
        }

        jdbc.sql("insert into task_draft (task, officer, answers, saved_at) values (?, 'dpsSupervisor', '{}', now())")
                .param(task)
                .update();
        assertThat(officer.get(draft).json().get("answers"))
                .as("not a colleague's")
                .hasSize(3);
        walk.complete("dpsDataEntry", task, Map.of("decision", "accept"));
        assertThat(drafts(task)).isZero();
        assertThat(keep(officer, draft, "{\"decision\":\"return\"}")).isEqualTo(409);
        assertThat(officer.get(draft).status()).isEqualTo(409);
    }

    @Test
    void soIsWhatAnApplicantFilledInWhoUsesTasklist() {
        Walk walk = new Walk(port);
        Case waiting = walk.started("applicant", Applicants.adult());
        String task = walk.task("applicant", waiting, "choose-interview-slot");
        String draft = "/desk/drafts/" + task;
        Client applicant = Client.session(port, "applicant");
        String token = applicant.token("/applications");

        assertThat(applicant.get(draft).status()).isEqualTo(204);
        assertThat(applicant
                        .submitWith(token, draft, Map.of("answers", "{\"slot\":\"17\"}"))
                        .status())
                .isEqualTo(204);

        assertThat(applicant.get(draft).json().get("answers").toString()).isEqualTo("{\"slot\":\"17\"}");
        assertThat(Client.session(port, "applicant2").get(draft).status()).isIn(403, 404);
        assertThat(Client.session(port, "dpsDataEntry").get(draft).status()).isIn(403, 404);
        assertThat(Client.session(port, "dpsCounter").get(draft).status())
                .as("a desk that may do it, too, has its own")
                .isEqualTo(204);
        assertThat(Client.nobody(port).get(draft).location()).isEqualTo("/login");
        assertThat(applicant.get("/desk").status())
                .as("nothing else of the desk")
                .isEqualTo(403);
        walk.done(
                "applicant",
                waiting,
                "choose-interview-slot",
                Map.of("slot", walk.slots("DPS").get(0)));
        assertThat(drafts(task)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"unknown\":\"x\"}",
                "{\"reason\":{\"deep\":1}}",
                "{\"reason\":[1]}",
                "{\"reason\":null}",
                "{\"reason\":\"\0\"}"
            })
    void whatIsNoAnswerToTheFormIsNotKept(String answers) {
        Walk walk = new Walk(port);
        String draft = "/desk/drafts/" + walk.task("dpsDataEntry", walk.atDataEntry(), "data-entry");
        Client officer = Client.session(port, "dpsDataEntry");

        assertThat(keep(officer, draft, answers)).isEqualTo(400);
        assertThat(keep(officer, draft, "{\"reason\":\"" + "x".repeat(TaskDrafts.LONGEST) + "\"}"))
                .isEqualTo(400);
        assertThat(officer.get(draft).status()).isEqualTo(204);
    }

    @Test
    void whatIsDiscardedOrForgottenIsErased() {
        Walk walk = new Walk(port);
        String task = walk.task("dpsDataEntry", walk.atDataEntry(), "data-entry");
        Client officer = Client.session(port, "dpsDataEntry");
        keep(officer, "/desk/drafts/" + task, "{\"decision\":\"return\"}");
        officer.submitWith(officer.token("/desk"), "/desk/drafts/" + task + "/discard", Map.of());
        assertThat(drafts(task)).isZero();

        Instant now = Instant.now();
        // what other tests have left
        long older = forms.due(now.minusSeconds(60), Set.of());
        keep(officer, "/desk/drafts/" + task, "{\"decision\":\"return\"}");
        assertThat(forms.due(now.minusSeconds(60), Set.of())).isEqualTo(older);
        assertThat(forms.due(now.plusSeconds(60), Set.of())).isGreaterThan(older);
        while (forms.erase(now.plusSeconds(60), Set.of(), 1) > 0) {
            // one after the other
        }
        assertThat(drafts(task)).isZero();
    }

    private static int keep(Client officer, String draft, String answers) {
        return officer.submitWith(officer.token("/desk"), draft, Map.of("answers", answers))
                .status();
    }

    private int drafts(String task) {
        return jdbc.sql("select count(*) from task_draft where task = ?")
                .param(task)
                .query(Integer.class)
                .single();
    }

    private static int counted(String page, int group) {
        MatchResult queue = QUEUE.matcher(page).results().findFirst().orElseThrow();
        return Integer.parseInt(queue.group(group));
    }
}
