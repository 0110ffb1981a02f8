package id.paspor.quota.rule;

import id.paspor.quota.SlotClass;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;

/**
 * Places for some weekdays, as somebody wants them. Days and times are those of the office's zone.
 *
 * @param from the first day on which it holds
 * @param to the last one, or {@code null}
 * @param opens when the first slot begins
 * @param closes when the last slot has ended at the latest
 * @param minutes how long a slot is
 * @param places how many people are interviewed in one slot
 * @param replaces whether rules that say otherwise about the same hours give way while this one holds
 */
public record NewQuotaRule(
        SlotClass slotClass,
        Set<DayOfWeek> weekdays,
        LocalDate from,
        LocalDate to,
        LocalTime opens,
        LocalTime closes,
        int minutes,
        int places,
        boolean replaces) {

    /** The rule of one of the weekdays. */
    public QuotaRule on(DayOfWeek weekday) {
        return new QuotaRule(0, slotClass, weekday, from, to, opens, closes, minutes, places);
    }
}
