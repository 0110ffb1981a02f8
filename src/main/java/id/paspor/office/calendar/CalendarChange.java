package id.paspor.office.calendar;

import id.paspor.kernel.Coded;
import java.time.Instant;

/**
 * A change of the calendar of all offices, as it was recorded.
 *
 * @param changedBy the administrator's account
 * @param day as it became, or as it was when it was dropped; its decree is the one by which it was changed
 */
public record CalendarChange(Instant changedAt, String changedBy, What what, CalendarDay day) {

    /** What became of the day. */
    public enum What implements Coded {
        /** It is new. */
        ADDED,
        /** It was computed, and a decree says the same. */
        CONFIRMED,
        /** It has another name, another kind or closes at another time. */
        CHANGED,
        /** Offices work on it as on any other. */
        DROPPED
    }
}
