package id.paspor.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever has the passport answers two questions once, and nobody learns who said what. */
@ProcessTest
class FeedbackStoryTest {

    @Autowired
    private ImmigrationOffice office;

    @Autowired
    private Feedback feedback;

    @Autowired
    private FeedbackErased erasure;

    @Autowired
    private FeedbackRepository answers;

    @Autowired
    private CaseFiles cases;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void onceAfterPickupAndWithoutTheCase() {
        CaseStory story = office.receivesApplication(Applicants.adult()).isReadyForPickup();
        String number = story.registrationNumber();
        assertThatThrownBy(() -> feedback.answer(new RegistrationNumber(number), 4, ""))
                .isInstanceOf(Refusal.class);
        story.isCollected();
        assertThat(feedback.isAsked(cases.get(new RegistrationNumber(number)))).isTrue();
        for (Integer wrong : new Integer[] {null, 0, 6}) {
            assertThatThrownBy(() -> feedback.answer(new RegistrationNumber(number), wrong, ""))
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> feedback.answer(new RegistrationNumber(number), 4, "x".repeat(501)))
                .isInstanceOf(Refusal.class);

        List<Boolean> taken =
                Stream.of(4, 4)
                        .map(points -> CompletableFuture.supplyAsync(() -> isTaken(number, points)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(taken).containsExactlyInAnyOrder(true, false);
        assertThat(feedback.isAsked(cases.get(new RegistrationNumber(number)))).isFalse();
        assertThat(jdbc.sql("select count(*) from feedback").query(Long.class).single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select row_to_json(feedback)::text from feedback")
                        .query(String.class)
                        .single())
                .contains("2026-09-01")
                .doesNotContain(number, "Budi");
        assertThat(feedback.figures("DPS").months())
                .containsExactly(new Feedback.Month(LocalDate.of(2026, 9, 1), 1, null));
        assertThat(feedback.figures("DPS").words()).as("of so few").isEmpty();

        erasure.eraseWith(new RegistrationNumber(number));
        assertThat(answers.isGiven(new RegistrationNumber(number))).isFalse();
    }

    @Test
    void figuresAreOfTheOfficeAndWordsGoInTime() {
        IntStream.rangeClosed(1, 5)
                .forEach(points -> answers.keep("DPS", LocalDate.of(2026, 9, 1), points, points == 5 ? "Cepat" : ""));
        answers.keep("JKS", LocalDate.of(2026, 9, 1), 1, "Lambat");
        answers.keep("DPS", LocalDate.of(2026, 3, 1), 1, "Dulu");

        assertThat(feedback.figures("DPS"))
                .isEqualTo(new Feedback.Figures(
                        List.of(new Feedback.Month(LocalDate.of(2026, 9, 1), 5, 3.0)), List.of("Cepat")));

        assertThat(erasure.due(clock.instant(), Set.of())).isEqualTo(1);
        clock.advance(Duration.ofDays(30));
        assertThat(erasure.due(clock.instant(), Set.of())).isEqualTo(3);
        assertThat(erasure.erase(clock.instant(), Set.of(), 2)).isEqualTo(2);
        assertThat(erasure.erase(clock.instant(), Set.of(), 2)).isEqualTo(1);
        assertThat(erasure.erase(clock.instant(), Set.of(), 2)).isZero();
        assertThat(feedback.figures("DPS").months().get(0).average()).isEqualTo(3.0);
    }

    private boolean isTaken(String number, int points) {
        try {
            feedback.answer(new RegistrationNumber(number), points, "Ruang tunggu panas");
            return true;
        } catch (Refusal again) {
            return false;
        }
    }
}
