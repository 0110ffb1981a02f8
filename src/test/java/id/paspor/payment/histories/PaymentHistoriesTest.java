package id.paspor.payment.histories;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.payment.histories.Deed.Amount;
import id.paspor.payment.histories.Deed.AtOnce;
import id.paspor.payment.histories.Deed.ClearsRefused;
import id.paspor.payment.histories.Deed.Contradicts;
import id.paspor.payment.histories.Deed.Decides;
import id.paspor.payment.histories.Deed.Decision;
import id.paspor.payment.histories.Deed.IsOnStatement;
import id.paspor.payment.histories.Deed.IsOnlyOnStatement;
import id.paspor.payment.histories.Deed.On;
import id.paspor.payment.histories.Deed.Pays;
import id.paspor.payment.histories.Deed.PaysAndIsToldTwice;
import id.paspor.payment.histories.Deed.Renews;
import id.paspor.payment.histories.Deed.Repeats;
import id.paspor.payment.histories.Deed.RunsJob;
import id.paspor.payment.histories.Deed.RunsJobs;
import id.paspor.payment.histories.Deed.TimePasses;
import id.paspor.payment.histories.Deed.Withdraws;
import id.paspor.payment.telling.PaymentTelling;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import id.paspor.support.node.ProgramNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Random histories of payments, on two nodes: the bank reports, repeats, contradicts itself and loses answers; the statement,
 * applicants, the treasurer, time and jobs come in any order, two at once at times; and either node may crash at any of its
 * steps. See {@link ProgramNode} for what a node and a crash are. In the end each rupiah is counted once, every case is where
 * its money says, its applicant was told of each thing once, and the bank believes what is in the books.
 */
class PaymentHistoriesTest {

    /** The same histories on every run; without it, other ones each time. */
    private static final String SEED = "2026";

    private static final int TRIES = 60;
    private static final int CASES = 2;
    private static final int MOST_DEEDS = 12;
    /** The last step of a payment's call that finds its bill open, after its commit, is the 24th; jobs take more. */
    private static final int LAST_STEP = 30;

    /** As long as a node that goes away keeps others from telling what it was about to tell. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** One process is told by so many statements and commits at least. */
    private static final int FEWEST_STEPS_OF_TELLING = 8;

    /** Where crashes, which are meant to happen here, would fill the log. */
    private static final List<String> LOUD =
            List.of("id.paspor.payment.snap", "org.hibernate.engine.jdbc.spi", "org.camunda.bpm.engine");

    private static TestClock clock;
    private static Bank bank;
    private static List<ProgramNode> nodes;

    @BeforeContainer
    static void twoNodesStart() {
        clock = new TestClock(ProcessTest.START);
        bank = new Bank(clock);
        ProgramNode first = ProgramNode.first("first", clock, bank.settings());
        nodes = List.of(first, first.another("second", clock, bank.settings()));
        logUpTo(LogLevel.OFF);
    }

    @AfterContainer
    static void theyStop() {
        synchronized (PaymentHistoriesTest.class) {
            nodes.get(1).close();
            nodes.get(0).close();
        }
        ClockUtil.reset();
        logUpTo(null);
    }

    private static void logUpTo(LogLevel level) {
        LoggingSystem logging = LoggingSystem.get(PaymentHistoriesTest.class.getClassLoader());
        LOUD.forEach(logger -> logging.setLogLevel(logger, level));
    }

    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void eachRupiahIsCountedOnceAndEveryCaseIsWhereItsMoneySays(@ForAll("histories") List<Deed> deeds) {
        // what jqwik has given up to shrink goes on for a while beside it
        synchronized (PaymentHistoriesTest.class) {
            History history = History.begins(nodes, clock, bank, CASES);
            deeds.forEach(deed -> deed.happens(history));
            history.settles();

            Books books = new Books(nodes.get(0));
            List<Map<String, Object>> entries = books.entries();
            history.isToldAgain();
            assertThat(books.entries()).as("what is repeated books nothing").isEqualTo(entries);
            books.areBalanced();
            books.areTheBanks(bank);
            books.tookNothingLate(bank);
            history.cases().forEach(books::putInItsPlace);
            history.cases().forEach(books::areTold);
            books.leaveDecisionsToTheTreasurer();
            books.leaveNothingBehind();
        }
    }

    @Example
    void aCallReadsItsBillOnce() {
        synchronized (PaymentHistoriesTest.class) {
            ProgramNode node = nodes.get(0);
            String payee = History.begins(nodes, clock, bank, 1).cases().get(0);
            for (long amount : List.of(History.FEE - 1, History.FEE, History.FEE)) {
                Report report = bank.isPaid(payee, amount);
                List<String> statements = node.statementsOf(() -> bank.tells(node, report, report.payment(), 0, false));
                assertThat(statements)
                        .as("what is asked about a payment of %s", amount)
                        .filteredOn(statement -> statement.matches("(?s)select .*from bill .*"))
                        .hasSize(1);
            }
        }
    }

