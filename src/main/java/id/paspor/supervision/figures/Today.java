package id.paspor.supervision.figures;

import id.paspor.casefile.OfficeHistory.Happened;
import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened at an office today, as somebody saw it last. Whoever looks next folds again only the cases to which something
 * happened since.
 *
 * @param asOf up to when it is known
 * @param rows what was counted
 * @param cases how long those cases took whose turn passed
 */
record Today(Instant asOf, List<Happened> rows, Map<RegistrationNumber, OfCase> cases) {

    /**
     * A case whose turn passed today.
     *
     * @param turns how many times
     * @param took how long what ended today took
     */
    record OfCase(long turns, Turnarounds took) {}

    /** The same with what is known of some cases later. */
    Today then(Instant later, List<Happened> counted, Map<RegistrationNumber, OfCase> changed) {
        Map<RegistrationNumber, OfCase> all = new HashMap<>(cases);
        all.putAll(changed);
        return new Today(later, counted, all);
    }

    /** How many turns passed by what is known of each case. */
    long turns() {
        return cases.values().stream().mapToLong(OfCase::turns).sum();
    }

    /** How long all that ended today took. */
    Turnarounds took() {
        return Turnarounds.together(cases.values().stream().map(OfCase::took).toList());
    }
}
