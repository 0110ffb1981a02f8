package id.paspor.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.Meter;
import id.paspor.support.ProcessTest;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A task is found by its id by those who find it by the engine's own statement, and by nobody else. */
@ProcessTest
class VisibleTaskTest {

    private static final List<String> ACCOUNTS = List.of(
            "applicant",
            "applicant2",
            "dpsDataEntry",
            "dpsInterviewer",
            "dpsPrinting",
            "dpsCounter",
            "dpsSupervisor",
            "dpsTreasurer",
            "jksDataEntry",
            "jksSupervisor",
            "headquarters",
            "admin");

    @Autowired
    private ImmigrationOffice office;

    @Autowired
    private TaskService tasks;

    @Test
    void whoeverWouldFindItFindsIt() {
        CaseStory story = office.receivesApplication(Applicants.adult());
        assertThat(whoFinds(story.openTask())).contains("applicant").doesNotContain("applicant2", "jksDataEntry");
        story.chooses("DPS-20260909-0900");
        assertThat(whoFinds(story.openTask()))
                .contains("dpsDataEntry", "dpsSupervisor")
                .doesNotContain("applicant", "jksDataEntry", "jksSupervisor", "headquarters");
        story.isAccepted();
        assertThat(whoFinds(story.openTask())).contains("dpsInterviewer").doesNotContain("applicant", "jksSupervisor");
        story.isApproved().pays("a payment");
        assertThat(whoFinds(story.openTask())).contains("dpsPrinting").doesNotContain("applicant", "jksSupervisor");
        Task last = story.openTask();
        story.isPrinted().isCollected();
        assertThat(whoFinds(last)).isEmpty();
    }

    @Test
    void theProgramItselfFindsEachOpenTask() {
        Task open = office.receivesApplication(Applicants.adult()).openTask();
        Meter.read();
        assertThat(byId(open.getId())).map(Task::getName).contains(open.getName());
        assertThat(Meter.read().toString())
                .contains("from ACT_RU_TASK where ID_ = ?")
                .doesNotContain("RES.");
        assertThat(byId("no-task")).isEmpty();
    }

    private List<String> whoFinds(Task task) {
        return ACCOUNTS.stream()
                .filter(account -> office.as(account, () -> {
                    Optional<Task> found = byId(task.getId());
                    assertThat(found.map(Task::getId))
                            .as(account)
                            .isEqualTo(byStatement(task.getId()).map(Task::getId));
                    return found.isPresent();
                }))
                .toList();
    }

    private Optional<Task> byId(String task) {
        TaskQuery query = tasks.createTaskQuery().taskId(task);
        assertThat(TaskById.of((TaskQueryImpl) query)).contains(task);
        return Optional.ofNullable(query.singleResult());
    }

    /** An order is one thing more than an id. */
    private Optional<Task> byStatement(String task) {
        TaskQuery query = tasks.createTaskQuery().taskId(task).orderByTaskId().asc();
        assertThat(TaskById.of((TaskQueryImpl) query)).isEmpty();
        return Optional.ofNullable(query.singleResult());
    }
}
