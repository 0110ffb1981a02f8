package id.paspor.supervision.figures;

import id.paspor.casefile.Stage;
import java.util.Map;

/**
 * How long cases took in a time, in few figures.
 *
 * @param stays of each stage at which one ended
 * @param whole of passports from the application until they were ready
 * @param promise how they stand against the office's promise
 * @param extended how they stand against the promise, or, where supervisors put its end off, against that date
 * @param legal how they stand against the term of the law
 */
record Summary(Map<Stage, Spread> stays, Spread whole, Kept promise, Kept extended, Kept legal) {

    /** How long the stays at a stage were. */
    Spread at(Stage stage) {
        return stays.getOrDefault(stage, Spread.NONE);
    }
}
