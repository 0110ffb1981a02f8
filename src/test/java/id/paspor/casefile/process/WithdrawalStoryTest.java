package id.paspor.casefile.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.payment.Bill;
import id.paspor.payment.PaymentOutcome;
import id.paspor.payment.PaymentSource;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.model.PathAssert;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class WithdrawalStoryTest {

    @Autowired
    CaseFiles cases;

    @Autowired
    ImmigrationOffice office;

    @Test
    void whoeverWithdrawsTwiceAtOnceIsToldSoAndNothingFails() throws Exception {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> withdrawal = () -> {
            together.await(20, TimeUnit.SECONDS);
            try {
                office.as("applicant", () -> cases.withdraw(budi.number()));
                return true;
            } catch (Refusal refusal) {
                assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                return false;
            }
        };
        ExecutorService windows = Executors.newFixedThreadPool(2);
        try {
            List<Boolean> withdrew = new ArrayList<>();
            for (Future<Boolean> window : windows.invokeAll(List.of(withdrawal, withdrawal))) {
                withdrew.add(window.get());
            }

            office.runsDueJobs();

            assertThat(withdrew).contains(true);
            assertThat(budi.status()).isEqualTo(Status.APPLICATION_WITHDRAWN);
            assertThat(budi.timesTold("application-withdrawn")).isOne();
        } finally {
            windows.shutdownNow();
        }
    }

    @Test
    void anApplicationIsWithdrawnBeforeASlotIsChosen() {
        CaseStory budi = office.receivesApplication(Applicants.adult());

        budi.isWithdrawn();

        assertWithdrawn(budi);
        assertThat(budi.history())
                .containsExactly(
                        "2026-09-07 08:30 registered by applicant",
                        "2026-09-07 08:30 application-withdrawn by applicant");
    }

    @Test
    void aWithdrawalAfterBookingReleasesThePlace() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260909-0900");
        assertThat(office.placesIn("DPS-20260909-0900")).isEqualTo(14);

        budi.isWithdrawn();

        assertWithdrawn(budi);
        assertThat(office.placesIn("DPS-20260909-0900")).isEqualTo(15);
        assertThat(budi.bookings()).containsExactly("DPS-20260909-0900 RELEASED");
    }

    @Test
    void aWithdrawalBeforeTheInterviewReleasesThePlace() {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260909-0900")
                .isAccepted();

        budi.isWithdrawn();

        assertWithdrawn(budi);
        assertThat(office.placesIn("DPS-20260909-0900")).isEqualTo(15);
    }

    @Test
    void aWithdrawalWithAnOpenBillCancelsTheBill() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isBilled();

        budi.isWithdrawn();

        assertWithdrawn(budi);
        assertThat(budi.bill().state()).isEqualTo(Bill.State.CANCELLED);
        assertThat(budi.ledger())
                .containsExactly("RECEIVABLE from STATE_REVENUE 950000", "STATE_REVENUE from RECEIVABLE 950000");
        assertThat(budi.isReportedPaid("BANK-1", 950_000, PaymentSource.CALL)).isEqualTo(PaymentOutcome.CANCELLED);
    }

    @Test
    void aFeeThatIsPaidStaysPaid() {
        office.hasNoBooklets("electronic-10y");
        CaseStory budi = office.receivesApplication(Applicants.adult()).isPaid();

        budi.isWithdrawn();

        assertWithdrawn(budi);
        assertThat(budi.bill().state()).isEqualTo(Bill.State.PAID);
    }

    @Test
    void whoWithdrawsWhileWaitingForABookletGivesTheTurnToTheNext() {
        office.hasNoBooklets("electronic-10y");
        CaseStory first = office.receivesApplication(Applicants.adult()).isPaid();
        office.timePassesTo("2026-09-10 10:05");
        CaseStory second = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260911-1300")
                .isAccepted()
                .isApproved()
                .pays("BANK-2");
        assertThat(second.status()).isEqualTo(Status.BOOKLET_AWAITED);

        first.isWithdrawn();
        office.takesDelivery("electronic-10y", "X2000001", "X2000001");

        assertThat(second.passport().number()).isEqualTo("X2000001");
    }

    @Test
    void onceABookletIsAllocatedItIsTooLateToWithdraw() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isPaid();

        assertThatThrownBy(budi::isWithdrawn)
                .isInstanceOf(Refusal.class)
                .hasMessage("application.too-late-to-withdraw");

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("print-passport");
        assertThat(budi.status()).isEqualTo(Status.BOOKLET_ALLOCATED);
    }

    @Test
    void whatHasEndedIsNotWithdrawn() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isWithdrawn();

        assertThatThrownBy(budi::isWithdrawn)
                .isInstanceOf(Refusal.class)
                .hasMessage("application.too-late-to-withdraw");

        assertThat(budi.history()).hasSize(2);
    }

    private static void assertWithdrawn(CaseStory gone) {
        PathAssert.assertThat(gone.process()).hasPassed("application-withdrawn").isEnded();
        assertThat(gone.status()).isEqualTo(Status.APPLICATION_WITHDRAWN);
        assertThat(gone.history()).last().asString().endsWith("application-withdrawn by applicant");
        assertThat(gone.timesTold("application-withdrawn")).isEqualTo(1);
    }
}
