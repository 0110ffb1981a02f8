package id.paspor.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Supervisors see what waits at their office, what is late or stuck, and all of its cases, and no other office's. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupervisionDoorTest {

    private static final String LIST = "/supervision/cases";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CaseMetrics metrics;

    private Case waiting;
    private Client supervisor;

    @BeforeAll
    void anApplicationInDenpasar() {
        waiting = new Walk(port).atDataEntry();
        new Walk(port).task("dpsDataEntry", waiting, "data-entry");
    }

    @BeforeEach
    void supervisorOfDenpasar() {
        supervisor = Client.session(port, "dpsSupervisor");
        supervisor.get("/?lang=en");
    }

    @ParameterizedTest
    @CsvSource({
        "stage=data, true",
        "stage=data&ended=false, true",
        "stage=interview, false",
        "ended=true, false",
        "from=2020-01-01&to=2020-12-31, false",
        "from=2020-01-01, true",
        "to=2020-01-01, false",
        "officer=dpsDataEntry, false",
        "officer=nobody%27%20or%201=1, false",
        "late=true, false",
        "stage=&ended=&officer=&from=&to=, true"
    })
    void filtersLeaveOutWhatIsNotAskedFor(String filter, boolean listed) {
        for (String list : new String[] {LIST, LIST + ".csv"}) {
            Answer answer = supervisor.get(list + "?" + filter);
            assertThat(answer.status()).as(list).isEqualTo(200);
            assertThat(answer.body().contains(waiting.registrationNumber()))
                    .as(list)
                    .isEqualTo(listed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stage=nonsense, 400",
        "ended=perhaps, 400",
        "from=yesterday, 400",
        "from=+999999999-12-31, 400",
        "to=-999999999-01-01, 400",
        "to=+999999999-12-31, 400",
        "page=0, 404",
        "page=999999999, 404",
        "page=one, 400",
        "late=maybe, 400"
    })
    void nonsenseIsRefused(String filter, int status) {
        assertThat(supervisor.get(LIST + "?" + filter.replace("+", "%2B")).status())
                .isEqualTo(status);
    }

    @Test
    void anOverdueTaskMakesItsCaseLate() {
        Walk walk = new Walk(port);
        Case late = walk.atDataEntry();
        String task = walk.task("dpsDataEntry", late, "data-entry");
        Client.basic(port, "dpsDataEntry")
                .post("/engine-rest/task/" + task + "/claim", Map.of("userId", "dpsDataEntry"));
        jdbc.sql("update act_ru_task set due_date_ = now() - interval '1 day' where id_ = ?")
                .param(task)
                .update();

        assertThat(supervisor.get(LIST + "?late=true").body())
                .contains(late.registrationNumber())
                .doesNotContain(waiting.registrationNumber());
        assertThat(supervisor.get(LIST + "?late=true&officer=dpsDataEntry").body())
                .contains(late.registrationNumber());
        assertThat(supervisor.get(LIST + "?late=true&officer=dpsInterviewer").body())
                .doesNotContain(late.registrationNumber());
        assertThat(supervisor.get("/supervision").body())
                .contains("Overview of")
                .contains(LIST + "?stage=data&amp;late=true");
        metrics.count();
        assertThat(prometheus("paspor_cases_late", "office=\"DPS\",stage=\"data\""))
                .isPositive();
    }

    @Test
    void operationsSeeHowManyCasesWaitWhere() {
        metrics.count();

        assertThat(prometheus("paspor_cases_open", "office=\"DPS\",stage=\"data\""))
                .isPositive();
        assertThat(prometheus("paspor_cases_open", "office=\"BTM\",stage=\"printing\""))
                .isZero();
        assertThat(prometheus("paspor_incidents", "office=\"BTM\"")).isZero();
    }

    @Test
    void anotherOfficesSupervisorSeesNothingOfIt() {
        Client batam = Client.session(port, "btmSupervisor");

        assertThat(batam.get(LIST).body()).doesNotContain(waiting.registrationNumber());
        assertThat(batam.get(LIST + ".csv").body()).doesNotContain(waiting.registrationNumber());
        assertThat(batam.get(LIST + "?office=DPS").body()).doesNotContain(waiting.registrationNumber());
    }

    @Test
    void aFileMakesNoFormulasAndWhoeverIsListedWasLookedAt() {
        Map<String, Object> answers = Applicants.adult();
        Case listed = new Walk(port).started("applicant", answers);

        String csv = supervisor.get(LIST + ".csv?stage=slot").body();

        assertThat(csv)
                .startsWith("registration_number,name,product,status,stage,submitted_at,ended_at")
                .contains(listed.registrationNumber() + "," + answers.get("fullName")
                        + ",electronic-10y,Registered,slot,");
        assertThat(jdbc.sql("select count(*) from case_look where registration_number = ? and what = 'look.cases'")
                        .param(listed.registrationNumber())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private double prometheus(String metric, String labels) {
        String line = Client.basic(port, "admin")
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(sample -> sample.startsWith(metric + "{" + labels))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
