package id.paspor.portal;

import id.paspor.engine.form.TaskDrafts;
import id.paspor.engine.form.TaskDrafts.TaskDraft;
import id.paspor.identity.EngineSession;
import id.paspor.kernel.Groups;
import id.paspor.kernel.access.OpenTo;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keeps what people have filled in of the form of a task in Tasklist, for themselves and nobody else. */
@RestController
@OpenTo({
    Groups.APPLICANT,
    Groups.DATA_ENTRY,
    Groups.INTERVIEWER,
    Groups.PRINTING,
    Groups.COUNTER,
    Groups.SUPERVISOR,
    Groups.TREASURER
})
class TaskDraftController {

    private final TaskDrafts drafts;
    private final EngineSession engine;

    TaskDraftController(TaskDrafts drafts, EngineSession engine) {
        this.drafts = drafts;
        this.engine = engine;
    }

    /** What the caller had filled in; without content if that is nothing. */
    @GetMapping("/desk/drafts/{task}")
    ResponseEntity<TaskDraft> find(@PathVariable String task) {
        return engine.asSignedIn(() -> drafts.find(task))
                .map(draft ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(draft))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** @param answers as JSON, by the key of the field */
    @PostMapping("/desk/drafts/{task}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void save(@PathVariable String task, @RequestParam String answers) {
        engine.asSignedIn(() -> {
            drafts.save(task, answers);
            return null;
        });
    }

    @PostMapping("/desk/drafts/{task}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String task) {
        engine.asSignedIn(() -> {
            drafts.discard(task);
            return null;
        });
    }
}
