package id.paspor.casefile.revision;

import java.time.Instant;
import java.util.List;

/**
 * What was changed at once.
 *
 * @param changes in the order of the form
 * @param revisedBy the supervisor who did it, or {@code null} for the applicant
 * @param reason why the supervisor did
 */
public record Revision(Instant revisedAt, List<Change> changes, String revisedBy, String reason) {

    /**
     * One answer, before and after, as the form has it.
     *
     * @param field the key of the form
     * @param before {@code null} if there was none
     * @param after {@code null} if there is none any more
     */
    public record Change(String field, Object before, Object after) {}
}
