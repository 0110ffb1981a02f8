package id.paspor.portal;

import id.paspor.casefile.draft.Draft;
import java.time.Instant;

/**
 * A draft in the list of the account.
 *
 * @param name of the applicant, as far as it was typed; may be empty
 */
record DraftView(String id, String name, Instant changedAt) {

    static DraftView of(Draft draft) {
        Object name = draft.answers().getOrDefault("fullName", "");
        return new DraftView(draft.id(), String.valueOf(name), draft.changedAt());
    }
}
