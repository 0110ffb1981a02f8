package id.paspor.rush;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.benchmark.Applicant;
import id.paspor.rush.Exchange.Asked;
import id.paspor.rush.Exchange.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the line was kept, as far as those who stood in it can tell. Of two requests one is before the other when its
 * answer had come before the other was sent; requests that overlap may be served in either order.
 */
final class LineOrder {

    /** So near to the opening nobody can say who was there before it. */
    private static final long MARGIN = Duration.ofSeconds(1).toNanos();

    private static final Set<Outcome> LET_IN = Set.of(Outcome.CALLED, Outcome.OFFERED, Outcome.HELD);
    private static final Set<Outcome> KEPT_WAITING = Set.of(Outcome.WAITING, Outcome.SOLD_OUT);

    private final List<Exchange> answers;
    private final Map<Integer, Integer> positions;
    private final Map<Integer, Long> cameAt;
    private final Map<Integer, Long> wasAnsweredAt;
    private final long opening;

    LineOrder(History history, JdbcClient sql, List<Applicant> applicants, long opening) {
        this.opening = opening;
        List<Exchange> looks = history.of(Asked.CALENDAR);
        answers = new ArrayList<>(looks);
        answers.addAll(history.of(Asked.PLACE));
        answers.addAll(history.of(Asked.HOLD, Outcome.HELD));
        cameAt = firstOf(looks, Exchange::begun);
        wasAnsweredAt = firstOf(
                looks.stream().filter(look -> look.status() == 200).toList(), Exchange::ended);
        Map<String, Integer> byAccount = new HashMap<>();
        sql.sql("select account, position from waiting_ticket where office = 'DPS' and position is not null")
                .query(row -> {
                    byAccount.put(row.getString(1), row.getInt(2));
                });
        positions = applicants.stream()
                .filter(applicant -> byAccount.containsKey(applicant.account()))
                .collect(Collectors.toMap(Applicant::number, applicant -> byAccount.get(applicant.account())));
    }

    private static Map<Integer, Long> firstOf(List<Exchange> exchanges, Function<Exchange, Long> moment) {
        return exchanges.stream().collect(Collectors.toMap(Exchange::applicant, moment, Math::min));
    }

    /** Everybody who came has one place, nobody else's, and was never told another. */
    void everybodyKeepsTheirPlace() {
        assertThat(positions.keySet()).as("applicants in line").containsAll(cameAt.keySet());
        assertThat(positions.values()).as("places in line").doesNotHaveDuplicates();
        assertThat(answers.stream()
                        .filter(answer -> answer.detail().matches("[0-9]+"))
                        .filter(answer -> Integer.parseInt(answer.detail()) != positions.get(answer.applicant())))
                .as("answers that told another place")
                .isEmpty();
    }

    /**
     * Those who were there at the opening stand before all who came later, in an order that has nothing to do with when they
     * came.
     *
     * @return the correlation of their places with the order in which they came
     */
    double thoseWhoWereThereAreDrawn() {
        List<Integer> early = wasAnsweredAt.keySet().stream()
                .filter(applicant -> wasAnsweredAt.get(applicant) < opening - MARGIN)
                .sorted(Comparator.comparing(cameAt::get))
                .toList();
        assertThat(early.stream().mapToInt(positions::get).max().orElse(0))
                .as("the last place that was drawn")
                .isLessThan(late().stream().mapToInt(positions::get).min().orElse(Integer.MAX_VALUE));
        double correlation = correlation(early.stream().map(positions::get).toList());
        assertThat(Math.abs(correlation)).as("correlation of places and arrivals").isLessThan(5 / Math.sqrt(early.size()));
        return correlation;
    }

    /** Of those who came after the opening, whoever was answered before another one asked stands before that one. */
    void whoComesLaterJoinsTheEnd() {
        PriorityQueue<Integer> unanswered = new PriorityQueue<>(Comparator.comparing(wasAnsweredAt::get));
        int lastAnswered = 0;
        for (int applicant : late().stream().sorted(Comparator.comparing(cameAt::get)).toList()) {
            while (!unanswered.isEmpty() && wasAnsweredAt.get(unanswered.peek()) < cameAt.get(applicant)) {
                lastAnswered = Math.max(lastAnswered, positions.get(unanswered.poll()));
            }
            assertThat(positions.get(applicant)).as("the place of one who came later").isGreaterThan(lastAnswered);
            unanswered.add(applicant);
        }
    }

    /** Nobody was told to wait who asked after somebody behind them had been let in. */
    void nobodyIsLetInBeforeOthers() {
        List<Exchange> letIn = answers.stream()
                .filter(answer -> LET_IN.contains(answer.outcome()))
                // a page asked for just before the opening may show what has opened meanwhile, to somebody not yet drawn
                .filter(answer -> answer.begun() > opening)
                .sorted(Comparator.comparingLong(Exchange::ended))
                .toList();
        List<Exchange> keptWaiting = answers.stream()
                .filter(answer -> KEPT_WAITING.contains(answer.outcome()))
                .filter(answer -> answer.detail().matches("[0-9]+"))
                .sorted(Comparator.comparingLong(Exchange::begun))
                .toList();
        int next = 0;
        int furthest = 0;
        for (Exchange waiting : keptWaiting) {
            while (next < letIn.size() && letIn.get(next).ended() < waiting.begun()) {
                furthest = Math.max(furthest, positions.get(letIn.get(next).applicant()));
                next++;
            }
            assertThat(positions.get(waiting.applicant()))
                    .as("the place of one who waits though a later one was let in")
                    .isGreaterThan(furthest);
        }
    }

    private List<Integer> late() {
        return wasAnsweredAt.keySet().stream()
                .filter(applicant -> cameAt.get(applicant) > opening + MARGIN)
                .toList();
    }

    /** Spearman's: of the order in the list with the order of the values, all of which differ. */
    private static double correlation(List<Integer> values) {
        List<Integer> sorted = values.stream().sorted().toList();
        Map<Integer, Integer> ranks =
                IntStream.range(0, sorted.size()).boxed().collect(Collectors.toMap(sorted::get, Function.identity()));
        double squares = IntStream.range(0, values.size())
                .mapToDouble(index -> Math.pow(index - ranks.get(values.get(index)), 2))
                .sum();
        double size = values.size();
        return 1 - 6 * squares / (size * (size * size - 1));
    }
}
