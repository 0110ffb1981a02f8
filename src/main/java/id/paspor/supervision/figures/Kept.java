package id.paspor.supervision.figures;

/**
 * How passports that became ready stand against a term.
 *
 * @param days the term, in working days
 * @param within how many became ready in it
 */
public record Kept(int days, long within, Spread spread) {

    /** How many percent became ready within the term, rounded down, so that 100 means all; 0 when there were none. */
    public long percent() {
        return spread.cases() == 0 ? 0 : within * 100 / spread.cases();
    }
}
