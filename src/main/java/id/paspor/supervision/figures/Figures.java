package id.paspor.supervision.figures;

import id.paspor.appointment.DayList;
import id.paspor.casefile.OfficeHistory;
import id.paspor.casefile.OfficeHistory.Happened;
import id.paspor.casefile.Stage;
import id.paspor.casefile.clock.ServiceLevels;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Targets;
import id.paspor.office.WorkingCalendar;
import id.paspor.supervision.figures.OfficeFigures.Comparison;
import id.paspor.supervision.figures.OfficeFigures.Reason;
import id.paspor.supervision.figures.OfficeFigures.Term;
import id.paspor.supervision.figures.OfficeFigures.Throughput;
import id.paspor.supervision.figures.OfficeFigures.Took;
import id.paspor.web.BarChart;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts what happened at an office, by its own days. */
@Component
public class Figures {

    private static final int DAYS = 14;
    private static final int WEEKS = 12;

    private static final List<Figure> TODAY =
            List.of(Figure.INTERVIEWED, Figure.BILLED, Figure.PAID, Figure.PRINTED, Figure.HANDED_OVER);
    private static final List<Figure> THROUGHPUT =
            List.of(Figure.REGISTERED, Figure.INTERVIEWED, Figure.PAID, Figure.PRINTED, Figure.HANDED_OVER);
    private static final List<Figure> DRAWN = List.of(Figure.REGISTERED, Figure.HANDED_OVER);
    private static final List<Figure> REASONED =
            List.of(Figure.REFUSED_DATA, Figure.REFUSED_INTERVIEW, Figure.REFUSED_SCREENING, Figure.SPOILED);
    private static final List<Figure> COMPARED = Arrays.asList(Figure.values());

    private final OfficeHistory history;
    private final DayList dayList;
    private final WorkingCalendar calendar;
    private final ServiceLevels levels;
    private final Deadlines deadlines;

    Figures(
            OfficeHistory history,
            DayList dayList,
            WorkingCalendar calendar,
            ServiceLevels levels,
            Deadlines deadlines) {
        this.history = history;
        this.dayList = dayList;
        this.calendar = calendar;
        this.levels = levels;
        this.deadlines = deadlines;
    }

    /** The figures of an office as it is there now, all counted anew. */
    public OfficeFigures of(Office office) {
        LocalDate today = deadlines.today(office);
        return of(office, today, past(office, today));
    }

    /** What happened before today. */
    Past past(Office office, LocalDate today) {
        LocalDate yesterday = today.minusDays(1);
        LocalDate month = today.withDayOfMonth(1);
        LocalDate firstWeek = monday(today).minusWeeks(WEEKS - 1L);
        LocalDate first = month.minusMonths(1);
        return new Past(
                history.happened(office, firstWeek.isBefore(first) ? firstWeek : first, yesterday),
                turnarounds(office, new Period(month, yesterday)),
                turnarounds(office, Period.of(YearMonth.from(first))));
    }

    /** The figures of an office by what happened before today. */
    OfficeFigures of(Office office, LocalDate today, Past past) {
        Period now = Period.of(YearMonth.from(today));
        Period before = Period.of(YearMonth.from(today).minusMonths(1));
        List<Happened> rows = Stream.concat(past.rows().stream(), history.happened(office, today, today).stream())
                .toList();
        List<Throughput> days = throughput(DAYS, back -> Period.of(today.minusDays(back)), rows);
        List<Throughput> weeks =
                throughput(WEEKS, back -> Period.week(monday(today).minusWeeks(back)), rows);
        Turnarounds took = past.thisMonth().plus(turnarounds(office, Period.of(today)));
        Turnarounds tookBefore = past.lastMonth();
        Targets targets = deadlines.targets(office.code());
        return new OfficeFigures(
                today,
                dayList.turnout(office, today),
                counts(TODAY, Period.of(today), rows),
                THROUGHPUT,
                days,
                weeks,
                chart(days),
                chart(weeks),
                now,
                before,
                COMPARED.stream()
                        .map(figure -> new Comparison(Count.of(figure, now, rows), Count.of(figure, before, rows)))
                        .toList(),
                reasons(now, before, rows),
                took(took, tookBefore),
                List.of(
                        new Term("promise", took.promise(targets), tookBefore.promise(targets)),
                        new Term("extended", took.extended(targets), tookBefore.extended(targets)),
                        new Term("legal", took.legal(targets), tookBefore.legal(targets))));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The figures of an office in one month. */
    public MonthFigures of(Office office, YearMonth month) {
        Period period = Period.of(month);
        List<Happened> rows = history.happened(office, period.first(), period.last());
        Turnarounds took = turnarounds(office, period);
        Targets targets = deadlines.targets(office.code());
        return new MonthFigures(
                counts(COMPARED, period, rows),
                reasons(period, period, rows),
                took.whole(),
                took.promise(targets),
                took.extended(targets),
                took.legal(targets));
    }

    /** How long cases took of which something ended at an office on these days. */
    private Turnarounds turnarounds(Office office, Period period) {
        return Turnarounds.of(
                period,
                office,
                history.histories(office, period.first(), period.last()),
                calendar.clock(office),
                levels);
    }

    private static List<Throughput> throughput(int many, IntFunction<Period> back, List<Happened> rows) {
        return IntStream.iterate(many - 1, at -> at >= 0, at -> at - 1)
                .mapToObj(back)
                .map(period -> new Throughput(period, counts(THROUGHPUT, period, rows)))
                .toList();
    }

    private static List<Count> counts(List<Figure> figures, Period period, List<Happened> rows) {
        return figures.stream().map(figure -> Count.of(figure, period, rows)).toList();
    }

    private static BarChart<LocalDate> chart(List<Throughput> lines) {
        return BarChart.of(
                lines.stream().map(line -> line.period().first()).toList(),
                lines.stream()
                        .map(line -> line.counts().stream()
                                .filter(count -> DRAWN.contains(count.figure()))
                                .map(Count::times)
                                .toList())
                        .toList());
    }

    private static List<Reason> reasons(Period now, Period before, List<Happened> rows) {
        return REASONED.stream()
                .flatMap(figure -> rows.stream()
                        .filter(figure::counts)
                        .collect(Collectors.groupingBy(row -> Optional.ofNullable(row.reason())))
                        .entrySet()
                        .stream()
                        .map(alike -> new Reason(
                                figure,
                                alike.getKey().orElse(null),
                                Count.of(figure, now, alike.getValue()).times(),
                                Count.of(figure, before, alike.getValue()).times())))
                .filter(reason -> reason.now() + reason.before() > 0)
                .sorted(Comparator.comparing(Reason::now)
                        .thenComparing(Reason::before)
                        .reversed()
                        .thenComparing(Reason::figure)
                        .thenComparing(Reason::reason, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static List<Took> took(Turnarounds now, Turnarounds before) {
        Stream<Took> stages = Arrays.stream(Stage.values())
                .filter(stage -> stage != Stage.ENDED)
                .map(stage -> new Took(stage.code(), now.at(stage), before.at(stage)));
        return Stream.concat(stages, Stream.of(new Took("whole", now.whole(), before.whole())))
                .toList();
    }
}
