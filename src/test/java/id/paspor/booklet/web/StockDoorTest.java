package id.paspor.booklet.web;

import static id.paspor.support.outside.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.paspor.booklet.Booklets;
import id.paspor.office.Product;
import id.paspor.support.Browser;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of an office's booklets: who may see it, who may do what, and that two officers destroy one. */
@ServerTest
class StockDoorTest {

    private static final String PAGE = "/stock";

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Booklets booklets;

    @ParameterizedTest
    @CsvSource({
        "djjPrinting, 200, 302, 302, 404",
        "djjSupervisor, 200, 302, 302, 404",
        "admin, 200, 403, 403, 404",
        "djjDataEntry, 403, 403, 403, 404",
        "djjInterviewer, 403, 403, 403, 404",
        "upgCounter, 403, 403, 403, 404",
        "djjTreasurer, 403, 403, 403, 404",
        "applicant, 403, 403, 403, 403"
    })
    void eachRoleDoesWhatIsItsOwn(String account, int reading, int counting, int proposing, int decidingHere) {
        String number = delivered("DJJ");
        Client somebody = Client.session(port, account);

        assertThat(somebody.get(PAGE).status()).isEqualTo(reading);
        assertThat(somebody.get(PAGE + "/movements.csv?period=2026-09").status())
                .isEqualTo(reading);
        assertThat(post(somebody, "/counts", Map.of("product", "ordinary-5y", "counted", "7"))
                        .status())
                .isEqualTo(counting);
        assertThat(post(somebody, "/losses", Map.of("cause", "DAMAGED", "number", number, "reason", "Basah"))
                        .status())
                .isEqualTo(proposing);
        assertThat(post(somebody, "/destruction", Map.of("numbers", number, "reason", "Basah"))
                        .status())
                .as("what is not void, or was just proposed")
                .isEqualTo(proposing == 302 ? 400 : 403);
        assertThat(post(somebody, "/proposals/1/confirm", Map.of()).status())
                .as("proposals are decided in Tasklist")
                .isEqualTo(decidingHere);
    }

