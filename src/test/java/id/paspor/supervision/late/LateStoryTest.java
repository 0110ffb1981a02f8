package id.paspor.supervision.late;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.paspor.casefile.CaseList.ListedCase;
import id.paspor.kernel.Refusal;
import id.paspor.office.ClosedDays;
import id.paspor.office.Offices;
import id.paspor.supervision.figures.Figures;
import id.paspor.supervision.figures.OfficeFigures;
import id.paspor.supervision.figures.OfficeFigures.Term;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A late case waits for a supervisor, who gives it a new date; the applicant is told once, and its task comes first. */
@ProcessTest
class LateStoryTest {

    private static final LocalDate NEW_DATE = LocalDate.of(2026, 9, 24);
    private static final String DONE = "Blangko diminta dari kantor tetangga";

    @Autowired
    ImmigrationOffice office;

    @Autowired
    LateCases late;

    @Autowired
    Urgency urgency;

    @Autowired
    ClosedDays closedDays;

    @Autowired
    Figures figures;

    @Autowired
    Offices offices;

    @Test
    void aLateCaseGetsANewDateOfWhichTheApplicantIsToldOnce() {
        CaseStory budi = isLate();
        ListedCase listed = late().get(0);
        assertThat(listed.lateAt()).isEqualTo(ImmigrationOffice.instant("2026-09-21 15:00"));

        decides("dpsSupervisor", budi, listed.lateAt(), NEW_DATE);

        assertThat(late()).isEmpty();
        assertThat(budi.timesTold("promise-extended")).isEqualTo(1);
        assertThat(budi.lastMessage().textEnglish())
                .contains("There are no blank passport booklets", "24 September 2026: by then your passport is ready")
                .doesNotContain(DONE);
        assertThat(budi.lastMessage().textIndonesian()).contains("blangko paspor sedang habis");
        assertThat(budi.history().get(budi.history().size() - 1)).contains("promise-extended by dpsSupervisor");
        assertThat(late.lately("DPS").get(0))
                .isEqualTo(
                        new LateDecision(budi.number(), "booklets-out", DONE, NEW_DATE, office.now(), "dpsSupervisor"));

        office.as("dpsSupervisor", () -> closedDays.close("DPS", LocalDate.of(2026, 9, 23), "Banjir"));
        office.timePassesTo("2026-09-24 14:59");
        assertThat(late()).isEmpty();
        office.timePassesTo("2026-09-24 15:01");
        assertThat(late())
                .extracting(ListedCase::lateAt)
                .containsExactly(ImmigrationOffice.instant("2026-09-24 15:00"));
        decides("dpsSupervisor", budi, late().get(0).lateAt(), LocalDate.of(2026, 9, 25));
        assertThat(late()).isEmpty();
        assertThat(budi.isPrinted().timesTold("ready-for-pickup")).isEqualTo(1);
        isCountedAgainstBothDates();
    }

    /** Ten working days where seven were promised, and eleven allowed in the end; none is lost by an extension. */
    private void isCountedAgainstBothDates() {
        OfficeFigures shown = figures.of(offices.get("DPS"));
        assertThat(shown.terms())
                .extracting(
                        Term::code,
                        term -> term.now().within(),
                        term -> term.now().spread().cases())
                .containsExactly(tuple("promise", 0L, 1), tuple("extended", 1L, 1), tuple("legal", 0L, 1));
        assertThat(shown.took().get(shown.took().size() - 1).now().median())
                .isGreaterThanOrEqualTo(shown.terms().get(0).now().spread().median());
    }

    @Test
    void aCaseIsDecidedOnceAndByItsOwnOffice() {
        CaseStory budi = isLate();
        Instant since = late().get(0).lateAt();
        refused(() -> decide("btmSupervisor", "BTM", budi, since, "booklets-out", NEW_DATE), "application.unknown");
        refused(() -> decides("dpsSupervisor", budi, since.plusSeconds(1), NEW_DATE), "late.decided-meanwhile");

        decides("dpsSupervisor", budi, since, NEW_DATE);
        refused(() -> decides("dpsSupervisor", budi, since, NEW_DATE.plusDays(1)), "late.decided-meanwhile");

        assertThat(budi.timesTold("promise-extended")).isEqualTo(1);
    }

