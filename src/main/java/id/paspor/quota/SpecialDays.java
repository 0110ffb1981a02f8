package id.paspor.quota;

import id.paspor.kernel.Refusal;
import id.paspor.office.ClosedDays;
import id.paspor.office.Office;
import id.paspor.office.WorkingCalendar;
import id.paspor.quota.QuotaChanges.Made;
import id.paspor.quota.rule.Decision;
import id.paspor.quota.rule.Layout;
import id.paspor.quota.rule.OfficeRules;
import id.paspor.quota.rule.QuotaLimits;
import id.paspor.quota.rule.SpecialDay;
import id.paspor.quota.rule.SpecialDay.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Days on which an office does not do as its rules say: closed ones, extra ones, and those with fewer places. Changes work
 * as those of {@link QuotaRules}.
 */
@Service
public class SpecialDays {

    private final OfficeRules officeRules;
    private final QuotaChanges changes;
    private final ClosedDays closedDays;
    private final WorkingCalendar calendar;
    private final Clock clock;

    SpecialDays(
            OfficeRules officeRules,
            QuotaChanges changes,
            ClosedDays closedDays,
            WorkingCalendar calendar,
            Clock clock) {
        this.officeRules = officeRules;
        this.changes = changes;
        this.closedDays = closedDays;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The special days of an office from today on. */
    @Transactional(readOnly = true)
    public List<SpecialDay> of(Office office) {
        LocalDate today = office.today(clock);
        return Stream.concat(
                        officeRules.closedDays(office.code(), today).stream(),
                        officeRules.specialDays(office.code(), today).stream())
                .sorted(Comparator.comparing(SpecialDay::day))
                .toList();
    }

    /**
     * Closes an office on a day. Deadlines pass over it.
     *
     * @return empty when it is made, else who would lose an appointment
     * @throws Refusal when the day is past, or the office is closed on it already
     */
    public Optional<Preview> close(Office office, LocalDate day, Decision decision) {
        new QuotaLimits(office.today(clock))
                .day("day", day)
                .require(!calendar.isHoliday(day), "day", "quota.closed-already")
                .check();
        return changes.make(office, decision, at -> {
            if (!closedDays.close(at.code(), day, decision.reason())) {
                throw Refusal.invalid("day", "quota.closed-already");
            }
            return Made.of("quota.change.day-closed").with("day", day);
        });
    }

    /**
     * Opens an office on a day on which its rules have no places for everybody.
     *
     * @return empty when it is made
     * @throws Refusal for impossible days and hours, and when the day has places or is special already
     */
    public Optional<Preview> addExtra(
            Office office,
            LocalDate day,
            LocalTime opens,
            LocalTime closes,
            int minutes,
            int places,
            Decision decision) {
        new QuotaLimits(office.today(clock))
                .day("day", day)
                .hours(opens, closes, minutes)
                .check();
        return changes.make(office, decision, at -> {
            requireNotSpecial(office, day);
            if (slots(office, day).anyMatch(slot -> slot.slotClass() == SlotClass.REGULAR)) {
                throw Refusal.invalid("day", "quota.open-already");
            }
            officeRules.insert(office.code(), Kind.EXTRA, day, opens, closes, minutes, places, decision.reason());
            return Made.of("quota.change.day-extra")
                    .with("day", day)
                    .with("opens", opens)
                    .with("closes", closes)
                    .with("minutes", minutes)
                    .with("places", places);
        });
    }

    /**
     * Lowers the places of every slot of a day.
     *
     * @param places the most that a slot has on that day
     * @return empty when it is made, else who would lose an appointment
     * @throws Refusal when the day is past, special already or has no places anyway
     */
    public Optional<Preview> cut(Office office, LocalDate day, int places, Decision decision) {
        new QuotaLimits(office.today(clock)).day("day", day).check();
        return changes.make(office, decision, at -> {
            requireNotSpecial(office, day);
            if (slots(office, day).findAny().isEmpty()) {
                throw Refusal.invalid("day", "quota.nothing-to-cut");
            }
            officeRules.insert(office.code(), Kind.CUT, day, null, null, null, places, decision.reason());
            return Made.of("quota.change.day-cut").with("day", day).with("places", places);
        });
    }

    /**
     * Lets a day be as the rules say again.
     *
     * @return empty when it is made, else who would lose an appointment on an extra day
     * @throws Refusal when the office has no such special day, or it is past
     */
    public Optional<Preview> remove(Office office, Kind kind, LocalDate day, Decision decision) {
        if (day.isBefore(office.today(clock))) {
            throw Refusal.notFound("quota.day-unknown");
        }
        return changes.make(office, decision, at -> {
            boolean removed = kind == Kind.CLOSED
                    ? closedDays.open(office.code(), day)
                    : officeRules.delete(office.code(), kind, day);
            if (!removed) {
                throw Refusal.notFound("quota.day-unknown");
            }
            return Made.of("quota.change.day-removed").with("kind", kind.code()).with("day", day);
        });
    }

    private void requireNotSpecial(Office office, LocalDate day) {
        if (of(office).stream().anyMatch(special -> special.day().equals(day))) {
            throw Refusal.invalid("day", "quota.day-taken");
        }
    }

    private Stream<Layout.Wanted> slots(Office office, LocalDate day) {
        return officeRules.layout(office).slots(day, day).values().stream();
    }
}
