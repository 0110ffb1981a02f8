package id.paspor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.paspor.support.Applicants;
import id.paspor.support.Browser;
import id.paspor.support.Client;
import id.paspor.support.PlacesToday;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A day of {@value #INTERVIEWS} interviews in Tasklist, and the desks before and after it, with the keys and clicks that people need,
 * counted by the page itself. How long they read and talk is theirs; the seconds are those in which the program has them wait.
 */
@ServerTest
class OfficersDayBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(OfficersDayBenchmark.class);
    private static final int INTERVIEWS = 40;
    private static final int AT_OTHER_DESKS = 10;
    private static final int COLD_LOADS = 30;

    /** How many times slower than this machine the officers' are. */
    private static final int TIMES_SLOWER = Integer.getInteger("officer.slower", 1);

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    /** Counts what a person does: keys without those that are only held, and clicks that no key made. */
    private static final String COUNTER = """
            window.done = { keys: 0, clicks: 0 };
            addEventListener('keydown', ({ key, repeat }) => {
              window.done.keys += repeat || ['Control', 'Alt', 'Shift', 'Meta'].includes(key) ? 0 : 1;
            }, true);
            addEventListener('pointerdown', () => { window.done.clicks += 1; }, true);
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @RegisterExtension
    final Browser browser = new Browser();

    /** What one task took. */
    private record Effort(int keys, int clicks, double seconds) {

        private int deeds() {
            return keys + clicks;
        }
    }

    /** What somebody does at the form of a task; it ends with completing it. */
    private interface Work {
        void at(Page page);
    }

    @Test
    void aDayOfInterviewsIsWorkedByKeyboard() {
        Walk walk = new Walk(port);
        List<Case> cases = Stream.generate(walk::atDataEntry).limit(INTERVIEWS).toList();

        List<Effort> dataEntry = works("dpsDataEntry", AT_OTHER_DESKS, OfficersDayBenchmark::decide);
        cases.forEach(one -> accept(walk, one));
        theyCome(cases);
        List<Effort> interviews = works("dpsInterviewer", INTERVIEWS, OfficersDayBenchmark::interviews);
        for (int paid = 0; paid < AT_OTHER_DESKS; paid++) {
            walk.atPrinting(Applicants.adult());
        }
        List<Effort> printing = works("dpsPrinting", AT_OTHER_DESKS, page -> {
            page.locator(".fjs-form-field-checkbox input").all().forEach(Locator::click);
            page.getByText("Baik", new Page.GetByTextOptions().setExact(true)).click();
            page.keyboard().press("Control+Alt+S");
        });
        List<Effort> handOver = works("dpsCounter", AT_OTHER_DESKS, OfficersDayBenchmark::decide);

        report("data entry", dataEntry);
        report("interview with photo", interviews);
        report("printing", printing);
        report("hand-over", handOver);
        assertThat(dataEntry).allMatch(effort -> effort.deeds() <= 3);
        assertThat(interviews).hasSize(INTERVIEWS).allMatch(effort -> effort.clicks() <= 6);
        assertThat(printing).allMatch(effort -> effort.deeds() <= 6);
        assertThat(handOver).allMatch(effort -> effort.deeds() <= 3);
    }

    private void accept(Walk walk, Case one) {
        JsonNode open = Client.basic(port, "dpsDataEntry")
                .get("/engine-rest/task?taskDefinitionKey=data-entry&processInstanceBusinessKey=" + one.registrationNumber())
                .json();
        open.forEach(task ->
                walk.complete("dpsDataEntry", task.get("id").asText(), Map.of("decision", "accept")));
        walk.task("dpsInterviewer", one, "interview");
    }

    /** The interviews of all of them are today's; other tests' are not. */
    private void theyCome(List<Case> cases) {
        String slot = new PlacesToday(jdbc).layOut("DPS", "walk-in", INTERVIEWS);
        for (Case one : cases) {
            jdbc.sql("update booking set slot = s.id, starts_at = s.starts_at from interview_slot s"
                            + " where s.id = :slot and registration_number = :number")
                    .param("slot", slot)
                    .param("number", one.registrationNumber())
                    .update();
            jdbc.sql("update act_ru_task set due_date_ = now() where task_def_key_ = 'interview'"
                            + " and proc_inst_id_ = (select proc_inst_id_ from act_ru_execution where business_key_ = ?)")
                    .param(one.registrationNumber())
                    .update();
        }
    }

    private static void interviews(Page page) {
        Locator caseFile = page.locator(".paspor-side");
        caseFile.getByText("Ambil foto dengan kamera").click();
        caseFile.locator("[data-camera=take]:focus").press("Enter");
        caseFile.locator("[data-camera=save]:focus").press("Enter");
        assertThat(caseFile.locator("img.paspor-photo")).isVisible();
        page.locator(".fjs-form-field-checklist input").all().forEach(Locator::click);
        decide(page);
    }

    /** Three keys, of which the second is pressed when it is seen where it goes. */
    private static void decide(Page page) {
        page.keyboard().press("Control+Alt+F");
        page.locator(".fjs-form :focus").waitFor();
        page.keyboard().press("Space");
        page.keyboard().press("Control+Alt+S");
    }

    /** Somebody takes the next free task so many times, and works at it. */
    private List<Effort> works(String account, int times, Work work) {
        Page page = browser.signedIn(account, 1366, 768);
        page.addInitScript(COUNTER);
        JsonObject slowness = new JsonObject();
        slowness.addProperty("rate", TIMES_SLOWER);
        page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", slowness);
        page.navigate(TASKLIST);
        page.locator("button.paspor-take-next").waitFor();
        page.waitForURL(address -> address.contains("filter="));
        page.keyboard().press("Control+Alt+N");
        List<Effort> efforts = new ArrayList<>();
        String task = opened(page, "");
        for (int turn = 0; turn < times; turn++) {
            page.evaluate("window.done = { keys: 0, clicks: 0 }");
            Instant begun = Instant.now();
            String completed = "/task/" + task + "/submit-form";
            page.waitForResponse(
                    response -> response.url().endsWith(completed) && response.status() == 204, () -> work.at(page));
            page.locator(".page-notifications", new Page.LocatorOptions().setHasText("disimpan"))
                    .first()
                    .waitFor();
            int keys = (Integer) page.evaluate("window.done.keys");
            int clicks = (Integer) page.evaluate("window.done.clicks");
            if (turn + 1 < times) {
                task = opened(page, task);
            }
            efforts.add(new Effort(keys, clicks, Duration.between(begun, Instant.now()).toMillis() / 1000.0));
        }
        page.context().close();
        return efforts;
    }

    /** Which task is open and taken, after this one. */
    private static String opened(Page page, String before) {
        page.waitForURL(address -> address.contains("task=") && !task(address).equals(before));
        page.locator(".task-details .unclaim").first().waitFor();
        page.locator(".fjs-form [required]:not([disabled])").first().waitFor();
        page.locator(".paspor-side #data").waitFor();
        return task(page.url());
    }

    private static String task(String address) {
        return address.replaceFirst(".*[?&]task=([^&]*).*", "$1");
    }

    private static void report(String what, List<Effort> efforts) {
        List<Double> seconds = efforts.stream().map(Effort::seconds).sorted().toList();
        Effort most = efforts.stream().max(Comparator.comparing(Effort::deeds)).orElseThrow();
        LOG.info(
                "{}: {} tasks, at most {} keys and {} clicks, median {} s, longest {} s",
                what,
                efforts.size(),
                most.keys(),
                most.clicks(),
                "%.1f".formatted(seconds.get(seconds.size() / 2)),
                "%.1f".formatted(seconds.get(seconds.size() - 1)));
    }

    @Test
    void noKeyOfATextIsEverShownWhenTasklistIsOpenedAnew() {
        List<Object> raw = new ArrayList<>();
        for (int load = 0; load < COLD_LOADS; load++) {
            Page page = browser.signedIn("dpsDataEntry", 1366, 768);
            page.addInitScript("localStorage.clear();");
            page.navigate(TASKLIST);
            page.locator(".tasks-list, .task-search").first().waitFor();
            page.locator(".paspor-menu").waitFor();
            raw.addAll((List<?>) page.evaluate("""
                    () => [document.body.innerText, ...[...document.querySelectorAll('[placeholder], [title]')]
                        .flatMap(part => [part.placeholder, part.title])]
                      .flatMap(text => (text ?? '').match(/\\b[A-Z]{2,}(_[A-Z0-9]+)+\\b/g) ?? [])"""));
            page.context().close();
        }
        assertThat(raw).isEmpty();
    }

    @Test
    void theDecisionIsReachedAtTwiceTheSize() {
        Walk walk = new Walk(port);
        walk.atDataEntry();
        Page page = browser.signedIn("dpsDataEntry", 683, 384);
        page.navigate(TASKLIST);
        page.waitForURL(address -> address.contains("filter="));
        page.keyboard().press("Control+Alt+N");
        page.locator(".fjs-form [required]:not([disabled])").first().waitFor();
        page.keyboard().press("Control+Alt+F");
        page.locator(".fjs-form :focus").waitFor();
        page.keyboard().press("Space");
        Locator complete = page.locator(".form-actions .btn-primary");
        assertThat(page.locator(".fjs-form input:checked")).isInViewport();
        complete.scrollIntoViewIfNeeded();
        assertThat(complete).isInViewport();
        assertThat(Browser.violations(page, ".task-details")).isEmpty();
        page.keyboard().press("Control+Alt+S");
        assertThat(page.locator(".page-notifications")).containsText("disimpan");
    }
}
