package id.paspor.quota.rule;

import id.paspor.office.Office;
import id.paspor.office.WorkingCalendar;
import id.paspor.office.calendar.CalendarDay;
import id.paspor.quota.SlotClass;
import id.paspor.quota.SlotId;
import id.paspor.quota.rule.SpecialDay.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which slots an office should have, by its rules and special days. Only those for everybody are released; the others may
 * be given from the moment they are there.
 *
 * @param special by day
 * @param calendar days that are special in all offices, by day
 */
public record Layout(
        Office office,
        List<QuotaRule> rules,
        Map<LocalDate, SpecialDay> special,
        ReleaseRule release,
        Map<LocalDate, CalendarDay> calendar) {

    /** One slot that there should be. */
    public record Wanted(
            SlotId id,
            SlotClass slotClass,
            LocalDate day,
            Instant start,
            Instant end,
            int places,
            Instant releasedAt) {}

    /** The slots from a day to a day, by id, in the order of their ids' days. */
    public Map<SlotId, Wanted> slots(LocalDate first, LocalDate last) {
        Map<SlotId, Wanted> slots = new LinkedHashMap<>();
        first.datesUntil(last.plusDays(1)).forEach(day -> add(day, slots));
        return slots;
    }

    /** The last day to lay out, as far as the next release goes. */
    public LocalDate horizon(LocalDate today) {
        return release.horizon(today);
    }

    private void add(LocalDate day, Map<SlotId, Wanted> slots) {
        SpecialDay exception = special.get(day);
        if (is(exception, Kind.CLOSED)) {
            return;
        }
        Instant releasedAt = release.releasedAt(day, office.zone(), this::works);
        boolean extra = is(exception, Kind.EXTRA);
        if (extra) {
            add(
                    day,
                    SlotClass.REGULAR,
                    exception.opens(),
                    exception.closes(),
                    exception.minutes(),
                    exception.places(),
                    releasedAt,
                    slots);
        }
        if (isHoliday(day)) {
            return;
        }
        int most = is(exception, Kind.CUT) ? exception.places() : Integer.MAX_VALUE;
        rules.stream()
                .filter(rule -> rule.holdsOn(day))
                .filter(rule -> !extra || rule.slotClass() != SlotClass.REGULAR)
                .forEach(rule -> add(
                        day,
                        rule.slotClass(),
                        rule.opens(),
                        closes(rule, day),
                        rule.minutes(),
                        Math.min(rule.places(), most),
                        releasedAt,
                        slots));
    }

    private void add(
            LocalDate day,
            SlotClass slotClass,
            LocalTime opens,
            LocalTime closes,
            int minutes,
            int places,
            Instant releasedAt,
            Map<SlotId, Wanted> slots) {
        ZonedDateTime end = day.atTime(closes).atZone(office.zone());
        for (ZonedDateTime start = day.atTime(opens).atZone(office.zone());
                !start.plusMinutes(minutes).isAfter(end);
                start = start.plusMinutes(minutes)) {
            SlotId id = SlotId.of(office.code(), start, slotClass);
            Instant from = start.toInstant();
            Instant until = start.plusMinutes(minutes).toInstant();
            Instant bookableFrom = slotClass == SlotClass.REGULAR ? releasedAt : Instant.EPOCH;
            slots.put(id, new Wanted(id, slotClass, day, from, until, places, bookableFrom));
        }
    }

    /** When the last interview by a rule has ended at the latest. */
    private LocalTime closes(QuotaRule rule, LocalDate day) {
        CalendarDay halfDay = calendar.get(day);
        return halfDay != null && halfDay.closes().isBefore(rule.closes()) ? halfDay.closes() : rule.closes();
    }

    private boolean isHoliday(LocalDate day) {
        return calendar.containsKey(day) && calendar.get(day).isClosed();
    }

    private boolean works(LocalDate day) {
        return WorkingCalendar.isWeekday(day) && !isHoliday(day) && !is(special.get(day), Kind.CLOSED);
    }

    private static boolean is(SpecialDay day, Kind kind) {
        return day != null && day.kind() == kind;
    }
}
