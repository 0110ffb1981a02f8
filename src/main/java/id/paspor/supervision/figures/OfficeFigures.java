package id.paspor.supervision.figures;

import id.paspor.appointment.DayList.Turnout;
import id.paspor.casefile.reason.ReasonCode;
import id.paspor.web.BarChart;
import java.time.LocalDate;
import java.util.List;

/**
 * What happened at an office, for its overview.
 *
 * @param today the office's own
 * @param turnout who comes today
 * @param todays what was done today
 * @param shown what the lines of days and weeks count, in their order
 * @param days each of the last 14, the latest last
 * @param weeks each of the last 12 from Monday on, the latest last
 * @param thisMonth up to today
 * @param lastMonth the one before, whole
 * @param counted what happened, this month against last
 * @param reasons why cases were refused and booklets spoiled, what occurred most this month first
 * @param took how long stages took and the whole, this month against last
 * @param terms how promise and law were kept, this month against last
 */
public record OfficeFigures(
        LocalDate today,
        Turnout turnout,
        List<Count> todays,
        List<Figure> shown,
        List<Throughput> days,
        List<Throughput> weeks,
        BarChart<LocalDate> dayChart,
        BarChart<LocalDate> weekChart,
        Period thisMonth,
        Period lastMonth,
        List<Comparison> counted,
        List<Reason> reasons,
        List<Took> took,
        List<Term> terms) {

    /** What happened in a time, figure by figure. */
    public record Throughput(Period period, List<Count> counts) {}

    /** How often something happened this month and last. */
    public record Comparison(Count now, Count before) {}

    /**
     * How often something was done for the same reason.
     *
     * @param reason of the list, or {@code null} for all in an officer's own words
     */
    public record Reason(Figure figure, ReasonCode reason, long now, long before) {}

    /**
     * How long something took.
     *
     * @param code of a stage, or {@code whole}
     */
    public record Took(String code, Spread now, Spread before) {}

    /**
     * How a term was kept.
     *
     * @param code {@code promise}, {@code extended}, which is the same by the dates that late cases were given, or {@code legal}
     */
    public record Term(String code, Kept now, Kept before) {}
}
