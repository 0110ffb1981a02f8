package id.paspor.quota;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.calendar.CalendarDay;
import id.paspor.office.calendar.CalendarDays;
import id.paspor.quota.QuotaChanges.Made;
import id.paspor.quota.rule.Decision;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Enters decrees on holidays, for all offices at once. Changes work as those of {@link QuotaRules}: whoever has an
 * interview on a day that becomes a holiday is listed first, and freed and told once that is confirmed.
 */
@Service
public class Decrees {

    private static final int YEARS_AHEAD = 2;

    private final CalendarDays days;
    private final QuotaChanges changes;
    private final Offices offices;
    private final Clock clock;

    Decrees(CalendarDays days, QuotaChanges changes, Offices offices, Clock clock) {
        this.days = days;
        this.changes = changes;
        this.offices = offices;
        this.clock = clock;
    }

    /**
     * What a decree says of a year.
     *
     * @param days all of the year
     * @param seen the {@link CalendarDays#version} of the days that it was entered over
     */
    public record Decree(Year year, List<CalendarDay> days, String seen) {}

    /** The years that decrees can be entered for: this one and two more. */
    public List<Year> years() {
        int first = today().getYear();
        return List.of(Year.of(first), Year.of(first + 1), Year.of(first + YEARS_AHEAD));
    }

    /**
     * Makes a year what a decree says.
     *
     * @param decision the decree's name as the reason
     * @return empty when it is made, else who would lose an appointment
     * @throws Refusal when a day is past, a half day ends before offices open, nothing changes, or the year was changed
     *     meanwhile
     */
    public Optional<Preview> enter(Decree decree, Decision decision) {
        requireWorkOnHalfDays(decree.days());
        return changes.make(List.copyOf(offices.all()), decision, () -> {
            days.enter(decree.year(), decision.reason(), decree.days(), decree.seen(), today());
            return Made.of("quota.change.decree").with("from", decree.year().atDay(1));
        });
    }

    private void requireWorkOnHalfDays(List<CalendarDay> entered) {
        LocalTime opened = offices.all().stream()
                .map(Office::opens)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Problem> early = entered.stream()
                .filter(day -> !day.isClosed() && !day.closes().isAfter(opened))
                .map(day -> new Problem(CalendarDays.field(day.kind()), "calendar.closes-early", day.day(), opened))
                .toList();
        Refusal.requireNone(early);
    }

    /** The date where it is latest. */
    private LocalDate today() {
        return offices.all().stream()
                .map(office -> office.today(clock))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
