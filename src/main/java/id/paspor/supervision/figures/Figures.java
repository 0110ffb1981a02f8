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

    /** The figures of an office as it is there now. */
    public OfficeFigures of(Office office) {
        LocalDate today = deadlines.today(office);
        Period now = Period.of(YearMonth.from(today));
        Period before = Period.of(YearMonth.from(today).minusMonths(1));
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate firstWeek = monday.minusWeeks(WEEKS - 1L);
        LocalDate first = firstWeek.isBefore(before.first()) ? firstWeek : before.first();
        List<Happened> rows = history.happened(office, first, today);
        List<Throughput> days = throughput(DAYS, back -> Period.of(today.minusDays(back)), rows);
        List<Throughput> weeks = throughput(WEEKS, back -> Period.week(monday.minusWeeks(back)), rows);
        Turnarounds took = turnarounds(office, new Period(before.first(), today));
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
                took(now, before, took),
                List.of(
                        new Term("promise", took.promise(now, targets), took.promise(before, targets)),
                        new Term("legal", took.legal(now, targets), took.legal(before, targets))));
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
                took.whole(period),
                took.promise(period, targets),
                took.legal(period, targets));
    }

    /** How long cases took of which something ended at an office on these days. */
    Turnarounds turnarounds(Office office, Period period) {
        return Turnarounds.of(
                office, history.histories(office, period.first(), period.last()), calendar.clock(office), levels);
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

    private static List<Took> took(Period now, Period before, Turnarounds took) {
        Stream<Took> stages = Arrays.stream(Stage.values())
                .filter(stage -> stage != Stage.ENDED)
                .map(stage -> new Took(stage.code(), took.at(stage, now), took.at(stage, before)));
        return Stream.concat(stages, Stream.of(new Took("whole", took.whole(now), took.whole(before))))
                .toList();
    }
}
