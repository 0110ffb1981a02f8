package id.paspor.engine.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import id.paspor.support.Browser;
import id.paspor.support.Client;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasklist, Cockpit and Admin ask for nothing that is closed to whoever works with them. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebappsBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @RegisterExtension
    final Browser browser = new Browser();

    private Case atDataEntry;

    @BeforeAll
    void anApplicationAtDataEntry() {
        Walk walk = new Walk(port);
        atDataEntry = walk.atDataEntry();
        walk.task("dpsDataEntry", atDataEntry, "data-entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"applicant", "dpsDataEntry", "dpsInterviewer", "dpsPrinting", "dpsCounter", "dpsTreasurer"})
    void tasklistIsRefusedNothing(String account) {
        Page page = browser.signedIn(account, 1366, 768);
        Set<String> refused = refusalsOf(page);
        Client.basic(port, account)
                .get("/engine-rest/filter")
                .json()
                .findValuesAsText("id")
                .forEach(filter -> {
                    page.navigate("/camunda/app/tasklist/default/#/?filter=" + filter);
                    settle(page);
                });
        page.getByText("Mulai proses").click();
        settle(page);

        assertThat(refused).isEmpty();
    }

    @Test
    void anOfficerWorksOnATaskAndIsRefusedNothing() {
        Page page = browser.signedIn("dpsDataEntry", 1366, 768);
        Set<String> refused = refusalsOf(page);
        String task = tasks.createTaskQuery()
                .processInstanceId(atDataEntry.instance())
                .singleResult()
                .getId();
        page.navigate("/camunda/app/tasklist/default/#/?task=" + task);
        settle(page);
        page.locator(".claim .btn-link, .assignee .btn-link").first().click();
        settle(page);
        for (String tab : List.of("history", "diagram", "description", "form")) {
            page.navigate("/camunda/app/tasklist/default/#/?task=" + task + "&detailsTab=task-detail-" + tab);
            settle(page);
        }

        assertThat(refused).isEmpty();
    }

    @Test
    void aSupervisorLooksAroundInCockpitAndIsRefusedNothing() {
        Page page = browser.signedIn("dpsSupervisor", 1366, 768);
        Set<String> refused = refusalsOf(page);
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
                "#/process-definition/" + definition + "/runtime?tab=incidents-tab",
                "#/process-definition/" + definition + "/runtime?tab=jobs-tab",
                "#/process-definition/" + definition + "/runtime?tab=call-process-definitions-table",
                "#/process-instance/" + atDataEntry.instance() + "/runtime",
                "#/process-instance/" + atDataEntry.instance() + "/runtime?tab=incidents-tab",
                "#/process-instance/" + atDataEntry.instance() + "/runtime?tab=called-process-instances-tab",
                "#/process-instance/" + atDataEntry.instance() + "/runtime?tab=user-tasks-tab",
                "#/process-instance/" + atDataEntry.instance() + "/runtime?tab=jobs-tab",
                "#/process-instance/" + atDataEntry.instance() + "/runtime?tab=external-tasks-tab",
                "#/decisions",
                "#/decision-definition/" + decision,
                "#/tasks",
                "#/repository",
                "#/batch")) {
            page.navigate("/camunda/app/cockpit/default/" + place);
            settle(page);
        }

        assertThat(refused).isEmpty();
    }

    @Test
    void anAdministratorLooksAroundInAdminAndIsRefusedNothing() {
        Page page = browser.signedIn("admin", 1366, 768);
        Set<String> refused = refusalsOf(page);
        for (String place : List.of(
                "#/",
                "#/users",
                "#/users/dpsCounter?tab=profile",
                "#/users/dpsCounter?tab=groups",
                "#/users/dpsCounter?tab=tenants",
                "#/user-create",
                "#/groups",
                "#/groups/counter?tab=group-info",
                "#/groups/counter?tab=group-users",
                "#/groups/counter?tab=group-tenants",
                "#/tenants",
                "#/tenants/DPS?tab=tenant-info",
                "#/tenants/DPS?tab=tenant-users",
                "#/tenants/DPS?tab=tenant-groups",
                "#/authorization?resource=6",
                "#/system?section=system-settings-general",
                "#/system?section=system-settings-metrics")) {
            page.navigate("/camunda/app/admin/default/" + place);
            settle(page);
        }

        assertThat(refused).isEmpty();
    }

    private static Set<String> refusalsOf(Page page) {
        Set<String> refused = new ConcurrentSkipListSet<>();
        page.onResponse(response -> {
            if (response.status() == 403 || response.status() >= 500) {
                refused.add(response.status() + " " + response.request().method() + " " + response.url() + " at "
                        + page.url());
            }
        });
        return refused;
    }

    private static void settle(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }
}
