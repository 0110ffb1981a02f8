package id.paspor.appointment;

import id.paspor.quota.SlotClass;
import java.time.Instant;
import java.util.List;

/**
 * The interviews that begin at the same time.
 *
 * @param end when the last of them ends
 * @param places of each class
 * @param visits who comes, by class and number
 */
public record InterviewHour(Instant start, Instant end, List<Places> places, List<Visit> visits) {

    /**
     * The places of one slot.
     *
     * @param taken how many of them are booked or held
     */
    public record Places(String slot, SlotClass slotClass, int capacity, int taken) {

        /** How many are left; none when the office has taken places away. */
        public int free() {
            return Math.max(0, capacity - taken);
        }
    }
}
