package id.paspor.engine.form;

import com.fasterxml.jackson.annotation.JsonRawValue;
import id.paspor.kernel.PersonalData;
import java.io.IOException;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What an applicant has filled in of the forms of tasks in Tasklist and not sent. */
@Component
record TaskDraftsOfPerson(TaskDraftRepository drafts) implements PersonalData {

    private record FilledIn(Instant savedAt, @JsonRawValue String answers) {}

    @Override
    public void copy(String account, Copy to) throws IOException {
        to.data(
                "drafts-of-tasks",
                drafts.findByAccount(account).stream()
                        .map(draft -> new FilledIn(draft.savedAt(), draft.answers()))
                        .toList());
    }
}