    @Test
    void nobodyIsSentToTheLoginAndNothingIsTakenFromElsewhere() {
        assertThat(Client.nobody(port).get(PAGE).location()).isEqualTo("/login");
        assertThat(Client.nobody(port)
                        .get(PAGE + "/movements.csv?period=2026-09")
                        .location())
                .isEqualTo("/login");
        assertThat(Client.session(port, "djjPrinting")
                        .submitForged(PAGE + "/counts", Map.of("product", "ordinary-5y", "counted", "7"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aBookletIsVoidedAndDestroyedByTwoOfficersOfTheOffice() {
        String number = delivered("UPG");
        Client desk = english("upgPrinting");
        Client supervisor = english("upgSupervisor");

        post(desk, "/losses", Map.of("cause", "DAMAGED", "number", number, "reason", "<i>Wet</i>"));
        assertThat(desk.get(PAGE).body())
                .contains(
                        "Declare spoiled: " + number,
                        "&lt;i&gt;Wet&lt;/i&gt;",
                        "There are fewer than 501 blank booklets",
                        "href=\"/camunda/app/tasklist/\"")
                .doesNotContain("??");
        decide("upgSupervisor", number, "confirm");

        assertThat(desk.get(PAGE).body())
                .contains("value=\"" + number + "\"")
                .doesNotContain("Declare spoiled: " + number);
        assertThat(post(supervisor, "/destruction", Map.of("numbers", number, "reason", "=Shredded"))
                        .status())
                .isEqualTo(302);
        String task = task("upgSupervisor", number);
        Map<String, String> confirm = Map.of("decision", "confirm");
        assertThat(walk().complete("upgSupervisor", task, confirm).status())
                .as("one's own proposal")
                .isEqualTo(403);
        assertThat(walk().complete("djjSupervisor", task, confirm).status()).isEqualTo(404);
        assertThat(walk().complete("upgPrinting", task, confirm).status()).isIn(403, 404);
        assertThat(walk().complete("upgSupervisor", task, Map.of("decision", "decline"))
                        .status())
                .isEqualTo(204);
        post(desk, "/destruction", Map.of("numbers", number, "reason", "=Shredded"));
        decide("upgSupervisor", number, "confirm");

        LocalDate today = LocalDate.now(ZoneId.of("Asia/Makassar"));
        Answer day = desk.get(PAGE + "/movements.csv?period=" + today);
        assertThat(day.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(day.header("Cache-Control")).contains("no-store");
        assertThat(day.body())
                .startsWith("Time,Booklet number,")
                .contains(number + ",\"E-passport, 5 years\",Blank,Spoiled,upgSupervisor,,<i>Wet</i>")
                .contains(number + ",\"E-passport, 5 years\",Spoiled,Destroyed,upgSupervisor,,'=Shredded");
        assertThat(desk.get(PAGE + "/movements.csv?period=" + YearMonth.from(today))
                        .body())
                .contains(number);
        assertThat(desk.get(PAGE + "/movements.csv?period=2020-01").body()).doesNotContain(number);
        assertThat(english("djjPrinting")
                        .get(PAGE + "/movements.csv?period=" + today)
                        .body())
                .doesNotContain(number);
        assertThat(english("admin")
                        .get(PAGE + "/movements.csv?office=UPG&period=" + today)
                        .body())
                .contains(number);
    }

    @Test
    void aCountIsShownWithItsDifference() {
        String number = delivered("UPG");
        Client desk = english("upgPrinting");
        int blank = booklets.blank("UPG", Product.ELECTRONIC_5Y);

        post(
                desk,
                "/counts",
                Map.of("product", "electronic-5y", "counted", String.valueOf(blank - 1), "missing", number));

        assertThat(desk.get(PAGE).body())
                .contains((blank - 1) + " counted, " + blank + " expected", "1 missing", "Not found: " + number);
        assertThat(booklets.blank("UPG", Product.ELECTRONIC_5Y)).isEqualTo(blank);
    }

    @Test
    void aBookletThatIsNotFoundIsLostAndVoidWhenItTurnsUp() {
        String number = delivered("UPG");
        Client desk = english("upgPrinting");

        for (String cause : List.of("MISSING", "DAMAGED")) {
            post(desk, "/losses", Map.of("cause", cause, "number", number, "reason", "Count of today"));
            decide("upgSupervisor", number, "confirm");
        }

        LocalDate today = LocalDate.now(ZoneId.of("Asia/Makassar"));
        assertThat(desk.get(PAGE + "/movements.csv?period=" + today).body())
                .contains(number + ",\"E-passport, 5 years\",Blank,Lost,upgSupervisor,,Count of today")
                .contains(number + ",\"E-passport, 5 years\",Lost,Spoiled,upgSupervisor,,Count of today");
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        Client desk = english("upgPrinting");

        Answer count = post(desk, "/counts", Map.of("product", "electronic-5y", "counted", "many", "missing", "<b>"));
        assertThat(count.status()).isEqualTo(400);
        assertThat(count.body()).contains("id=\"count-counted-problem\"").doesNotContain("<b>", "??");
        Answer unknown = post(desk, "/losses", Map.of("cause", "DAMAGED", "number", "Z9999999", "reason", "Wet"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("id=\"loss-number-problem\"", "check the number and its state");
        for (String cause : List.of("", "STOLEN")) {
            assertThat(post(desk, "/losses", Map.of("cause", cause, "number", delivered("UPG"), "reason", "Wet"))
                            .body())
                    .contains("id=\"loss-cause-problem\"");
        }
        assertThat(post(desk, "/destruction", Map.of("reason", "x")).status()).isEqualTo(400);
        Answer both = post(desk, "/losses", Map.of("cause", "DAMAGED", "number", " - ", "reason", "x".repeat(501)));
        assertThat(both.status()).isEqualTo(400);
        assertThat(both.body())
                .contains("id=\"loss-number-problem\"", "id=\"loss-reason-problem\"", "At most 500 characters", "xxx")
                .contains("Booklet number: ", "Reason: At most 500 characters")
                .contains("id=\"loss-cause-DAMAGED\" value=\"DAMAGED\" checked");
        Answer two =
                post(desk, "/counts", Map.of("product", "electronic-5y", "counted", "1000001", "missing", "S1\u00072"));
        assertThat(two.status()).isEqualTo(400);
        assertThat(two.body())
                .contains("id=\"count-counted-problem\"", "id=\"count-missing-problem\"", "Counted: ")
                .doesNotContain("??");
        assertThat(post(desk, "/counts", Map.of("product", "gold", "counted", "1"))
                        .body())
                .contains("id=\"count-product-problem\"");
    }

    @Test
    void aNumberIsReadAsPeopleWriteIt() {
        String number = delivered("UPG");
        String written =
                number.substring(0, 1).toLowerCase() + " " + number.substring(1, 4) + "-" + number.substring(4);

        assertThat(post(
                                english("upgPrinting"),
                                "/losses",
                                Map.of("cause", "DAMAGED", "number", written, "reason", "Wet"))
                        .status())
                .isEqualTo(302);

        assertThat(english("upgPrinting").get(PAGE).body()).contains("Declare spoiled: " + number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?office=DPS", "/movements.csv?office=DPS&period=2026-09", "/nothing"})
    void anotherOfficesStockIsNotThere(String path) {
        assertThat(Client.session(port, "upgPrinting").get(PAGE + path).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026-13", "2026-02-30", "x"})
    void aPeriodIsADayOrAMonth(String period) {
        assertThat(Client.session(port, "upgPrinting")
                        .get(PAGE + "/movements.csv?period=" + period)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void operationsSeeTheStock() {
        delivered("UPG");

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(Client.basic(port, "admin")
                                .get("/actuator/prometheus")
                                .body())
                        .containsPattern(
                                "paspor_booklets_blank\\{[^}]*office=\"UPG\",product=\"electronic-5y\"[^}]*} [1-9]"));
    }

    @Test
    void theSupervisorReadsTheProposalInTasklistAndConfirmsIt() {
        String number = delivered("UPG");
        post(
                Client.session(port, "upgPrinting"),
                "/losses",
                Map.of("cause", "DAMAGED", "number", number, "reason", "<i>Basah</i>"));
        Page page = browser.signedIn("upgSupervisor", 1400, 1100);
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.navigate("/camunda/app/tasklist/default/#/?task=" + task("upgSupervisor", number));
        page.locator("button.claim").click();
        PlaywrightAssertions.assertThat(page.locator(".fjs-form")).containsText(number);
        PlaywrightAssertions.assertThat(page.locator(".fjs-form")).containsText("<i>Basah</i>");
        page.getByText("Berkas", new Page.GetByTextOptions().setExact(true)).click();
        PlaywrightAssertions.assertThat(page.locator(".task-card")).containsText("tidak menyangkut satu permohonan");
        page.getByText("Formulir", new Page.GetByTextOptions().setExact(true)).click();
        PlaywrightAssertions.assertThat(page.locator(".fjs-form")).containsText(number);

        page.getByText("Setujui", new Page.GetByTextOptions().setExact(true)).click();
        Browser.picture(page, "decide-booklet-disposal");
        assertThat(complaints).as("a task of no case").isEmpty();
        page.locator("button.btn-primary:visible").click();

        await().untilAsserted(() -> assertThat(jdbc.sql("select state from booklet where number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("SPOILED"));
    }

    @ParameterizedTest
    @CsvSource({"360, id", "1300, en"})
    void thePageIsFitForEverybody(int width, String language) {
        String number = delivered("UPG");
        post(
                Client.session(port, "upgPrinting"),
                "/losses",
                Map.of("cause", "DAMAGED", "number", number, "reason", "Basah"));
        Page page = browser.signedIn("upgPrinting", width, 800);
        page.navigate(PAGE + "?lang=" + language);
        page.fill("#count-counted", "x");
        page.press("#count-counted", "Enter");
        assertThat(page.locator("#problems a").count()).isEqualTo(1);

        browser.look(page, "stock");
    }

    /** The number of a blank booklet that an office has just received. */
    private String delivered(String office) {
        int serial = jdbc.sql("select coalesce(max(substr(number, 2)::int), 0) + 1 from booklet where number like 'S%'")
                .query(Integer.class)
                .single();
        String number = "S%07d".formatted(serial);
        booklets.receive(office, Product.ELECTRONIC_5Y, number, number);
        return number;
    }

    /** The task in which a supervisor decides about a booklet, once its process is there. */
    private String task(String supervisor, String number) {
        String proposal = jdbc.sql("select proposal::text from booklet_disposal where booklet = ? and state = 'OPEN'")
                .param(number)
                .query(String.class)
                .single();
        String query =
                "/engine-rest/task?taskDefinitionKey=decide-booklet-disposal&processInstanceBusinessKey=" + proposal;
        return await().until(() -> Client.basic(port, supervisor).get(query).json(), found -> found.size() == 1)
                .get(0)
                .get("id")
                .asText();
    }

    private void decide(String supervisor, String number, String decision) {
        Answer answer = walk().complete(supervisor, task(supervisor, number), Map.of("decision", decision));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private Walk walk() {
        return new Walk(port);
    }

    private Client english(String account) {
        Client client = Client.session(port, account);
        client.get("/?lang=en");
        return client;
    }

    private static Answer post(Client somebody, String path, Map<String, String> fields) {
        return somebody.submit("/", PAGE + path, fields);
    }
}
