package id.paspor.supervision.figures;

import id.paspor.office.ServiceClock;
import java.util.stream.LongStream;

/**
 * How amounts of working time are spread, in working days.
 *
 * @param cases how many amounts
 * @param median what half of them do not exceed; 0 when there is none
 * @param ninetieth what nine of ten do not exceed; 0 when there is none
 */
public record Spread(int cases, double median, double ninetieth) {

    /** Of nothing. */
    static final Spread NONE = new Spread(0, 0, 0);

    /** Of amounts as {@link ServiceClock} counts, by the nearest rank, so that each figure is one that occurred. */
    static Spread of(LongStream amounts) {
        long[] sorted = amounts.sorted().toArray();
        return new Spread(sorted.length, days(sorted, 50), days(sorted, 90));
    }

    private static double days(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (sorted.length * percent + 99) / 100;
        return (double) sorted[rank - 1] / ServiceClock.DAY;
    }
}
