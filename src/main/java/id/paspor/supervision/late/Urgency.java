package id.paspor.supervision.late;

import id.paspor.casefile.CaseList;
import id.paspor.casefile.CaseList.Pressing;
import id.paspor.engine.TaskPriorities;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has the tasks of late cases come first in the queues, and those of nearly late ones next. */
@Component
record Urgency(CaseList cases, TaskPriorities priorities) {

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
    void round() {
        Pressing pressing = cases.pressing();
        priorities.press(pressing.near(), pressing.late());
    }
}
