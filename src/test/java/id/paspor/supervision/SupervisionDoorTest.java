package id.paspor.supervision;

import static id.paspor.support.outside.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ServerTest;
import id.paspor.support.Sources;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Supervisors see what waits at their office, what is late or stuck, and all of its cases, and no other office's. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupervisionDoorTest {

    private static final String LIST = "/supervision/cases";
    private static final String VERSIONS = "/supervision/versions";

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
        "officer=nobody%%27%%20or%%201=1, false",
        "late=true, false",
        "due=true, false",
        "undelivered=true, false",
        "figure=registered&since=%s&until=%s, true",
        "figure=handed-over&since=%s&until=%s, false",
        "figure=registered&since=2026-01-01&until=2026-01-31, false",
        "sort=oldest&stage=data, true",
        "sort=urgent&stage=data, true",
        "sort=name&stage=data, true",
        "stage=&ended=&officer=&from=&to=&sort=, true"
    })
    void filtersLeaveOutWhatIsNotAskedFor(String asked, boolean listed) {
        LocalDate today = LocalDate.now(ImmigrationOffice.DENPASAR);
        String filter = asked.formatted(today.minusDays(1), today.plusDays(1));
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
        "late=maybe, 400",
        "due=maybe, 400",
        "sort=nonsense, 400",
        "from=2026-09-09&to=2026-09-08, 400",
        "undelivered=maybe, 400",
        "figure=nonsense&since=2026-01-01&until=2026-01-31, 400",
        "figure=paid, 400",
        "figure=paid&since=2026-01-01&until=2026-12-31, 400",
        "figure=paid&since=-999999999-01-01&until=-999999999-01-02, 400",
        "figure=spoiled&reason=print-blurred&since=2026-09-01&until=2026-09-30, 200",
        "figure=spoiled&reason=own-words&since=2026-09-01&until=2026-09-30, 200",
        "figure=spoiled&reason=nonsense&since=2026-09-01&until=2026-09-30, 400",
        "figure=paid&since=+999999999-12-30&until=+999999999-12-31, 400"
    })
    void nonsenseIsRefused(String filter, int status) {
        assertThat(supervisor.get(LIST + "?" + filter.replace("+", "%2B")).status())
                .isEqualTo(status);
    }

    @Test
    void aCaseWhoseMomentHasPassedIsLate() {
        Walk walk = new Walk(port);
        Case late = walk.atDataEntry();
        String task = walk.task("dpsDataEntry", late, "data-entry");
        Client.basic(port, "dpsDataEntry")
                .post("/engine-rest/task/" + task + "/claim", Map.of("userId", "dpsDataEntry"));
        jdbc.sql("update case_file set work_late_at = now() - interval '1 day',"
                        + " promise_warn_at = now() - interval '2 days', promise_late_at = now() + interval '1 day',"
                        + " legal_late_at = now() - interval '1 day' where registration_number = ?")
                .param(late.registrationNumber())
                .update();

        assertThat(supervisor.get(LIST + "?late=true").body())
                .contains(late.registrationNumber(), "Nearly late, until ", "Late since ")
                .doesNotContain(waiting.registrationNumber(), "??");
        assertThat(supervisor.get(LIST + ".csv?late=true").body())
                .contains(",promise,promise_until,legal_term,legal_until", ",warning,", ",late,");
        assertThat(supervisor.get(LIST + "?late=true&officer=dpsDataEntry").body())
                .contains(late.registrationNumber());
        assertThat(supervisor.get(LIST + "?late=true&officer=dpsInterviewer").body())
                .doesNotContain(late.registrationNumber());
        assertThat(supervisor.get("/supervision").body())
                .contains("Overview of", "Applied", "figure=registered&amp;since=", "<rect class=\"bar-0\"")
                .doesNotContain("??")
                .contains(LIST + "?stage=data&amp;late=true");
        metrics.count();
        assertThat(prometheus("paspor_cases_late", "office=\"DPS\",stage=\"data\""))
                .isPositive();

        decides(late);
        assertThat(supervisor.get("/cases/" + late.registrationNumber()).body())
                .contains(
                        "What was done as the application was late", "Berkas dicari &lt;di&gt; arsip", "Date put off");
    }

    /** With the first day from tomorrow on that the office is open. */
    private void decides(Case late) {
        String page = "/supervision/late";
        Matcher chosen = Pattern.compile("value=\"(" + late.registrationNumber() + ":[^\"]+)\"")
                .matcher(supervisor.get(page).body());
        assertThat(chosen.find()).isTrue();
        assertThat(supervisor
                        .submit(page, page, Map.of("chosen", chosen.group(1)))
                        .body())
                .contains("href=\"#reasonCode\">", "href=\"#reason\">", "href=\"#until\">");
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Makassar"));
        Answer answer;
        do {
            day = day.plusDays(1);
            answer = supervisor.submit(
                    page,
                    page,
                    Map.of(
                            "chosen",
                            chosen.group(1),
                            "reasonCode",
                            "booklets-out",
                            "reason",
                            "Berkas dicari <di> arsip",
                            "until",
                            day.toString()));
        } while (answer.status() == 400 && answer.body().contains("closed"));
        assertThat(answer.location()).isEqualTo(page);
    }

    @Test
    void mailThatDoesNotArriveIsToldToAllWhoCanDoSomethingUntilALaterOneDoes() {
        Case deaf = new Walk(port).atDataEntry();
        Client applicant = Client.session(port, "applicant");
        applicant.get("/?lang=en");
        String page = "/applications/" + deaf.registrationNumber();
        String file = "/cases/" + deaf.registrationNumber();
        String list = LIST + "?undelivered=true&ended=false";
        String told = "E-mail does not reach the applicant";
        assertThat(applicant.get(page).body()).doesNotContain("Our e-mail to");
        assertThat(supervisor.get(file).body()).doesNotContain(told);
        assertThat(supervisor.get(list).body()).doesNotContain(deaf.registrationNumber());

        awaitOwnMailOf(deaf);
        mail(deaf, "UNDELIVERABLE", "ADDRESS_REFUSED", "failed_at");

        assertThat(applicant.get(page).body())
                .contains("Our e-mail to b***@example.org does not arrive")
                .contains("This e-mail address does not exist or takes no mail.")
                .contains("href=\"/account/data/" + deaf.registrationNumber() + "/correction\"");
        assertThat(supervisor.get(file).body()).contains(told).contains("Not delivered on ");
        assertThat(supervisor.get("/supervision").body()).contains("Messages do not reach the applicant as chosen: ");
        assertThat(supervisor.get(list).body())
                .contains(deaf.registrationNumber())
                .doesNotContain(waiting.registrationNumber());
        assertThat(supervisor.get(list + "&late=true").body()).doesNotContain(deaf.registrationNumber());
        Client batam = Client.session(port, "btmSupervisor");
        assertThat(batam.get("/supervision").body()).doesNotContain("undelivered=true");
        assertThat(batam.get(list).body()).doesNotContain(deaf.registrationNumber());

        mail(deaf, "MAILED", null, "mailed_at");

        assertThat(applicant.get(page).body()).doesNotContain("Our e-mail to");
        assertThat(supervisor.get(file).body()).doesNotContain(told);
        assertThat(supervisor.get(list).body()).doesNotContain(deaf.registrationNumber());
    }

    /** What is delivered later than what fails would say that mail arrives. */
    private void awaitOwnMailOf(Case of) {
        await().until(() -> jdbc.sql("select 1 from message where registration_number = ? and delivery = 'WAITING'")
                .param(of.registrationNumber())
                .query()
                .listOfRows()
                .isEmpty());
    }

    /** Another message of a case, of whose mail this became. */
    private void mail(Case of, String delivery, String failure, String when) {
        jdbc.sql("""
                        insert into message (registration_number, office, created_at, subject_indonesian, text_indonesian,
                            subject_english, text_english, language, delivery, failure, %s)
                        values (?, 'DPS', now(), 'Perihal', 'Isi', 'Subject', 'Text', 'ID', ?, ?, now())""".formatted(when))
                .params(of.registrationNumber(), delivery, failure)
                .update();
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

    /** The rules and the dashboard that come with the program name nothing that it does not tell. */
    @ParameterizedTest
    @ValueSource(strings = {"operations/alerts.yaml", "operations/dashboard.json"})
    void everyMetricThatOperationsLookAtIsThere(String file) {
        metrics.count();
        Set<String> told = Sources.matches("(?m)^([a-z0-9_]+)(?=[{ ])", prometheus());

        assertThat(Sources.matches("\\b((?:paspor|http|hikaricp|jvm|process|disk)_[a-z0-9_]+)", Sources.read(file)))
                .hasSizeGreaterThan(10)
                .isSubsetOf(told);
    }

    @ParameterizedTest
    @CsvSource({"admin, true", "dpsSupervisor, false", "nobody, false"})
    void componentsOfHealthAreForAdministrators(String account, boolean shown) {
        Client client = account.equals("nobody") ? Client.nobody(port) : Client.basic(port, account);
        JsonNode health = client.get("/actuator/health").json();

        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.path("components").path("db").path("status").asText()).isEqualTo(shown ? "UP" : "");
        assertThat(health.path("components").has("jobExecutor")).isEqualTo(shown);
    }

    @Test
    void anotherOfficesSupervisorSeesNothingOfIt() {
        Client batam = Client.session(port, "btmSupervisor");

        assertThat(batam.get(LIST).body()).doesNotContain(waiting.registrationNumber());
        assertThat(batam.get(LIST + ".csv").body()).doesNotContain(waiting.registrationNumber());
        assertThat(batam.get(LIST + "?office=DPS").body()).doesNotContain(waiting.registrationNumber());
    }

    @Test
    void aTaskIsHandedOverOnThePageAndTheCaseFileSaysSo() {
        Walk walk = new Walk(port);
        Case moved = walk.atDataEntry();
        String task = walk.task("dpsDataEntry", moved, "data-entry");
        String page = "/supervision/work";
        String listed = supervisor.get(page + "?desk=dataEntry&officer=-").body();
        assertThat(listed)
                .contains(
                        "href=\"/cases/" + moved.registrationNumber() + "\"",
                        "value=\"" + task + ":\"",
                        "DataEntry DPS (dpsDataEntry)")
                .doesNotContain("??", "btmDataEntry");

        assertThat(supervisor
                        .submit(page, page, Map.of("task", task + ":", "reason", "Paling lama"))
                        .body())
                .contains("Choose to whom.");
        assertThat(supervisor
                        .submit(page, page, Map.of("task", task + ":", "to", "dpsCounter", "reason", "Paling lama"))
                        .body())
                .contains("Not handed on: Data entry, " + moved.number().grouped() + ".");
        assertThat(supervisor
                        .submit(page, page, Map.of("task", task + ":", "to", "dpsDataEntry", "reason", "Paling lama"))
                        .body())
                .contains("1 handed on.");
        assertThat(supervisor.get("/cases/" + moved.registrationNumber()).body())
                .contains("Data entry: from The queue to dpsDataEntry", "Paling lama");
        Client batam = Client.session(port, "btmSupervisor");
        assertThat(batam.get(page + "?officer=dpsDataEntry").body()).doesNotContain(moved.registrationNumber());
        assertThat(batam.submit(
                                page,
                                page,
                                Map.of("task", task + ":dpsDataEntry", "back", "true", "reason", "Iseng saja"))
                        .body())
                .contains("0 dialihkan.", "Satu tugas tidak dialihkan: sudah selesai, atau bukan milik kantor ini.");
        assertThat(supervisor
                        .submit(page, "/supervision/absences", Map.of("officer", "", "from", "kapan"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void headquartersSeeFiguresOfAllOfficesAndNothingElse() {
        Client headquarters = Client.session(port, "headquarters");
        headquarters.get("/?lang=en");
        jdbc.sql("""
                insert into act_ru_incident (id_, rev_, incident_timestamp_, incident_type_, execution_id_, activity_id_,
                    proc_inst_id_, proc_def_id_, cause_incident_id_, root_cause_incident_id_, configuration_)
                select 'of-none', 1, now(), 'failedJob', id_, 'issue-bill', id_, proc_def_id_, 'of-none', 'of-none', 'none'
                from act_ru_execution where business_key_ = ? and parent_id_ is null""").param(waiting.registrationNumber()).update();
        String page = headquarters.get("/supervision/offices").body();
        assertThat(page)
                .contains("Stuck steps of no office", "Issue bill")
                .doesNotContain(waiting.registrationNumber());
        assertThat(Client.session(port, "admin").get("/supervision/offices").body())
                .contains("id=\"of-none\"");
        jdbc.sql("delete from act_ru_incident where id_ = 'of-none'").update();
        assertThat(headquarters.get("/supervision/offices").body()).doesNotContain("id=\"of-none\"");
        assertThat(page)
                .contains("Kantor Imigrasi Denpasar", "Kantor Imigrasi Jayapura", "Share late")
                .doesNotContain(waiting.registrationNumber(), "??", "/camunda/app/tasklist");
        assertThat(headquarters.get("/supervision/offices.csv").body())
                .startsWith("rank,office,name,under_way")
                .contains(",DPS,Kantor Imigrasi Denpasar,")
                .doesNotContain(waiting.registrationNumber());

        for (String closed : new String[] {
            "/supervision",
            LIST,
            LIST + ".csv",
            "/supervision/work",
            "/supervision/late",
            "/supervision/stuck",
            "/cases",
            "/cases/" + waiting.registrationNumber(),
            "/cases/" + waiting.registrationNumber() + "/photo",
            "/api/cases?q=" + waiting.registrationNumber(),
            "/desk",
            "/stock",
            "/treasury",
            "/camunda/app/cockpit/default/",
            "/camunda/app/tasklist/default/",
            "/camunda/api/engine/engine/default/task"
        }) {
            assertThat(headquarters.get(closed).status()).as(closed).isIn(403, 404);
        }
        Client program = Client.basic(port, "headquarters");
        for (String closed : new String[] {
            "/engine-rest/task",
            "/engine-rest/process-instance",
            "/engine-rest/history/process-instance",
            "/engine-rest/engine"
        }) {
            assertThat(program.get(closed).status()).as(closed).isEqualTo(403);
        }
        assertThat(program.post("/engine-rest/task/x/complete", Map.of()).status())
                .isEqualTo(403);
        assertThat(supervisor.get("/supervision/offices").status()).isEqualTo(403);
    }

    @Test
    void nonsenseIsAnsweredByASentenceAboveTheList() {
        assertThat(supervisor.get(LIST + "?from=yesterday").body())
                .contains("<h1>Applications of", "href=\"#from\"", "id=\"from-problem\"")
                .doesNotContain(waiting.registrationNumber(), "??", "No application matches", "cases.csv");
        assertThat(supervisor.get(LIST + "?sort=nonsense").body()).contains("There is no such order.");
        assertThat(supervisor.get(LIST + "?stage=nonsense").body()).contains("There is no such stage.");
        for (String wrong : new String[] {
            "version=x", "ended=x", "late=x", "figure=x", "figure=submitted", "figure=submitted&since=x"
        }) {
            assertThat(supervisor.get(LIST + "?" + wrong).body())
                    .as(wrong)
                    .contains("paspor-summary", "paspor-problem");
        }
        assertThat(supervisor
                        .get(LIST + "?officer=dpsCounter&from=2026-09-09&to=2026-09-08")
                        .body())
                .contains(">Until: The last day must not be before the first one.", "id=\"to-problem\"")
                .contains("value=\"dpsCounter\"", "value=\"2026-09-09\"", "value=\"2026-09-08\"");
        assertThat(supervisor.get(LIST + "?officer=dpsCounter&from=yesterday").body())
                .contains("value=\"dpsCounter\"");
    }

    @Test
    void whatIsRefusedIsSaidAboveTheFormAndAtItsField() {
        String work = "/supervision/work";
        Answer toNobody = supervisor.submit(work, work, Map.of("reason", "Sedang <cuti>"));
        assertThat(toNobody.status()).isEqualTo(400);
        assertThat(toNobody.body())
                .contains("href=\"#to\">To: Choose to whom.</a>", "id=\"to-problem\">Choose to whom.</p>")
                .contains("aria-describedby=\"to-problem\"", "value=\"Sedang &lt;cuti&gt;\"");

        Answer absence = supervisor.submit(work, "/supervision/absences", Map.of("from", "besok", "officer", ""));
        assertThat(absence.status()).isEqualTo(400);
        assertThat(absence.body())
                .contains("href=\"#officer\">Officer: This is required.</a>", "href=\"#from\">", "href=\"#until\">")
                .contains("id=\"officer-problem\"", "id=\"from-problem\"", "id=\"until-problem\"");

        Answer decision = supervisor.submit(work, "/supervision/late", Map.of("until", "2026-02-30"));
        assertThat(decision.status()).as("nothing is late any more").isEqualTo(409);
        assertThat(decision.body()).contains("Nothing is late.", "was decided on or is not late any more");

        Answer gone = supervisor.submit(work, work + "?officer=nobody", Map.of("reason", "Sakit"));
        assertThat(gone.status()).as("no task is left").isEqualTo(409);
        assertThat(gone.body()).contains("No open task.", "taken it or handed it on meanwhile");
    }

    @Test
    void filtersAreKeptUnderANameForWhoeverKeptThem() {
        String views = LIST + "/views";
        String asked = "stage=data&officer={nobody}%26late=true&sort=oldest";
        assertThat(supervisor
                        .submit(LIST, views + "?" + asked.replace("{", "%7B").replace("}", "%7D"), Map.of("name", ""))
                        .body())
                .contains("id=\"name-problem\"");
        for (int time = 0; time < 2; time++) {
            supervisor.submit(
                    LIST, views + "?stage=data&ended=false&sort=oldest&page=7", Map.of("name", "Data <lama>"));
        }
        String page = supervisor.get(LIST).body();
        assertThat(page)
                .containsOnlyOnce("Data &lt;lama&gt;</a>")
                .contains("href=\"/supervision/cases?stage=data&amp;ended=false&amp;sort=oldest\"");
        supervisor.submit(LIST, views + "?officer=%7Bnobody%7D%26late%3Dtrue", Map.of("name", "Aneh"));
        assertThat(supervisor.get(LIST).body()).contains("?officer=%7Bnobody%7D%26late%3Dtrue\"");
        Client batam = Client.session(port, "btmSupervisor");
        assertThat(batam.get(LIST).body()).doesNotContain("lama&gt;");

        String forget = page.replaceFirst("(?s).*action=\"(/supervision/cases/views/[0-9]+/forget)\".*", "$1");
        assertThat(batam.submit(LIST, forget, Map.of()).status()).isEqualTo(404);
        supervisor.submit(LIST, forget, Map.of());
        assertThat(supervisor.get(LIST).body()).doesNotContain("lama&gt;");

        for (int view = 1; view <= 20; view++) {
            supervisor.submit(LIST, views + "?late=true", Map.of("name", "Nomor " + view));
        }
        assertThat(supervisor.get(LIST).body()).contains("Nomor 19<").doesNotContain("Nomor 20<");
        assertThat(supervisor
                        .submit(LIST, views + "?late=true", Map.of("name", "Satu lagi"))
                        .body())
                .contains("You have saved 20 views already.");
        assertThat(supervisor
                        .submit(LIST, views + "?stage=nonsense", Map.of("name", "Aneh"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theListLeadsToTheDiagramOfACaseOfTheOwnOffice() {
        String process = LIST + "/" + waiting.registrationNumber() + "/process";
        assertThat(supervisor.get(LIST + "?stage=data").body()).contains("href=\"" + process + "\"");
        Answer led = supervisor.get(process);
        assertThat(led.status()).isEqualTo(302);
        assertThat(led.header("Location")).endsWith("#/process-instance/" + waiting.instance() + "/runtime");
        assertThat(Client.session(port, "btmSupervisor").get(process).status()).isEqualTo(404);
    }

    @Test
    void whatIsNotStuckIsNotTriedAgain() {
        String page = "/supervision/stuck";
        assertThat(supervisor.get(page).body()).contains("Nothing is stuck.").doesNotContain("??");
        assertThat(Client.session(port, "dpsTreasurer").get(page).status()).isEqualTo(403);

        assertThat(supervisor.submit(page, page, Map.of()).body()).contains("href=\"#job\">Choose at least one step.");
        assertThat(supervisor.submit(page, page, Map.of("job", "' or 1=1")).body())
                .contains("1 were not stuck any more.");
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

    /** Supervisors see which versions the cases of their office run on; administrators try the move, of all offices. */
    @Test
    void versionsOfCasesAreShownAndTriedByAdministrators() {
        // what another test asked for
        jdbc.sql("delete from version_run").update();
        assertThat(supervisor.get(VERSIONS).body())
                .contains("Versions of the process: ", "newest", LIST + "?version=1")
                .doesNotContain("/dry-run\"", "??");
        assertThat(supervisor.get(LIST + "?version=1").body()).contains(waiting.registrationNumber());
        assertThat(supervisor.get(LIST + "?version=2").body()).doesNotContain(waiting.registrationNumber());
        assertThat(supervisor
                        .submitWith(supervisor.token(VERSIONS), VERSIONS + "/dry-run", Map.of())
                        .status())
                .isEqualTo(403);

        Client administrator = Client.session(port, "admin");
        administrator.get("/?lang=en");
        assertThat(administrator
                        .submit(VERSIONS, VERSIONS + "/dry-run", Map.of())
                        .location())
                .endsWith(VERSIONS);
        assertThat(administrator.get(VERSIONS).body()).contains("Begun.", "Still going on.");
        administrator.submit(VERSIONS, VERSIONS + "/migration", Map.of());
        assertThat(administrator.get(VERSIONS).body()).contains("still goes on. Wait");
        jdbc.sql("update version_run set ended_at = now()").update();
        assertThat(supervisor.get(VERSIONS).body()).contains("Ended on ", "0 applications can be moved, 0 cannot");
    }

    @Test
    void aSupervisorSendsTheReportOfAMonthWhichTreasurersReadAndNoOtherOffice() {
        String path = "/supervision/reports";
        YearMonth month = YearMonth.now(ImmigrationOffice.DENPASAR).minusMonths(1);
        assertThat(supervisor.submit(path, path, Map.of("month", "nonsense")).status())
                .isEqualTo(400);
        assertThat(supervisor
                        .submit(path, path, Map.of("month", month.plusMonths(2).toString()))
                        .status())
                .isEqualTo(400);
        assertThat(supervisor
                        .submit(path, path, Map.of("month", month.toString(), "office", "BTM"))
                        .status())
                .isEqualTo(404);
        supervisor.submit(path, path, Map.of("month", month.toString()));

        String list = supervisor.get(path).body();
        assertThat(list).contains("Monthly reports of", "dpsSupervisor").doesNotContain("??");
        Matcher link = Pattern.compile(path + "/[0-9]+\\.").matcher(list);
        assertThat(link.find()).isTrue();
        Client treasurer = Client.session(port, "dpsTreasurer");
        assertThat(treasurer.get(path).body()).doesNotContain("<select");
        assertThat(treasurer.get(link.group() + "csv").body()).contains("DPS," + month);
        assertThat(treasurer.get(link.group() + "pdf").body()).startsWith("%PDF");
        Client batam = Client.session(port, "btmSupervisor");
        assertThat(batam.get(link.group() + "csv").status()).isEqualTo(404);
        assertThat(batam.get(link.group() + "pdf?office=DPS").status()).isEqualTo(404);
    }

    private String prometheus() {
        return Client.basic(port, "admin").get("/actuator/prometheus").body();
    }

    private double prometheus(String metric, String labels) {
        String line = prometheus()
                .lines()
                .filter(sample -> sample.startsWith(metric + "{" + labels))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
