package id.paspor.supervision;

import id.paspor.office.Office;

/**
 * An office beside the others.
 *
 * @param cases how many are under way
 * @param near how many of them are nearly late
 * @param late how many are late
 * @param longestLate how many whole working days the longest of these is
 * @param stuck how many steps are stuck by a fault
 * @param handedOver how many passports were handed over in the last 30 days
 */
public record OfficeLine(
        Office office, long cases, long near, long late, long longestLate, long stuck, long handedOver) {

    /** The share of late cases in tenths of a percent. */
    public long latePerMille() {
        return cases == 0 ? 0 : Math.round(1000.0 * late / cases);
    }
}
