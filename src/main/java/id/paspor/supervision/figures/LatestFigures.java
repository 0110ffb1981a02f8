package id.paspor.supervision.figures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.paspor.casefile.clock.ServiceLevels;
import id.paspor.kernel.Remembered;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * The figures of an office as they are shown again and again: what happened before today is counted once an hour, and anew when
 * the calendar or the targets changed; of today, whenever somebody looks, what happened since the last look. See ADR 83.
 */
@Component
public class LatestFigures {

    private static final Duration COUNTED_EVERY = Duration.ofHours(1);

    /** Of so many offices a node remembers it; some 200 kB each where 30 passports a day are made. */
    private static final int MOST_OFFICES = 300;

    private final Figures figures;
    private final ServiceLevels levels;
    private final Deadlines deadlines;
    private final Remembered<Day, Past> past;
    private final Cache<Day, Today> seen;

    LatestFigures(Figures figures, ServiceLevels levels, Deadlines deadlines) {
        this.figures = figures;
        this.levels = levels;
        this.deadlines = deadlines;
        this.past = new Remembered<>(
                Caffeine.newBuilder().expireAfterWrite(COUNTED_EVERY).maximumSize(MOST_OFFICES),
                day -> figures.past(day.office(), day.today()));
        this.seen = Caffeine.newBuilder()
                .expireAfterWrite(COUNTED_EVERY)
                .maximumSize(MOST_OFFICES)
                .build();
    }

    /** A day of an office, by its calendar and targets as they are now. */
    private record Day(Office office, LocalDate today, String by) {}

    /** The figures of an office as it is there now. */
    public OfficeFigures of(Office office) {
        LocalDate today = deadlines.today(office);
        Day day = new Day(office, today, levels.version(office.code()));
        Today known = seen.getIfPresent(day);
        Today now = known == null ? figures.today(office, today) : figures.today(office, today, known);
        seen.put(day, now);
        return figures.of(office, today, past.get(day), now);
    }
}
