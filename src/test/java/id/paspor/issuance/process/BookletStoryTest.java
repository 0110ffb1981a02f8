package id.paspor.issuance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.booklet.Booklets;
import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.office.Product;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.model.PathAssert;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class BookletStoryTest {

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Booklets booklets;

    @Autowired
    FormService forms;

    @Test
    void theFormShowsWhatGoesIntoThePassportAndHowFewBookletsAreLeft() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isPaid();

        Map<String, Object> shown = office.as(
                "dpsPrinting", () -> forms.getTaskFormVariables(budi.openTask().getId()));

        assertThat(shown)
                .containsEntry("nameOnDataPage", budi.passport().name())
                .containsEntry("born", "Denpasar, 22 April 1986")
                .containsEntry("sexOnDataPage", "L/M");
        assertThat(shown.get("lowStock").toString()).startsWith("Blangko kosong jenis ini tersisa 9.");
    }

    @Test
    void aSpoiledBookletIsVoidAndThePassportIsPrintedInAnother() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isPaid();
        assertThat(budi.passport().number()).isEqualTo("X1000001");
        assertThat(budi.passport().mrz()).contains("\nX1000001<");

        budi.completes(
                "dpsPrinting", "print-passport", Map.of("decision", "spoiled", "reason", "Halaman data tergores"));

        assertThat(office.booklet("X1000001")).isEqualTo("SPOILED: Halaman data tergores");
        assertThat(budi.passport().number()).isEqualTo("X1000002");
        assertThat(budi.passport().mrz()).contains("\nX1000002<");
        budi.isPrinted();
        assertThat(office.booklet("X1000002")).isEqualTo("PRINTED");
        PathAssert.assertThat(budi.process())
                .hasPassedInOrder("print-passport", "allocate-booklet", "print-passport", "notify-ready-for-pickup")
                .isWaitingAt("hand-over-passport");
        assertThat(budi.history())
                .endsWith(
                        "2026-09-10 10:00 booklet-allocated by system",
                        "2026-09-10 10:00 print-spoiled by dpsPrinting: Halaman data tergores",
                        "2026-09-10 10:00 booklet-allocated by system",
                        "2026-09-10 10:00 printed by dpsPrinting",
                        "2026-09-10 10:00 ready-for-pickup by system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"photoChecked", "mrzChecked", "numberChecked", "surfaceChecked"})
    void aPassportIsNotGoodBeforeEverythingIsChecked(String unchecked) {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isPaid();
        Map<String, Object> answers = new HashMap<>(
                Map.of("photoChecked", true, "mrzChecked", true, "numberChecked", true, "surfaceChecked", true));
        answers.put(unchecked, false);

        answers.put("decision", "good");
        assertThatThrownBy(() -> budi.completes("dpsPrinting", "print-passport", answers))
                .hasMessage("decision: passport.unchecked");
        assertThat(office.booklet("X1000001")).isEqualTo("ALLOCATED");

        answers.putAll(Map.of("decision", "spoiled", "reason", "Cetakan buram"));
        budi.completes("dpsPrinting", "print-passport", answers);
        assertThat(office.booklet("X1000001")).isEqualTo("SPOILED: Cetakan buram");

        answers.putAll(Map.of("decision", "good", unchecked, true));
        budi.completes("dpsPrinting", "print-passport", answers);
        assertThat(office.booklet("X1000002")).isEqualTo("PRINTED");
    }

    @Test
    void aSpoiledPassportIsPrintedBeforeThoseThatWaitAndFirstInTheQueue() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).isPaid();
        office.hasNoBooklets("electronic-10y");
        CaseStory siti = paid("DPS-20260911-1400", "BANK-2");
        assertThat(siti.status()).isEqualTo(Status.BOOKLET_AWAITED);
        assertThat(budi.openTask().getPriority()).isEqualTo(50);
        budi.completes("dpsPrinting", "print-passport", Map.of("decision", "spoiled", "reasonCode", "print-blurred"));
        assertThat(office.booklet("X1000001")).isEqualTo("SPOILED: Cetakan buram, bernoda, atau tergores.");
        assertThat(budi.status()).isEqualTo(Status.BOOKLET_AWAITED);

        office.takesDelivery("electronic-10y", "X2000001", "X2000001");

        assertThat(budi.passport().number()).isEqualTo("X2000001");
        assertThat(budi.openTask().getPriority()).isEqualTo(200);
        assertThat(siti.status()).isEqualTo(Status.BOOKLET_AWAITED);
    }

    @Test
    void thePrintingDeskTakesDeliveriesToo() {
        office.takesDelivery("dpsPrinting", "electronic-10y", "X2000001", "X2000002");

        assertThat(booklets.blank("DPS", Product.ELECTRONIC_10Y)).isEqualTo(12);
    }

    @Test
    void thePrintingTaskBearsNumberAndMachineReadableZone() {
        Map<String, Object> answers = Applicants.adult();
        answers.put("fullName", "Budi Santoso");
        CaseStory budi = office.receivesApplication(answers).isPaid();

        assertThat(office.localVariables(budi.openTask()))
                .containsEntry("passportNumber", "X1000001")
                .containsEntry("mrz", budi.passport().mrz());
        assertThat(budi.passport().mrz().lines())
                .containsExactly(
                        "P<IDNSANTOSO<<BUDI<<<<<<<<<<<<<<<<<<<<<<<<<<", "X1000001<7IDN8604220M3609105<<<<<<<<<<<<<<<0");
    }

    @Test
    void casesWaitForBookletsAndGoOnInTheOrderOfTheirPayment() {
        office.hasNoBooklets("electronic-10y");
        CaseStory first = paid("DPS-20260909-0900", "BANK-1");
        office.timePassesTo("2026-09-07 09:00");
        CaseStory second = paid("DPS-20260909-0900", "BANK-2");
        office.timePassesTo("2026-09-07 09:30");
        CaseStory third = paid("DPS-20260909-0900", "BANK-3");
        ProcessEngineTests.assertThat(first.process()).isWaitingFor("BookletsRestocked");
        assertThat(first.status()).isEqualTo(Status.BOOKLET_AWAITED);

        ProcessInstance delivery = office.takesDelivery("electronic-10y", "X2000001", "X2000002");

        PathAssert.assertThat(delivery)
                .hasPassedInOrder("booklets-delivered", "receive-booklets", "booklets-in-stock")
                .isEnded();
        assertThat(delivery.getTenantId()).isEqualTo("DPS");
        ProcessEngineTests.assertThat(first.process()).isWaitingAt("print-passport");
        ProcessEngineTests.assertThat(second.process()).isWaitingAt("print-passport");
        ProcessEngineTests.assertThat(third.process()).isWaitingFor("BookletsRestocked");
        assertThat(booklets.blank("DPS", Product.ELECTRONIC_10Y)).isZero();
        assertThat(third.history()).last().isEqualTo("2026-09-07 09:30 booklet-awaited by system");

        office.takesDelivery("electronic-10y", "X2000003", "X2000003");
        assertThat(third.passport().number()).isEqualTo("X2000003");
        assertThat(third.history())
                .endsWith("2026-09-07 09:30 booklet-awaited by system", "2026-09-07 09:30 booklet-allocated by system");
    }

    @Test
    void theStockIsLookedAtAgainOnTheNextWorkingMorning() {
        office.hasNoBooklets("electronic-10y");
        office.timePassesTo("2026-09-11 14:00"); // a Friday
        CaseStory budi = paid("DPS-20260914-1400", "BANK-1");

        office.timePassesTo("2026-09-14 07:59");
        booklets.receive("JKS", Product.ELECTRONIC_10Y, "X3000001", "X3000001"); // another office's
        assertThat(budi.status()).isEqualTo(Status.BOOKLET_AWAITED);
        office.timePassesTo("2026-09-14 08:00");
        PathAssert.assertThat(budi.process()).hasPassed("stock-check-due").isWaitingFor("BookletsRestocked");
        assertThat(budi.history().stream().filter(line -> line.contains("booklet-awaited")))
                .hasSize(1);

        office.findsBooklet("X2000001");
        office.timePassesTo("2026-09-15 08:00");
        assertThat(budi.history()).last().isEqualTo("2026-09-15 08:00 booklet-allocated by system");
        assertThat(budi.passport().number()).isEqualTo("X2000001");
    }

    @Test
    void aDeliveryOfAnotherProductHelpsNobody() {
        office.hasNoBooklets("electronic-10y");
        CaseStory budi = paid("DPS-20260909-0900", "BANK-1");

        office.takesDelivery("electronic-5y", "E2000001", "E2000005");

        ProcessEngineTests.assertThat(budi.process()).isWaitingFor("BookletsRestocked");
    }

    @Test
    void bookletsThatWereReceivedBeforeAreRefusedAsAWhole() {
        assertThatThrownBy(() -> office.takesDelivery("electronic-10y", "X1000010", "X1000020"))
                .isInstanceOf(Refusal.class)
                .hasMessage("booklets.received-before");
        assertThatThrownBy(() -> office.takesDelivery("electronic-10y", "X2000002", "X2000001"))
                .isInstanceOf(Refusal.class)
                .hasMessage("lastNumber: booklets.reversed");
        assertThatThrownBy(() -> office.takesDelivery("electronic-10y", "X2000001", "X2010001"))
                .isInstanceOf(Refusal.class)
                .hasMessage("lastNumber: booklets.too-many");

        assertThat(booklets.blank("DPS", Product.ELECTRONIC_10Y)).isEqualTo(10);
    }

    private CaseStory paid(String slot, String reference) {
        return office.receivesApplication(Applicants.adult())
                .chooses(slot)
                .isAccepted()
                .isApproved()
                .pays(reference);
    }
}
