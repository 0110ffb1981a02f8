package id.paspor.supervision.figures;

import id.paspor.appointment.DayList;
import id.paspor.casefile.OfficeHistory;
import id.paspor.casefile.Stage;
import id.paspor.casefile.StatusChange;
import id.paspor.casefile.clock.ServiceLevels;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.WorkingCalendar;
import id.paspor.supervision.figures.OfficeFigures.Comparison;
import id.paspor.supervision.figures.OfficeFigures.Reason;
import id.paspor.supervision.figures.OfficeFigures.Term;
import id.paspor.supervision.figures.OfficeFigures.Throughput;
import id.paspor.supervision.figures.OfficeFigures.Took;
import id.paspor.supervision.figures.Today.OfCase;
import id.paspor.web.BarChart;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts what happened at an office, by its own days. */
@Component
public class Figures {

    private static final int DAYS = 14;
    private static final int WEEKS = 12;

    /** So long after it happened most is committed; what is later shows by the number of turns, and all is counted anew. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

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
    private final Clock clock;

    Figures(
            OfficeHistory history,
            DayList dayList,
            WorkingCalendar calendar,
            ServiceLevels levels,
            Deadlines deadlines,
            Clock clock) {
        this.history = history;
        this.dayList = dayList;
        this.calendar = calendar;
        this.levels = levels;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** The figures of an office as it is there now, all counted anew. */
    public OfficeFigures of(Office office) {
        LocalDate today = deadlines.today(office);
        return of(office, today, past(office, today), today(office, today));
    }

    /** What happened before today. */
    Past past(Office office, LocalDate today) {
        LocalDate yesterday = today.minusDays(1);
        LocalDate month = today.withDayOfMonth(1);
        LocalDate firstWeek = monday(today).minusWeeks(WEEKS - 1L);
        LocalDate first = month.minusMonths(1);
        return new Past(
                Tally.of(history.happened(office, firstWeek.isBefore(first) ? firstWeek : first, yesterday)),
                turnarounds(office, new Period(month, yesterday)),
                turnarounds(office, Period.of(YearMonth.from(first))).summary(deadlines.targets(office.code())));
    }

    /** What happened today, all counted anew. */
    Today today(Office office, LocalDate today) {
        return since(new Today(Instant.EPOCH, List.of(), Map.of()), office, today);
    }

    /** What happened today, of which a part was known before. */
    Today today(Office office, LocalDate today, Today known) {
        Today now = since(known, office, today);
        return now.turns() == history.turns(now.rows()) ? now : today(office, today);
    }

    private Today since(Today known, Office office, LocalDate today) {
        Instant now = clock.instant();
        Map<RegistrationNumber, OfCase> changed = new HashMap<>();
        history.histories(office, today, known.asOf().minus(OVERLAP))
                .forEach((number, lines) -> changed.put(number, ofCase(office, today, lines)));
        return known.then(now, history.happened(office, today, today), changed);
    }

    private OfCase ofCase(Office office, LocalDate today, List<StatusChange> lines) {
        Period period = Period.of(today);
        return new OfCase(
                lines.stream()
                        .filter(line -> period.has(LocalDate.ofInstant(line.happenedAt(), office.zone())))
                        .count(),
                turnarounds(office, period, List.of(lines)));
    }

    /** The figures of an office by what happened before today and today. */
    OfficeFigures of(Office office, LocalDate today, Past past, Today now) {
        Period thisMonth = Period.of(YearMonth.from(today));
        Period lastMonth = Period.of(YearMonth.from(today).minusMonths(1));
        Tally happened = past.happened().and(now.rows());
        List<Throughput> days = throughput(DAYS, back -> Period.of(today.minusDays(back)), happened);
        List<Throughput> weeks =
                throughput(WEEKS, back -> Period.week(monday(today).minusWeeks(back)), happened);
        Summary took =
                Turnarounds.together(List.of(past.thisMonth(), now.took())).summary(deadlines.targets(office.code()));
        Summary before = past.lastMonth();
        return new OfficeFigures(
                today,
                dayList.turnout(office, today),
                counts(TODAY, Period.of(today), happened),
                THROUGHPUT,
                days,
                weeks,
                chart(days),
                chart(weeks),
                thisMonth,
                lastMonth,
                COMPARED.stream()
                        .map(figure ->
                                new Comparison(happened.count(figure, thisMonth), happened.count(figure, lastMonth)))
                        .toList(),
                reasons(thisMonth, lastMonth, happened),
                took(took, before),
                List.of(
                        new Term("promise", took.promise(), before.promise()),
                        new Term("extended", took.extended(), before.extended()),
                        new Term("legal", took.legal(), before.legal())));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The figures of an office in one month. */
    public MonthFigures of(Office office, YearMonth month) {
        Period period = Period.of(month);
        Tally happened = Tally.of(history.happened(office, period.first(), period.last()));
        Summary took = turnarounds(office, period).summary(deadlines.targets(office.code()));
        return new MonthFigures(
                counts(COMPARED, period, happened),
                reasons(period, period, happened),
                took.whole(),
                took.promise(),
                took.extended(),
                took.legal());
    }

    /** How long cases took of which something ended at an office on these days. */
    private Turnarounds turnarounds(Office office, Period period) {
        return turnarounds(
                office,
                period,
                history.histories(office, period.first(), period.last()).values());
    }

    private Turnarounds turnarounds(Office office, Period period, Collection<List<StatusChange>> histories) {
        return Turnarounds.of(period, office, histories, calendar.clock(office), levels);
    }

    private static List<Throughput> throughput(int many, IntFunction<Period> back, Tally happened) {
        return IntStream.iterate(many - 1, at -> at >= 0, at -> at - 1)
                .mapToObj(back)
                .map(period -> new Throughput(period, counts(THROUGHPUT, period, happened)))
                .toList();
    }

    private static List<Count> counts(List<Figure> figures, Period period, Tally happened) {
        return figures.stream().map(figure -> happened.count(figure, period)).toList();
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

    private static List<Reason> reasons(Period now, Period before, Tally happened) {
        return REASONED.stream()
                .flatMap(figure -> happened.reasons(figure).stream()
                        .map(reason -> new Reason(
                                figure,
                                reason.orElse(null),
                                happened.times(figure, reason, now),
                                happened.times(figure, reason, before))))
                .filter(reason -> reason.now() + reason.before() > 0)
                .sorted(Comparator.comparing(Reason::now)
                        .thenComparing(Reason::before)
                        .reversed()
                        .thenComparing(Reason::figure)
                        .thenComparing(Reason::reason, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static List<Took> took(Summary now, Summary before) {
        Stream<Took> stages = Arrays.stream(Stage.values())
                .filter(stage -> stage != Stage.ENDED)
                .map(stage -> new Took(stage.code(), now.at(stage), before.at(stage)));
        return Stream.concat(stages, Stream.of(new Took("whole", now.whole(), before.whole())))
                .toList();
    }
}
