package id.paspor.engine.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import id.paspor.engine.form.HandedOutForm;
import id.paspor.kernel.Texts;
import id.paspor.support.Applicants;
import id.paspor.support.Browser;
import id.paspor.support.Client;
import id.paspor.support.ServerTest;
import id.paspor.support.Sources;
import id.paspor.support.Sources.Source;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tasklist, Cockpit and Admin ask for nothing that is closed to whoever works with them, and offer nothing that is closed to
 * everybody.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebappsBrowserTest {

    /** The name of a text in Camunda's own files. */
    private static final Pattern RAW_KEY = Pattern.compile("\\b[A-Z]{2,}_[A-Z_]{2,}\\b");

    /** What form-js would say for itself. */
    private static final Set<String> OF_FORM_JS = Set.of("Field is required.", "Search", "Select", "No results");

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    /** A form with a text; asked of every frame that is drawn, while a locator looks twice a second. */
    private static final String THERE =
            "text => [...document.querySelectorAll('.fjs-container')].some(form => form.textContent.includes(text))";

    private Case atDataEntry;

    /** What the webapps asked for in a window: what was answered, and what was refused or failed. */
    private static final class Asked {

        /** In which a page comes to what it is about to do: twice, as the one may be over while it still computes. */
        private static final String A_WHILE = "new Promise(over => setTimeout(() => setTimeout(over, 25), 25))";

        private final Set<String> answered = new ConcurrentSkipListSet<>();
        private final Set<String> refused = new ConcurrentSkipListSet<>();
        private final Set<Request> underWay = new HashSet<>();
        private int begun;

        static Asked in(Page page) {
            Asked asked = new Asked();
            page.onRequest(request -> {
                asked.underWay.add(request);
                asked.begun++;
            });
            page.onRequestFinished(asked.underWay::remove);
            page.onRequestFailed(asked.underWay::remove);
            page.onResponse(response -> {
                String what = response.request().method() + " "
                        + response.url().replaceFirst(".*/camunda/", "").replaceFirst("\\?.*", "");
                if (response.status() == 403 || response.status() >= 500) {
                    asked.refused.add(response.status() + " " + what + " at " + page.url());
                } else if (what.contains(" api/")) {
                    asked.answered.add(what);
                }
            });
            return asked;
        }

        /**
         * Waits until a page, after what was done on it just now, has all that it asks for: in a while it asked for nothing
         * more.
         */
        void settle(Page page) {
            int before;
            do {
                before = begun;
                page.waitForCondition(underWay::isEmpty);
                page.evaluate(A_WHILE);
            } while (begun > before || !underWay.isEmpty());
        }

        /** Nothing was refused, and what belongs to a page that shows something was asked for. */
        void hasAll(String... expected) {
            assertThat(refused).isEmpty();
            for (String each : expected) {
                assertThat(answered).as(each).anyMatch(what -> what.matches(".*" + each + "/?"));
            }
        }
    }

    @BeforeAll
    void aCaseWaitsForDataEntry() {
        Walk walk = new Walk(port);
        atDataEntry = walk.atDataEntry();
        walk.task("dpsDataEntry", atDataEntry, "data-entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"applicant", "dpsDataEntry", "dpsInterviewer", "dpsPrinting", "dpsCounter", "dpsTreasurer"})
    void tasklistIsRefusedNothing(String account) {
        Page page = browser.signedIn(account, 1366, 768);
        Asked asked = Asked.in(page);
        page.navigate("/camunda/app/tasklist/");
        asked.settle(page);
        Client.basic(port, account)
                .get("/engine-rest/filter")
                .json()
                .findValuesAsText("id")
                .forEach(filter -> {
                    page.navigate("/camunda/app/tasklist/default/#/?filter=" + filter);
                    asked.settle(page);
                });
        Browser.picture(page, "tasklist-" + account);
        assertThat(page.locator("body").innerText()).doesNotContainPattern(RAW_KEY);
        page.getByText("Mulai proses").click();
        asked.settle(page);

        asked.hasAll("/filter", "/filter/[^/]+/list", "/process-definition");
    }

    @Test
    void anOfficerWorksOnATaskIsRefusedNothingAndOfferedNothingThatIsClosed() {
        Page page = browser.signedIn("dpsDataEntry", 1366, 768);
        Asked asked = Asked.in(page);
        String task = tasks.createTaskQuery()
                .processInstanceId(atDataEntry.instance())
                .singleResult()
                .getId();
        page.navigate("/camunda/app/tasklist/default/#/?task=" + task);
        asked.settle(page);
        page.getByText("Ambil", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        asked.settle(page);
        offersNot(
                page,
                ".glyphicon-pencil",
                ".meta .groups",
                ".meta .followup-date",
                ".meta .reset-due-date",
                ".createCommentLink");
        openTabs(page, asked);
        page.locator(".assignee .glyphicon-remove, .assignee .unclaim").first().click();
        asked.settle(page);

        asked.hasAll(
                "/task/[^/]+/claim",
                "/task/[^/]+/unclaim",
                "/task/[^/]+/deployed-form",
                "/task/[^/]+/form-variables",
                "/history/user-operation",
                "/process-definition/[^/]+/xml");
    }

    /** In turn in the place of the forms of two tasks, so that each is drawn anew without loading Tasklist again. */
    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void everyFormIsInOneLanguageAlsoWhatFormJsSays(String language) {
        List<String> turns = Stream.of(atDataEntry, new Walk(port).atDataEntry())
                .map(of -> new Walk(port).task("dpsDataEntry", of, "data-entry"))
                .toList();
        turns.forEach(task -> Client.basic(port, "dpsDataEntry")
                .post("/engine-rest/task/" + task + "/claim", Map.of("userId", "dpsDataEntry")));
        Page page = browser.signedIn("dpsDataEntry", 1366, 768);
        page.context()
                .addCookies(List.of(new Cookie("PASPOR-LANG", language).setUrl("http://localhost:" + port + "/")));
        Asked asked = Asked.in(page);
        AtomicReference<HandedOutForm> next = new AtomicReference<>();
        page.route(
                Pattern.compile(".*/deployed-form.*"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(next.get().schema().toString())));
        Locale own = Locale.forLanguageTag(language);
        Locale other = own.equals(Texts.ENGLISH) ? Texts.INDONESIAN : Texts.ENGLISH;
        int turn = 0;
        List<String> faults = new ArrayList<>();
        for (Source form : Sources.all("forms", ".form")) {
            next.set(HandedOutForm.of(form, own).withText("The next one is " + form));
            page.navigate("/camunda/app/tasklist/default/#/?task=" + turns.get(turn++ % turns.size()));
            page.waitForFunction(THERE, "The next one is " + form);
            page.locator(".form-actions .btn-primary").click();
            asked.settle(page);

            Set<String> foreign = new HashSet<>(HandedOutForm.of(form, other).lines());
            foreign.removeAll(next.get().lines());
            if (own.equals(Texts.INDONESIAN)) {
                foreign.addAll(OF_FORM_JS);
                Browser.violations(page, ".fjs-container").forEach(fault -> faults.add(form + ": " + fault));
            }
            assertThat(shownIn(page)).as(form.toString()).doesNotContainAnyElementsOf(foreign);
            Browser.picture(page, "form-" + form.toString().replace(".form", "") + "-" + language);
        }
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
        assertThat(faults).as("what axe finds").isEmpty();
    }

    /** The lines that a form shows, and what stands in its empty fields. */
    private static List<String> shownIn(Page page) {
        Locator form = page.locator(".fjs-container");
        List<String> shown = new ArrayList<>();
        form.allInnerTexts().forEach(text -> text.lines().map(String::strip).forEach(shown::add));
        List<?> placeholders = (List<?>) form.locator("[placeholder]")
                .evaluateAll("fields => fields.map(field => field.getAttribute('placeholder'))");
        placeholders.forEach(placeholder -> shown.add(placeholder.toString()));
        return shown;
    }

    @Test
    void theDiagramOfATaskIsThePhaseInWhichItIs() {
        Page page = browser.signedIn("dpsDataEntry", 1366, 768);
        Asked asked = Asked.in(page);
        page.navigate("/camunda/app/tasklist/default/#/?detailsTab=task-detail-diagram&task="
                + tasks.createTaskQuery()
                        .processInstanceId(atDataEntry.instance())
                        .singleResult()
                        .getId());
        asked.settle(page);

        page.locator("[data-element-id='data-entry'].highlight").waitFor();
        Browser.picture(page, "tasklist-diagram");
        assertThat(page.locator("[data-element-id='interview']").isVisible()).isTrue();
        assertThat(page.locator("[data-element-id='passport-handed-over']").isVisible())
                .isFalse();
    }

    @Test
    void cockpitShowsTheCaseInItsPhaseAndTheStepInThePhase() {
        Page page = browser.signedIn("dpsSupervisor", 1366, 768);
        Asked asked = Asked.in(page);
        page.navigate("/camunda/app/cockpit/default/#/process-instance/" + atDataEntry.instance() + "/runtime");
        asked.settle(page);
        Browser.picture(page, "cockpit-phases");

        assertThat(page.locator("section[aria-labelledby=history]").innerText())
                .contains(
                        "Jadwal wawancara dipilih",
                        "applicant",
                        "Buka berkas permohonan " + atDataEntry.number().grouped());
        page.locator("[data-container-id='check-and-interview'] .bjs-drilldown").click();

        page.locator("[data-element-id='data-entry']").waitFor();
        asked.settle(page);
        Browser.picture(page, "cockpit-phase");
        assertThat(page.locator("[data-element-id='data-entry'].djs-element").textContent())
                .contains("Pemeriksaan");
        PlaywrightAssertions.assertThat(page.locator("[data-container-id='data-entry'] .badge:visible"))
                .hasText(new String[] {"1"});
    }

    @Test
    void aSupervisorLooksAroundInCockpitIsRefusedNothingAndOfferedNothingThatIsClosed() {
        Page page = browser.signedIn("dpsSupervisor", 1366, 768);
        Asked asked = Asked.in(page);
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("passport-application")
                .latestVersion()
                .singleResult()
                .getId();
        String decision = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("fee")
                .latestVersion()
                .singleResult()
                .getId();
        for (String place : List.of(
                "#/dashboard",
                "#/processes",
                "#/process-definition/" + definition + "/runtime",
                "#/process-instance/" + atDataEntry.instance() + "/runtime",
                "#/decisions",
                "#/decision-definition/" + decision,
                "#/repository",
                "#/batch")) {
            page.navigate("/camunda/app/cockpit/default/" + place);
            asked.settle(page);
            openTabs(page, asked);
            offersNot(
                    page,
                    ".btn-toolbar .glyphicon-remove",
                    ".btn-toolbar .glyphicon-plus",
                    ".btn-toolbar .glyphicon-pause",
                    ".action-button .glyphicon-cog",
                    ".change-group-identity-links",
                    ".change-user-identity-links",
                    "[ng-click^='enableEditMode']",
                    "[ng-click^='deleteVariable']");
        }

        // the page of all groups' tasks, by its address
        page.navigate("/camunda/app/cockpit/default/#/tasks");
        page.waitForURL("**/cockpit/default/#/dashboard");
        page.evaluate("location.hash = '#/tasks'");
        page.waitForURL("**/cockpit/default/#/dashboard");

        asked.hasAll(
                "/process-definition/statistics",
                "/process-definition/[^/]+/statistics",
                "/process-instance/[^/]+/activity-instances",
                "/variable-instance",
                "/incident/count",
                "/job/count",
                "/decision-definition/[^/]+/xml",
                "/deployment");
    }

    @Test
    void aSupervisorHasAFailedJobTriedAgainInCockpit() {
        Case waiting = new Walk(port).started("applicant", Applicants.adult());
        Job job = management
                .createJobQuery()
                .processInstanceId(waiting.instance())
                .timers()
                .list()
                .get(0);
        management.setJobRetries(job.getId(), 0);
        // Cockpit lists those that an exception stopped
        jdbc.sql("update act_ru_job set exception_msg_ = 'out of reach' where id_ = ?")
                .param(job.getId())
                .update();
        Page page = browser.signedIn("dpsSupervisor", 1366, 768);
        Asked asked = Asked.in(page);
        page.navigate("/camunda/app/cockpit/default/#/process-instance/" + waiting.instance() + "/runtime");
        asked.settle(page);

        page.locator(".btn-toolbar:has(.glyphicon-repeat)").click();
        asked.settle(page);
        offersNot(page, "#dueDate");
        page.locator(".modal-body input[type=checkbox]").first().check();
        page.locator(".modal-footer .btn-primary").first().click();
        page.locator(".modal-body .glyphicon-ok").waitFor();

        asked.hasAll("/job/[^/]+/retries");
        Job after = management.createJobQuery().jobId(job.getId()).singleResult();
        assertThat(after.getRetries()).isEqualTo(1);
        assertThat(after.getDuedate()).isEqualTo(job.getDuedate());
    }

    @Test
    void anAdministratorLooksAroundInAdminIsRefusedNothingAndOfferedNothingThatIsClosed() {
        Page page = browser.signedIn("admin", 1366, 768);
        Asked asked = Asked.in(page);
        for (String place : List.of(
                "#/",
                "#/users",
                "#/users/dpsCounter",
                "#/user-create",
                "#/groups",
                "#/groups/counter",
                "#/tenants",
                "#/tenants/DPS",
                "#/authorization?resource=6",
                "#/system")) {
            page.navigate("/camunda/app/admin/default/" + place);
            asked.settle(page);
            openTabs(page, asked);
            offersNot(
                    page,
                    "a[href='#/group-create']",
                    "a[href='#/tenant-create']",
                    "[ng-click='deleteGroup()']",
                    "[ng-click='deleteTenant()']",
                    "[ng-click='unlockUser()']",
                    "[ng-click='addNewAuthorization()']",
                    "[ng-click^='deleteAuthorization']");
        }

        asked.hasAll(
                "/user",
                "/user/dpsCounter/profile",
                "/group",
                "/group/counter",
                "/tenant",
                "/tenant/DPS",
                "/authorization");
        page.locator(".paspor-menu").getByText("Beranda").click();
        page.waitForURL("**/supervision/offices");
    }

    /** Opens each tab and section of a page, one after the other. */
    private static void openTabs(Page page, Asked asked) {
        Locator tabs =
                page.locator(".nav-tabs > li > a:visible, .nav-stacked > li > a:visible, aside ul > li > a:visible");
        for (int tab = 0; tab < tabs.count(); tab++) {
            tabs.nth(tab).click();
            asked.settle(page);
        }
    }

    private static void offersNot(Page page, String... controls) {
        for (String control : controls) {
            assertThat(page.locator(control + ":visible").count())
                    .as(control + " at " + page.url())
                    .isZero();
        }
    }
}
