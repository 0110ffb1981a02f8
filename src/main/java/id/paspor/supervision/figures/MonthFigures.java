package id.paspor.supervision.figures;

import id.paspor.supervision.figures.OfficeFigures.Reason;
import java.util.List;

/**
 * What happened at an office in one month.
 *
 * @param counts of every figure
 * @param reasons why cases were refused and booklets spoiled; of each, how often in the month
 * @param whole how long passports took from the application until they were ready
 * @param promise how the office's promise was kept
 * @param extended the same against the dates that supervisors gave late cases, where they did
 * @param legal how the term of the law was kept
 */
public record MonthFigures(
        List<Count> counts, List<Reason> reasons, Spread whole, Kept promise, Kept extended, Kept legal) {}
