package id.paspor.office.calendar;

import id.paspor.kernel.Coded;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A day on which all offices work otherwise than the rest of the year.
 *
 * @param name of the occasion, as the decree has it
 * @param closes when offices close on a half day, office time; else {@code null}
 * @param decree which sets it, or {@code null} when it was computed and is to be confirmed
 */
public record CalendarDay(LocalDate day, Kind kind, String name, LocalTime closes, String decree) {

    /** What offices do on it. */
    public enum Kind implements Coded {
        /** They are closed (libur nasional). */
        HOLIDAY,
        /** They are closed, on account of a holiday near by (cuti bersama). */
        JOINT_LEAVE,
        /** They close early. */
        HALF_DAY
    }

    /** Whether offices are closed all day. */
    public boolean isClosed() {
        return kind != Kind.HALF_DAY;
    }

    /** Whether no decree has set it yet. */
    public boolean isComputed() {
        return decree == null;
    }

    /** Whether both say the same of the day, whichever decree does. */
    boolean saysTheSameAs(CalendarDay other) {
        return other != null && by(null).equals(other.by(null));
    }

    /** The same by a decree. */
    CalendarDay by(String decree) {
        return new CalendarDay(day, kind, name, closes, decree);
    }
}
