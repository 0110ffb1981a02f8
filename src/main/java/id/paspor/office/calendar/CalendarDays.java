package id.paspor.office.calendar;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.Remembered;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calendar of all offices: holidays, joint leave and half days of each year. Days that were computed count like those
 * of a decree, until one says otherwise.
 */
@Service
public class CalendarDays {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
    private static final int CHANGES_SHOWN = 100;
    private static final String ALL = "all";

    private final CalendarDayRepository days;
    private final CalendarChangeRepository changes;
    private final Clock clock;
    private final Remembered<String, Known> known = new Remembered<>(REMEMBERED, all -> read());

    private record Known(Map<LocalDate, CalendarDay> days, String version) {}

    protected CalendarDays(CalendarDayRepository days, CalendarChangeRepository changes, Clock clock) {
        this.days = days;
        this.changes = changes;
        this.clock = clock;
    }

    /** What the calendar says of a day, as it was up to a second ago; none when it is like any other. */
    public Optional<CalendarDay> on(LocalDate day) {
        return Optional.ofNullable(known.get(ALL).days().get(day));
    }

    /** Stands for all days, as they were up to a second ago. */
    public String version() {
        return known.get(ALL).version();
    }

    /** The days of a year in their order, as this transaction sees them. */
    @Transactional(readOnly = true)
    public List<CalendarDay> of(Year year) {
        return between(year.atDay(1), year.atDay(year.length()));
    }

    /** The days from one on, as this transaction sees them. */
    @Transactional(readOnly = true)
    public Map<LocalDate, CalendarDay> from(LocalDate first) {
        return byDay(between(first, LATEST));
    }

    /** The latest changes, newest first. */
    @Transactional(readOnly = true)
    public List<CalendarChange> changes() {
        return changes.findByOrderByIdDesc(Limit.of(CHANGES_SHOWN)).stream()
                .map(CalendarChangeEntity::view)
                .toList();
    }

    /** Stands for exactly these days. */
    public static String version(Collection<CalendarDay> days) {
        return DigestUtils.sha256Hex(String.valueOf(List.copyOf(days)));
    }

    /**
     * Makes a year what a decree says, in the name of who is signed in: computed days in it are confirmed, those that are
     * not in it are dropped. What it says like an earlier decree stays with that one.
     *
     * @param decree its name, 3 to 200 characters
     * @param wanted all days of the year
     * @param seen the {@link #version} of the days that it was entered over
     * @param earliest the first day that may still be changed; earlier ones can only be confirmed
     * @throws Refusal when a day is past, nothing changes, or the days were changed meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(Year year, String decree, List<CalendarDay> wanted, String seen, LocalDate earliest) {
        List<CalendarDay> present = of(year);
        if (!version(present).equals(seen)) {
            throw Refusal.conflict("calendar.changed-meanwhile");
        }
        List<CalendarChange> made = difference(byDay(present), byDay(wanted), decree);
        requireToCome(made, earliest);
        made.forEach(this::make);
        known.forgetAll();
    }

    private List<CalendarChange> difference(
            Map<LocalDate, CalendarDay> present, Map<LocalDate, CalendarDay> wanted, String decree) {
        TreeSet<LocalDate> all = new TreeSet<>(present.keySet());
        all.addAll(wanted.keySet());
        List<CalendarChange> made = new ArrayList<>();
        for (LocalDate day : all) {
            CalendarDay was = present.get(day);
            CalendarDay becomes = wanted.get(day);
            CalendarChange.What what = what(was, becomes);
            if (what != null) {
                CalendarDay concerned = Objects.requireNonNullElse(becomes, was).by(decree);
                made.add(new CalendarChange(clock.instant(), Actor.current(), what, concerned));
            }
        }
        return made;
    }

    private static CalendarChange.What what(CalendarDay was, CalendarDay becomes) {
        if (was == null) {
            return CalendarChange.What.ADDED;
        }
        if (becomes == null) {
            return CalendarChange.What.DROPPED;
        }
        if (!was.saysTheSameAs(becomes)) {
            return CalendarChange.What.CHANGED;
        }
        return was.isComputed() ? CalendarChange.What.CONFIRMED : null;
    }

    private static void requireToCome(List<CalendarChange> made, LocalDate earliest) {
        if (made.isEmpty()) {
            throw Refusal.invalid("decree", "calendar.nothing-changes");
        }
        List<Problem> past = made.stream()
                .filter(change -> change.what() != CalendarChange.What.CONFIRMED)
                .map(CalendarChange::day)
                .filter(day -> day.day().isBefore(earliest))
                .map(day -> new Problem(field(day.kind()), "calendar.past", day.day()))
                .toList();
        Refusal.requireNone(past);
    }

    /** In which field of the form days of a kind are. */
    public static String field(CalendarDay.Kind kind) {
        return switch (kind) {
            case HOLIDAY -> "holidays";
            case JOINT_LEAVE -> "jointLeave";
            case HALF_DAY -> "halfDays";
        };
    }

    private void make(CalendarChange change) {
        if (change.what() == CalendarChange.What.DROPPED) {
            days.deleteById(change.day().day());
        } else {
            days.save(new CalendarDayEntity(change.day()));
        }
        changes.save(new CalendarChangeEntity(change));
    }

    private Known read() {
        Map<LocalDate, CalendarDay> read =
                byDay(days.findAll().stream().map(CalendarDayEntity::view).toList());
        return new Known(read, version(new TreeMap<>(read).values()));
    }

    private List<CalendarDay> between(LocalDate first, LocalDate last) {
        return days.findByDayBetweenOrderByDay(first, last).stream()
                .map(CalendarDayEntity::view)
                .toList();
    }

    private static Map<LocalDate, CalendarDay> byDay(List<CalendarDay> days) {
        Map<LocalDate, CalendarDay> byDay = new LinkedHashMap<>();
        days.forEach(day -> byDay.put(day.day(), day));
        return byDay;
    }
}
