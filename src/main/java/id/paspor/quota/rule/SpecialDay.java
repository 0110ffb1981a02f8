package id.paspor.quota.rule;

import id.paspor.kernel.Coded;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A day on which an office does not do as its rules say.
 *
 * @param day in the office's zone
 * @param opens when the first slot of an extra day begins; else {@code null}
 * @param closes when its last slot has ended; else {@code null}
 * @param minutes how long its slots are; else {@code null}
 * @param places the places of each slot of an extra day, or the most that each slot has on a day of cut places; on a closed
 *     day {@code null}
 * @param reason as it was typed
 */
public record SpecialDay(
        LocalDate day,
        Kind kind,
        LocalTime opens,
        LocalTime closes,
        Integer minutes,
        Integer places,
        String reason,
        Instant setAt,
        String setBy) {

    /** What is special. */
    public enum Kind implements Coded {
        /** Nobody is interviewed, and deadlines pass over the day. */
        CLOSED,
        /** People are interviewed although it is no day for it. */
        EXTRA,
        /** Fewer people are interviewed. */
        CUT;
    }
}
