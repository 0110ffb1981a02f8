package id.paspor.quota.rule;

import id.paspor.kernel.Actor;
import id.paspor.office.ClosedDays;
import id.paspor.office.Office;
import id.paspor.office.WorkingCalendar;
import id.paspor.office.calendar.CalendarDays;
import id.paspor.quota.SlotClass;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** The rules, releases and special days of offices, and the record of their changes. */
@Component
public class OfficeRules {

    /** For the last working day of the month before this one. */
    private static final int DAYS_LOOKED_BACK = 62;

    private static final int HOUR = 60;
    private static final int CHANGES_SHOWN = 50;

    private final QuotaRuleRepository rules;
    private final ReleaseRuleRepository releases;
    private final SpecialDayRepository specialDays;
    private final QuotaChangeRepository changes;
    private final ClosedDays closedDays;
    private final CalendarDays calendarDays;
    private final WorkingCalendar workingCalendar;
    private final Clock clock;
    private final int daysAhead;

    OfficeRules(
            QuotaRuleRepository rules,
            ReleaseRuleRepository releases,
            SpecialDayRepository specialDays,
            QuotaChangeRepository changes,
            ClosedDays closedDays,
            CalendarDays calendarDays,
            WorkingCalendar workingCalendar,
            Clock clock,
            @Value("${paspor.appointment.days-ahead}") int daysAhead) {
        this.rules = rules;
        this.releases = releases;
        this.specialDays = specialDays;
        this.changes = changes;
        this.closedDays = closedDays;
        this.calendarDays = calendarDays;
        this.workingCalendar = workingCalendar;
        this.clock = clock;
        this.daysAhead = daysAhead;
    }

    /** Lets nobody else change the rules or slots of an office until this transaction ends. */
    public void lock(String office) {
        rules.lock(office);
    }

    /**
     * Gives an office that never had rules those of its settings: its hours on weekdays, but for its breaks, each day opening
     * by itself.
     */
    public void seed(Office office) {
        if (releases.begin(office.code(), daysAhead) == 1) {
            for (int weekday = 1; weekday <= DayOfWeek.FRIDAY.getValue(); weekday++) {
                insertHours(office, DayOfWeek.of(weekday));
            }
        }
    }

    private void insertHours(Office office, DayOfWeek weekday) {
        LocalDate today = office.today(clock);
        workingCalendar
                .hours(office, weekday)
                .forEach(part -> insert(
                        office.code(),
                        new QuotaRule(
                                0,
                                SlotClass.REGULAR,
                                weekday,
                                today,
                                null,
                                part.from(),
                                part.to(),
                                HOUR,
                                office.placesPerHour())));
    }

    /** What an office is to have, by everything that this transaction sees. */
    public Layout layout(Office office) {
        LocalDate first = office.today(clock).minusDays(DAYS_LOOKED_BACK);
        return new Layout(
                office, rules(office), special(office, first), release(office.code()), calendarDays.from(first));
    }

    private Map<LocalDate, SpecialDay> special(Office office, LocalDate first) {
        Map<LocalDate, SpecialDay> special = new HashMap<>();
        specialDays(office.code(), first).forEach(day -> special.put(day.day(), day));
        closedDays(office.code(), first).forEach(day -> special.put(day.day(), day));
        return special;
    }

    /** The rules of an office that hold now or later. */
    public List<QuotaRule> rules(Office office) {
        return views(rules.holding(office.code(), office.today(clock)));
    }

    public Optional<QuotaRule> rule(String office, long id) {
        return rules.findByOfficeAndId(office, id).map(QuotaRuleEntity::view);
    }

    /** The rules of which a new one would say something else about the same hours. */
    public List<QuotaRule> overlapping(String office, QuotaRule rule) {
        return views(rules.overlapping(
                office,
                rule.slotClass().code(),
                rule.weekday().getValue(),
                rule.opens(),
                rule.closes(),
                rule.from(),
                rule.to()));
    }

    private static List<QuotaRule> views(List<QuotaRuleEntity> rules) {
        return rules.stream().map(QuotaRuleEntity::view).toList();
    }

    public void insert(String office, QuotaRule rule) {
        rules.save(new QuotaRuleEntity(office, rule));
    }

    /** Lets a rule hold until a day only, at once; one that has not begun by then is gone. */
    public void end(String office, long id, LocalDate last) {
        QuotaRuleEntity rule = rules.findByOfficeAndId(office, id).orElseThrow();
        if (rule.hasBegunBy(last)) {
            rule.endOn(last);
        } else {
            rules.delete(rule);
        }
        rules.flush();
    }

    public ReleaseRule release(String office) {
        return releases.findByOffice(office).view();
    }

    public void setRelease(String office, ReleaseRule rule) {
        releases.findByOffice(office).become(rule);
    }

    /** Extra days and days of cut places, from a day on. */
    public List<SpecialDay> specialDays(String office, LocalDate first) {
        return specialDays.from(office, first).stream()
                .map(SpecialDayEntity::view)
                .toList();
    }

    /** Closed days from a day on. */
    public List<SpecialDay> closedDays(String office, LocalDate first) {
        return closedDays.from(office, first).stream()
                .map(day -> new SpecialDay(
                        day.day(),
                        SpecialDay.Kind.CLOSED,
                        null,
                        null,
                        null,
                        null,
                        day.reason(),
                        day.closedAt(),
                        day.closedBy()))
                .toList();
    }

    /** Adds an extra day or one of cut places, in the name of who is signed in. */
    public void insert(
            String office,
            SpecialDay.Kind kind,
            LocalDate day,
            LocalTime opens,
            LocalTime closes,
            Integer minutes,
            int places,
            String reason) {
        specialDays.save(new SpecialDayEntity(
                office,
                new SpecialDay(day, kind, opens, closes, minutes, places, reason, clock.instant(), Actor.current())));
    }

    /** False when there is none. */
    public boolean delete(String office, SpecialDay.Kind kind, LocalDate day) {
        return specialDays.remove(office, kind, day) == 1;
    }

    /** The changes at an office, newest first, as far as they are shown. */
    public List<QuotaChange> changes(String office) {
        return changes.findByOfficeOrderByIdDesc(office, Limit.of(CHANGES_SHOWN)).stream()
                .map(QuotaChangeEntity::view)
                .toList();
    }

    /**
     * Records a change in the name of who is signed in.
     *
     * @param what the key of its name in the message bundles
     * @param details what was set
     */
    public void record(String office, String what, Map<String, Object> details) {
        changes.save(new QuotaChangeEntity(office, clock.instant(), Actor.current(), what, details));
    }
}
