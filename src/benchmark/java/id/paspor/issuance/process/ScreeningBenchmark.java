package id.paspor.issuance.process;

import id.paspor.kernel.RegistrationNumber;
import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.screening.Screening;
import id.paspor.screening.WatchList;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the look-up of one applicant costs with {@value #MANY} prevention orders as a multiple of what it costs with
 * {@value #FEW}, and how long the import of them takes.
 */
@ProcessTest
class ScreeningBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(ScreeningBenchmark.class);
    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final int TIMES = 20;

    /** Well below the {@value #MANY} / {@value #FEW} times of a look at every order. */
    private static final double MOST = 20;

    private static final List<String> WORDS = List.of(
            "Agus", "Budi", "Siti", "Dewi", "Eko", "Dwi", "Nur", "Fitri", "Joko", "Made", "Wayan", "Ketut", "Gede",
            "Ayu", "Indah", "Sari", "Ratna", "Andi", "Hendra", "Rini");
    private static final List<String> SYLLABLES = List.of("ba", "di", "ku", "la", "mi", "nu", "ra", "si", "tu", "pe");

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Screening screening;

    @Test
    void manyOrdersComparedWithFew() {
        Map<String, Object> answers = Applicants.adult();
        answers.put("fullName", name(FEW / 2));
        CaseStory applicant = office.receivesApplication(answers);

        Duration few = lookUp(applicant, FEW);
        Duration many = lookUp(applicant, MANY);

        double times = (double) many.toNanos() / few.toNanos();
        LOG.info("a look-up: {} ms with {} orders, {} ms with {}, {} times", few.toMillis(), FEW, many.toMillis(), MANY, "%.1f".formatted(times));
        assertThat(times).isLessThan(MOST);
    }

    /** The median of several look-ups of an applicant who is found, in a list of so many orders. */
    private Duration lookUp(CaseStory applicant, int orders) {
        String[] lines = IntStream.range(0, orders)
                .mapToObj(number -> ",,%s,,MA,,2026-06-01,2026-11-30".formatted(name(number)))
                .toArray(String[]::new);
        LOG.info(
                "an import of {} orders: {} ms",
                orders,
                duration(() -> office.imports(WatchList.PREVENTION_ORDERS, lines)).toMillis());
        List<Duration> times = new ArrayList<>();
        for (int turn = 0; turn < TIMES; turn++) {
            times.add(duration(() ->
                    assertThat(screening.screen(applicant.number())).isTrue()));
        }
        return times.stream().sorted().toList().get(TIMES / 2);
    }

    /** A name of two words for every number. */
    private static String name(int number) {
        return WORDS.get(number % WORDS.size()) + " " + syllables(number / WORDS.size());
    }

    private static String syllables(int number) {
        return IntStream.of(1, 10, 100, 1000)
                .mapToObj(place -> SYLLABLES.get(number / place % SYLLABLES.size()))
                .collect(Collectors.joining());
    }

    private static Duration duration(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