    @Example
    void whatCannotBeToldWhileTheDatabaseIsAwayIsToldOnceWhenItIsBack() {
        synchronized (PaymentHistoriesTest.class) {
            ProgramNode node = nodes.get(0);
            PaymentTelling telling = node.bean(PaymentTelling.class);
            int step = 0;
            boolean wentAway = true;
            while (wentAway) {
                step++;
                History history = History.begins(nodes, clock, bank, 1);
                history.isPaid(0, Deed.Amount.RIGHT, new Deed.On(0, 0), false);

                wentAway = !node.survives(step, telling::tellOrWait);
                clock.advance(LEASE);
                telling.tellOrWait();

                assertThat(node.bean(JdbcClient.class)
                                .sql("select count(*) from untold_payment")
                                .query(Long.class)
                                .single())
                        .as("yet to be told, after the database was away at step %s", step)
                        .isZero();
                history.settles();
                Books books = new Books(node);
                books.putInItsPlace(history.cases().get(0));
                books.areTold(history.cases().get(0));
                books.leaveNothingBehind();
            }
            assertThat(step).as("steps at which it went away").isGreaterThan(FEWEST_STEPS_OF_TELLING);
        }
    }

    @Provide
    Arbitrary<List<Deed>> histories() {
        Arbitrary<Deed> onEither = Arbitraries.integers().between(0, 1).flatMap(PaymentHistoriesTest::deed);
        Arbitrary<Deed> atOnce = Combinators.combine(deed(0), deed(1)).as(AtOnce::new);
        Arbitrary<Deed> toldTwice =
                Combinators.combine(payee(), amount(), on(0), on(1)).as(PaysAndIsToldTwice::new);
        Arbitrary<Deed> time = Arbitraries.of(Duration.ofHours(1), Duration.ofDays(2), Duration.ofDays(8))
                .map(TimePasses::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(12, onEither), Tuple.of(3, time), Tuple.of(3, atOnce), Tuple.of(1, toldTwice))
                .list()
                .ofMaxSize(MOST_DEEDS);
    }

    private static Arbitrary<Deed> deed(int node) {
        Arbitrary<On> on = on(node);
        Arbitrary<Integer> any = Arbitraries.integers().between(0, MOST_DEEDS);
        Arbitrary<Integer> someCase = Arbitraries.integers().between(0, CASES - 1);
        Arbitrary<Boolean> lost = Arbitraries.of(false, false, true);
        return Arbitraries.frequencyOf(
                Tuple.of(6, Combinators.combine(payee(), amount(), on, lost).as(Pays::new)),
                Tuple.of(3, Combinators.combine(any, on, lost).as(Repeats::new)),
                Tuple.of(
                        1, Combinators.combine(any, payee(), amount(), on, lost).as(Contradicts::new)),
                Tuple.of(2, Combinators.combine(any, on).as(IsOnStatement::new)),
                Tuple.of(1, Combinators.combine(payee(), amount(), on).as(IsOnlyOnStatement::new)),
                Tuple.of(1, on.map(ClearsRefused::new)),
                Tuple.of(
                        3,
                        Combinators.combine(any, Arbitraries.of(Decision.class), on)
                                .as(Decides::new)),
                Tuple.of(1, Combinators.combine(someCase, on).as(Withdraws::new)),
                Tuple.of(2, Combinators.combine(someCase, on).as(Renews::new)),
                Tuple.of(3, Combinators.combine(any, on).as(RunsJob::new)),
                Tuple.of(3, on.map(RunsJobs::new)));
    }

    private static Arbitrary<On> on(int node) {
        Arbitrary<Integer> crash =
                Arbitraries.integers().between(1, LAST_STEP).withDistribution(RandomDistribution.uniform());
        return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(0)), Tuple.of(1, crash))
                .map(crashAt -> new On(node, crashAt));
    }

    private static Arbitrary<Integer> payee() {
        Arbitrary<Integer> someCase = Arbitraries.integers().between(0, CASES - 1);
        return Arbitraries.frequencyOf(Tuple.of(9, someCase), Tuple.of(1, Arbitraries.just(CASES)));
    }

    private static Arbitrary<Amount> amount() {
        return Arbitraries.frequency(
                Tuple.of(4, Amount.RIGHT), Tuple.of(1, Amount.TOO_LITTLE), Tuple.of(1, Amount.TOO_MUCH));
    }
}
