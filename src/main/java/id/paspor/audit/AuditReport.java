package id.paspor.audit;

import java.util.List;

/**
 * What a verification found.
 *
 * @param rows how many rows are sealed
 * @param erased how many of them were erased, or their text was, by order or because their term was over
 * @param rounds how many rounds there are
 * @param head the last round, as its number and its signature, or {@code null} if there is none
 * @param broken how many breaks there are
 * @param breaks the first of them
 */
public record AuditReport(long rows, long erased, long rounds, String head, long broken, List<Break> breaks) {

    /** Whether all is as it was sealed. */
    public boolean intact() {
        return broken == 0;
    }
}
