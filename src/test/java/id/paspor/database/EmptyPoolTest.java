package id.paspor.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.paspor.casefile.ProcessingTimes;
import id.paspor.engine.Decisions;
import id.paspor.engine.form.Forms;
import id.paspor.identity.AccountFacts;
import id.paspor.office.Deadlines;
import id.paspor.quota.Slots;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every connection is in somebody's hands, all of whom ask for what is remembered, as does one who has none. In a rush that
 * must not bring the program to a standstill.
 */
@ProcessTest
class EmptyPoolTest {

    /** Less than anybody waits for a connection before giving up. */
    private static final int SECONDS = 20;

    @Autowired
    private DataSource database;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ImmigrationOffice office;

    @Autowired
    private AccountFacts accounts;

    @Autowired
    private ProcessingTimes times;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Forms forms;

    @Autowired
    private Slots slots;

    @Autowired
    private Deadlines deadlines;

    private final ExecutorService people = Executors.newCachedThreadPool();

    @AfterEach
    void everybodyGoesHome() {
        people.shutdownNow();
    }

    @Test
    void nobodyWaitsForAnAnswerWithAConnectionInHand() throws Exception {
        asksAll(() -> accounts.of("dpsInterviewer"));
        asksAll(() -> times.median("DPS"));
        asksAll(() -> decisions.evaluate("fee", Map.of("product", "ordinary-5y")));
        asksAll(() -> forms.startForm("passport-application"));
        asksAll(() -> slots.nextFree("DPS"));
        asksAll(() -> slots.remembered("DPS"));
        asksAll(() -> deadlines.earliestInterview("DPS"));
    }

    private void asksAll(Callable<?> question) throws Exception {
        office.remembersNothing();
        int connections = pool().getMaximumPoolSize();
        CyclicBarrier allHaveOne = new CyclicBarrier(connections + 1);
        CountDownLatch oneAsksWithout = new CountDownLatch(1);
        List<Callable<Object>> holders = Collections.nCopies(
                connections,
                () -> new TransactionTemplate(transactions).execute(transaction -> {
                    try {
                        allHaveOne.await(SECONDS, TimeUnit.SECONDS);
                        oneAsksWithout.await(SECONDS, TimeUnit.SECONDS);
                        return question.call();
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                }));
        List<Future<Object>> asked = holders.stream().map(people::submit).toList();
        allHaveOne.await(SECONDS, TimeUnit.SECONDS);
        Future<?> without = people.submit(question);
        awaitOneWaiting();
        oneAsksWithout.countDown();

        Stream.concat(asked.stream(), Stream.of(without))
                .forEach(one -> assertThat(one).succeedsWithin(SECONDS, TimeUnit.SECONDS));
    }

    private void awaitOneWaiting() {
        while (pool().getHikariPoolMXBean().getThreadsAwaitingConnection() == 0) {
            Thread.onSpinWait();
        }
    }

    private HikariDataSource pool() {
        return (HikariDataSource) ((DelegatingDataSource) database).getTargetDataSource();
    }
}
