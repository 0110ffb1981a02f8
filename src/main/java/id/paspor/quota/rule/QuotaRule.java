package id.paspor.quota.rule;

import id.paspor.quota.SlotClass;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * How many places an office has on one weekday, in slots of one length one after the other. Days and times are those of
 * the office's zone.
 *
 * @param from the first day on which it holds
 * @param to the last one, or {@code null} while no end is set
 * @param opens when the first slot begins
 * @param closes when the last slot has ended
 * @param minutes how long a slot is
 * @param places how many people are interviewed in one slot
 */
public record QuotaRule(
        long id,
        SlotClass slotClass,
        DayOfWeek weekday,
        LocalDate from,
        LocalDate to,
        LocalTime opens,
        LocalTime closes,
        int minutes,
        int places) {

    /** Whether it holds on a day. */
    boolean holdsOn(LocalDate day) {
        return day.getDayOfWeek() == weekday && !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** The same places from a later day on. */
    public QuotaRule since(LocalDate later) {
        return new QuotaRule(0, slotClass, weekday, later, to, opens, closes, minutes, places);
    }
}