    @Test
    void ofTwoSupervisorsWhoDecideAtTheSameMomentOneIsToldThatItWasDecided() throws Exception {
        CaseStory budi = isLate();
        Instant since = late().get(0).lateAt();
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<String> decision = () -> {
            together.await(20, TimeUnit.SECONDS);
            try {
                decides("dpsSupervisor", budi, since, NEW_DATE);
                return "decided";
            } catch (RuntimeException refused) {
                return Refusal.behind(refused).problems().get(0).code();
            }
        };
        ExecutorService windows = Executors.newFixedThreadPool(2);
        try {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> window : windows.invokeAll(List.of(decision, decision))) {
                outcomes.add(window.get());
            }
            assertThat(outcomes).containsExactlyInAnyOrder("decided", "late.decided-meanwhile");
        } finally {
            windows.shutdownNow();
        }

        assertThat(late.decided(budi.number()))
                .hasSize(1)
                .as("as the case file shows it")
                .isEqualTo(budi.reads(LateCases.DECIDED));
        assertThat(budi.timesTold("promise-extended")).isOne();
    }

    @Test
    void whatIsNotLateAnyMoreAndNonsenseIsRefused() {
        CaseStory budi = isLate();
        Instant since = late().get(0).lateAt();
        refused(() -> decides("dpsSupervisor", budi, since, LocalDate.of(2026, 9, 21)), "late.no-such-day");
        refused(() -> decides("dpsSupervisor", budi, since, LocalDate.of(2026, 11, 21)), "late.no-such-day");
        refused(() -> decides("dpsSupervisor", budi, since, LocalDate.of(2026, 9, 26)), "late.closed-day");
        refused(() -> decide("dpsSupervisor", "DPS", budi, since, "print-blurred", NEW_DATE), "form.option");

        budi.isPrinted();

        refused(() -> decides("dpsSupervisor", budi, since, NEW_DATE), "late.decided-meanwhile");
        assertThat(budi.timesTold("promise-extended")).isZero();
    }

    @Test
    void tasksRiseAsTheEndOfThePromiseComesNearAndSinkWhenItIsPutOff() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isPaid();
        assertThat(priority(budi)).isEqualTo(50);

        office.timePassesTo("2026-09-17 15:01");
        assertThat(priority(budi)).isEqualTo(120);
        office.timePassesTo("2026-09-21 15:01");
        assertThat(priority(budi)).isEqualTo(190);
        decides("dpsSupervisor", budi, late().get(0).lateAt(), NEW_DATE);
        assertThat(priority(budi)).isEqualTo(50);
    }

    private int priority(CaseStory of) {
        urgency.round();
        urgency.round();
        return of.openTask().getPriority();
    }

    private CaseStory isLate() {
        CaseStory story = office.receivesApplication(Applicants.adult()).isPaid();
        office.timePassesTo("2026-09-21 15:01");
        return story;
    }

    private List<ListedCase> late() {
        return office.as("dpsSupervisor", () -> late.of("DPS"));
    }

    private void decides(String supervisor, CaseStory about, Instant since, LocalDate until) {
        decide(supervisor, "DPS", about, since, "booklets-out", until);
    }

    private void decide(String supervisor, String at, CaseStory about, Instant since, String reason, LocalDate until) {
        office.as(supervisor, () -> late.decide(at, about.number(), since, reason, DONE, until));
    }

    private static void refused(Runnable deed, String code) {
        assertThatThrownBy(deed::run)
                .satisfies(thrown -> assertThat(
                                Refusal.behind(thrown).problems().get(0).code())
                        .isEqualTo(code));
    }
}
