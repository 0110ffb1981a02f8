package id.paspor.supervision.figures;

import id.paspor.casefile.OfficeHistory.Happened;
import id.paspor.casefile.reason.ReasonCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How often each figure happened on each day of an office, and why, so that no sum looks at what it does not add up. */
final class Tally {

    private static final NavigableMap<LocalDate, Long> NEVER = Collections.emptyNavigableMap();

    private final Tally earlier;
    private final Map<Figure, NavigableMap<LocalDate, Long>> times = new EnumMap<>(Figure.class);
    private final Map<Figure, Map<Optional<ReasonCode>, NavigableMap<LocalDate, Long>>> reasons =
            new EnumMap<>(Figure.class);

    private Tally(Tally earlier, List<Happened> rows) {
        this.earlier = earlier;
        rows.forEach(row -> Figure.counting(row).forEach(figure -> {
            add(times.computeIfAbsent(figure, first -> new TreeMap<>()), row);
            add(
                    reasons.computeIfAbsent(figure, first -> new HashMap<>())
                            .computeIfAbsent(Optional.ofNullable(row.reason()), first -> new TreeMap<>()),
                    row);
        }));
    }

    static Tally of(List<Happened> rows) {
        return new Tally(null, rows);
    }

    /** Of what is in this one and of what happened besides. */
    Tally and(List<Happened> rows) {
        return new Tally(this, rows);
    }

    /** How often something happened in a time. */
    Count count(Figure figure, Period period) {
        return new Count(figure, period, times(figure, period));
    }

    private long times(Figure figure, Period period) {
        return sum(times.getOrDefault(figure, NEVER), period) + (earlier == null ? 0 : earlier.times(figure, period));
    }

    /** Why something happened; an empty reason stands for all in an officer's own words. */
    Set<Optional<ReasonCode>> reasons(Figure figure) {
        Set<Optional<ReasonCode>> all =
                new HashSet<>(reasons.getOrDefault(figure, Map.of()).keySet());
        all.addAll(earlier == null ? Set.of() : earlier.reasons(figure));
        return all;
    }

    /** How often something happened in a time for one reason. */
    long times(Figure figure, Optional<ReasonCode> reason, Period period) {
        return sum(reasons.getOrDefault(figure, Map.of()).getOrDefault(reason, NEVER), period)
                + (earlier == null ? 0 : earlier.times(figure, reason, period));
    }

    private static void add(Map<LocalDate, Long> days, Happened row) {
        days.merge(row.day(), row.times(), Long::sum);
    }

    private static long sum(NavigableMap<LocalDate, Long> days, Period period) {
        Collection<Long> within =
                days.subMap(period.first(), true, period.last(), true).values();
        return within.stream().mapToLong(Long::longValue).sum();
    }
}
