package id.paspor.supervision.figures;

import id.paspor.casefile.Stage;
import id.paspor.casefile.Status;
import id.paspor.casefile.StatusChange;
import id.paspor.casefile.clock.Turn;
import id.paspor.casefile.clock.Turn.Work;
import id.paspor.office.ServiceClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How long a case was at a stage, from its coming until it went on. At the office's stages the time in which the applicant
 * had to act does not count.
 *
 * @param ended when it went on
 * @param worked the office's working time until then, as {@link ServiceClock} counts
 */
record Stay(Stage stage, Instant ended, long worked) {

    /** The stages at which it is the applicant whom a case waits for. */
    static final Set<Stage> APPLICANTS = EnumSet.of(Stage.SLOT, Stage.PAYMENT, Stage.PICKUP);

    /**
     * The stays of a case that have ended.
     *
     * @param history what happened, oldest first
     */
    static List<Stay> of(List<StatusChange> history, ServiceClock clock) {
        List<Stay> stays = new ArrayList<>();
        boolean dataChecked = false;
        Stage stage = Stage.ENDED;
        Instant since = null;
        boolean counts = false;
        long worked = 0;
        for (StatusChange change : history) {
            Turn turn = change.turn().orElse(null);
            if (turn == null || turn.extendedUntil() != null) {
                continue;
            }
            dataChecked |= change.status() == Status.DATA_ACCEPTED;
            Stage next = dataChecked && turn.work() == Work.DATA
                    ? Stage.INTERVIEW
                    : change.status().stage();
            worked += counts ? clock.between(since, turn.at()) : 0;
            if (next != stage && stage != Stage.ENDED) {
                stays.add(new Stay(stage, turn.at(), worked));
            }
            worked = next == stage ? worked : 0;
            stage = next;
            since = turn.at();
            counts = stage != Stage.ENDED && (turn.work() != null || APPLICANTS.contains(stage));
        }
        return stays;
    }
}
