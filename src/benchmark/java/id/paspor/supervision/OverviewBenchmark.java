package id.paspor.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.benchmark.ManyCases;
import id.paspor.benchmark.Times;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseList;
import id.paspor.casefile.CaseList.Filter;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.supervision.figures.Figures;
import id.paspor.supervision.figures.LatestFigures;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a supervisor's overview, figures and lists cost at one of 151 offices with 400,000 cases, a quarter of them
 * under way, as a multiple of what they cost when the office has all {@value #FEW} cases that there are. So a page of a list is
 * full both times; the office has two and a half times as many cases the second time, and the country 400 times.
 */
@ProcessTest
class OverviewBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(OverviewBenchmark.class);
    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("overview.cases", 400_000);
    private static final int TIMES = 41;
    private static final long MOST_MILLIS = 300;
    private static final double MOST_TIMES = 1.5;

    /** What somebody waits for at each look. */
    private static final List<String> SHOWN =
            List.of(
            "what waits",
            "figures, as shown",
            "list",
            "list of what is late",
            "history of a case");

    /** Late in the afternoon of an office's day, which has brought most of its events by then. */
    private static final Instant NOW = Instant.parse("2026-09-07T07:30:00Z");

    @Autowired
    Overview overview;

    @Autowired
    Figures figures;

    @Autowired
    LatestFigures latest;

    @Autowired
    CaseList cases;

    @Autowired
    CaseFiles files;

    @Autowired
    Offices offices;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void manyCasesComparedWithFew() {
        // each at an office of its own, of which nothing is remembered yet
        measure("DJJ");
        seed(0, FEW, "DPS");
        Map<String, Double> few = measure("DPS");
        seed(FEW, MANY, "%");
        Map<String, Double> many = measure("UPG");

        Times.log(LOG, few, FEW, many, MANY);
        assertThat(many).allSatisfy((what, millis) -> assertThat(millis).as(what).isLessThan(MOST_MILLIS));
        assertThat(SHOWN)
                .allSatisfy(what ->
                        assertThat(many.get(what) / few.get(what)).as(what).isLessThanOrEqualTo(MOST_TIMES));
    }

    private void seed(int from, int to, String codes) {
        ManyCases written = new ManyCases(jdbc);
        Instant until = NOW.plus(TIMES, ChronoUnit.MINUTES);
        written.write(
                from, to, codes, "timestamptz '2026-09-07 00:30Z'", "timestamptz '" + until + "'", "BOOKLET_ALLOCATED");
        written.finish();
    }

    private Map<String, Double> measure(String code) {
        clock.setTo(NOW);
        Office office = offices.get(code);
        Map<String, Double> millis = new LinkedHashMap<>();
        millis.put("what waits", median(() -> overview.stages(office)));
        millis.put("what waits at all offices", median(overview::stages));
        millis.put("figures, once an hour", median(() -> figures.of(office)));
        millis.put("figures, as shown", median(() -> {
            clock.advance(Duration.ofMinutes(1));
            latest.of(office);
        }));
        millis.put("list", median(() -> cases.page(filter(code, null, false), CaseList.Order.NEWEST, 0, 51)));
        millis.put("list of what is late", median(() -> cases.page(filter(code, false, true), CaseList.Order.URGENT, 0, 51)));
        millis.put("list of what has ended", median(() -> cases.page(filter(code, true, false), CaseList.Order.NEWEST, 0, 51)));
        RegistrationNumber newest = cases.page(filter(code, null, false), CaseList.Order.NEWEST, 0, 1).stream()
                .map(CaseList.ListedCase::registrationNumber)
                .findFirst()
                .orElse(new RegistrationNumber("0".repeat(16)));
        millis.put("history of a case", median(() -> files.history(newest)));
        return millis;
    }

    private static Filter filter(String office, Boolean ended, boolean late) {
        return new Filter(office, null, ended, Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), late, null);
    }

    private static double median(Runnable asked) {
        List<Duration> times = new ArrayList<>();
        for (int turn = 0; turn < TIMES; turn++) {
            long begun = System.nanoTime();
            asked.run();
            times.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        return times.stream().sorted().toList().get(TIMES / 2).toNanos() / 1e6;
    }
}
