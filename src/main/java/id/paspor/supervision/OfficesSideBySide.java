package id.paspor.supervision;

import id.paspor.casefile.CaseList;
import id.paspor.casefile.CaseList.OfficeFigures;
import id.paspor.engine.OpenWork;
import id.paspor.kernel.Remembered;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.ServiceClock;
import id.paspor.office.WorkingCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All offices in figures, for headquarters; nothing personal. */
@Component
public class OfficesSideBySide {

    private static final Duration LATELY = Duration.ofDays(30);

    /** How long the figures are shown before they are counted anew. */
    private static final Duration SHOWN = Duration.ofMinutes(1);

    private final Remembered<Duration, Ranking> remembered = new Remembered<>(SHOWN, this::count);
    private final CaseList cases;
    private final OpenWork work;
    private final Offices offices;
    private final WorkingCalendar calendar;
    private final Clock clock;

    OfficesSideBySide(CaseList cases, OpenWork work, Offices offices, WorkingCalendar calendar, Clock clock) {
        this.cases = cases;
        this.work = work;
        this.offices = offices;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The offices, as they were within the last minute.
     *
     * @param at when that was
     * @param lines one for each office, that with the largest share of late cases first
     */
    public record Ranking(Instant at, List<OfficeLine> lines) {}

    /** The offices, that with the largest share of late cases first. */
    public Ranking ranking() {
        return remembered.get(LATELY);
    }

    private Ranking count(Duration lately) {
        Instant now = clock.instant();
        return new Ranking(now, lines(now.minus(lately)));
    }

    private List<OfficeLine> lines(Instant since) {
        Map<String, OfficeFigures> figures =
                cases.ofOffices(since).stream().collect(Collectors.toMap(OfficeFigures::office, Function.identity()));
        Map<String, Long> stuck = work.incidents();
        return offices.all().stream()
                .map(office -> line(office, figures.get(office.code()), stuck.getOrDefault(office.code(), 0L)))
                .sorted(Comparator.comparingLong(OfficeLine::latePerMille)
                        .thenComparingLong(OfficeLine::late)
                        .reversed()
                        .thenComparing(line -> line.office().code()))
                .toList();
    }

    private OfficeLine line(Office office, OfficeFigures counted, long stuck) {
        return counted == null
                ? new OfficeLine(office, 0, 0, 0, 0, stuck, 0)
                : new OfficeLine(
                        office,
                        counted.cases(),
                        counted.near(),
                        counted.late(),
                        workingDaysSince(office, counted.longestLateAt()),
                        stuck,
                        counted.handedOver());
    }

    private long workingDaysSince(Office office, Instant lateAt) {
        return lateAt == null ? 0 : calendar.clock(office).between(lateAt, clock.instant()) / ServiceClock.DAY;
    }
}
