package id.paspor.issuance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.paspor.casefile.Status;
import id.paspor.issuance.PassportRegister;
import id.paspor.issuance.Pickups;
import id.paspor.issuance.RegisteredPassport;
import id.paspor.kernel.Refusal;
import id.paspor.office.Offices;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A passport is found wrong at the counter after its print was judged good. It waits there from Friday, 11 September, 10:00. */
@ProcessTest
class MisprintStoryTest {

    private static final String WRONG = "Tanggal lahir salah cetak";

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Pickups pickups;

    @Autowired
    PassportRegister register;

    @Autowired
    Offices offices;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient jdbc;

    private CaseStory budi;
    private String code;

    @BeforeEach
    void aPassportWaits() {
        budi = office.receivesApplication(Applicants.adult()).isReadyForPickup();
        code = budi.passport().pickupCode();
    }

    @AfterEach
    void supervisorsStandAtNoCounter() {
        identity.deleteMembership("dpsSupervisor", "counter");
    }

    @Test
    void whatASecondOfficerConfirmsIsPrintedAgainAndCollected() {
        office.timePassesTo("2026-09-14 09:00");
        isReportedBy("dpsCounter", WRONG);
        assertThat(budi.timesTold("misprint-reported")).isEqualTo(1);
        assertThat(budi.lastMessage().textEnglish()).contains(WRONG);

        office.timePassesTo("2026-09-14 11:00");
        decides("dpsSupervisor", Map.of("decision", "confirm"));

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("print-passport");
        assertThat(office.booklet("X1000001")).isEqualTo("SPOILED: " + WRONG);
        assertThat(budi.passport().number()).isEqualTo("X1000002");
        assertThat(budi.openTask().getPriority()).as("before all others").isEqualTo(200);
        assertThat(pickups.find("DPS", code)).as("the old code").isEmpty();
        assertThat(budi.lastMessage().textEnglish()).contains("printed again", "no longer valid");
        assertThat(budi.timesTold("misprint-confirmed")).isEqualTo(1);
        office.timePassesTo("2026-09-15 10:00");
        budi.isPrinted();
        assertThat(register.issued(offices.get("DPS"), LocalDate.of(2026, 9, 11)))
                .extracting(RegisteredPassport::number, RegisteredPassport::state)
                .containsExactly(tuple("X1000001", RegisteredPassport.State.MISPRINTED));
        assertThat(register.issued(offices.get("DPS"), LocalDate.of(2026, 9, 15)))
                .extracting(RegisteredPassport::number, RegisteredPassport::state)
                .containsExactly(tuple("X1000002", RegisteredPassport.State.WAITING));
        assertThat(budi.lastMessage().textEnglish())
                .as("a month from now")
                .contains("15 October 2026 23.59 WITA", budi.passport().pickupCode());
        office.timePassesTo("2026-09-22 08:00");
        assertThat(budi.timesTold("pickup-reminder")).as("after seven days").isEqualTo(1);
        budi.isCollected();

        ProcessEngineTests.assertThat(budi.process()).isEnded();
        assertThat(office.register(budi)).isEqualTo("X1000002 to self by dpsCounter at 2026-09-22 08:00");
        assertThat(budi.history())
                .containsSubsequence(
                        "2026-09-11 10:00 ready-for-pickup by system",
                        "2026-09-14 09:00 misprint-reported by dpsCounter: " + WRONG,
                        "2026-09-14 11:00 misprint-confirmed by dpsSupervisor",
                        "2026-09-14 11:00 booklet-allocated by system",
                        "2026-09-15 10:00 printed by dpsPrinting",
                        "2026-09-15 10:00 ready-for-pickup by system",
                        "2026-09-22 08:00 passport-handed-over by dpsCounter");
        assertThat(movementsOf("X1000001"))
                .containsExactly(
                        "BLANK by system", "ALLOCATED by system", "PRINTED by dpsPrinting", "SPOILED by dpsSupervisor");
        assertThat(jdbc.sql("select bool_and(agrees) from booklet_report")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whatASecondOfficerDeclinesWaitsAtTheCounterAgainAsLongAsItWasAway() {
        office.timePassesTo("2026-09-18 08:00");
        assertThat(budi.timesTold("pickup-reminder")).isEqualTo(1);
        isReportedBy("dpsCounter", WRONG);

        office.timePassesTo("2026-09-21 10:00");
        assertThatThrownBy(() -> decides("dpsSupervisor", Map.of("decision", "decline")))
                .hasMessage("reason: form.required");
        decides("dpsSupervisor", Map.of("decision", "decline", "reason", "Sama dengan akta lahir"));

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("hand-over-passport");
        assertThat(budi.status()).isEqualTo(Status.MISPRINT_DECLINED);
        assertThat(budi.lastMessage().textEnglish())
                .as("three days more than a month")
                .contains("Sama dengan akta lahir", "15 October 2026 23.59 WITA", code);
        assertThat(budi.timesTold("pickup-reminder")).as("not again").isEqualTo(1);
        office.timePassesTo("2026-10-14 12:00");
        assertThat(budi.timesTold("pickup-reminder")).isEqualTo(3);
        isReportedBy("dpsCounter", "Lagi-lagi tampak salah");
        decides("dpsSupervisor", Map.of("decision", "decline", "reasonCode", "print-as-papers"));
        assertThat(budi.lastMessage().textIndonesian()).contains("sama dengan dokumen asli Anda");
        assertThat(budi.lastMessage().textEnglish()).contains("what your original documents say");
        office.timePassesTo("2026-10-16 00:00");

        assertThat(budi.status()).isEqualTo(Status.PASSPORT_CANCELLED_UNCOLLECTED);
        assertThat(budi.timesTold("pickup-reminder")).isEqualTo(3);
    }

    @Test
    void whatWaitsForASecondOfficerIsNeitherHandedOverNorCancelled() {
        isReportedBy("dpsCounter", WRONG);

        office.timePassesTo("2026-11-20 10:00");

        assertThat(budi.status()).isEqualTo(Status.MISPRINT_REPORTED);
        assertThat(budi.timesTold("pickup-reminder")).isZero();
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("confirm-misprint");
    }

    @Test
    void whoeverReportedItDoesNotDecide() {
        identity.createMembership("dpsSupervisor", "counter");
        isReportedBy("dpsSupervisor", WRONG);

        for (String decision : List.of("confirm", "decline")) {
            assertThatThrownBy(() ->
                            decides("dpsSupervisor", Map.of("decision", decision, "reason", "Menurut saya begitu")))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("misprint.second-officer");
        }
        assertThatThrownBy(() -> decides("dpsCounter", Map.of("decision", "confirm")))
                .hasMessage("task.other-desk");
        assertThat(office.booklet("X1000001")).isEqualTo("PRINTED");
        assertThatThrownBy(() -> jdbc.sql("update misprint set decision = 'CONFIRMED', decided_by = reported_by,"
                                + " decided_at = now()")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aPrintedBookletIsNotVoidWithoutTwoOfficers() {
        isReportedBy("dpsCounter", WRONG);

        assertThatThrownBy(
                        () -> jdbc.sql("update booklet set state = 'SPOILED', reason = 'Salah' where state = 'PRINTED'")
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aMisprintIsReportedForAReasonAlsoOfAPassportThatIsHeldBack() {
        jdbc.sql("update passport set wrong_codes = 3").update();

        assertThatThrownBy(() -> isReportedBy("dpsCounter", null)).hasMessage("misprintReason: form.required");
        assertThatThrownBy(() -> isReportedBy("dpsCounter", "Salah")).hasMessage("misprintReason: form.too-short");
        isReportedBy("dpsCounter", WRONG);

        assertThat(budi.status()).isEqualTo(Status.MISPRINT_REPORTED);
    }

    private void isReportedBy(String account, String reason) {
        budi.completes(
                account,
                "hand-over-passport",
                reason == null ? Map.of("misprint", true) : Map.of("misprint", true, "misprintReason", reason));
    }

    private void decides(String account, Map<String, Object> answers) {
        budi.completes(account, "confirm-misprint", answers);
    }

    private List<String> movementsOf(String booklet) {
        return jdbc.sql("select to_state || ' by ' || moved_by from booklet_movement where booklet = ? order by id")
                .param(booklet)
                .query(String.class)
                .list();
    }
}
