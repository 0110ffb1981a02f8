package id.paspor.appointment.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.PlacesToday;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The day list is the counter's and the supervisors' to change, and only their own office's. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CounterDoorTest {

    private static final String PAGE = "/counter/interviews";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Walk walk;
    private String walkIn;
    private Client counter;

    @BeforeAll
    void theCounterOpens() {
        walk = new Walk(port);
        walkIn = new PlacesToday(jdbc).layOut("DPS", "walk-in", 20);
        counter = Client.session(port, "dpsCounter");
    }

    @ParameterizedTest
    @CsvSource({
        "dpsCounter, 200, 302",
        "dpsSupervisor, 200, 302",
        "dpsInterviewer, 200, 403",
        "jksCounter, 200, 302",
        "dpsDataEntry, 403, 403",
        "dpsPrinting, 403, 403",
        "dpsTreasurer, 403, 403",
        "applicant, 403, 403",
        "admin, 403, 403"
    })
    void onlySomeDesksLookAndFewerChange(String account, int looking, int changing) {
        Client somebody = Client.session(port, account);

        assertThat(somebody.get(PAGE).status()).isEqualTo(looking);
        for (String deed : List.of("/check-in", "/undo", "/insert")) {
            assertThat(somebody.submit("/", PAGE + deed, Map.of("number", "1")).status())
                    .as(deed)
                    .isEqualTo(changing);
        }
    }

    @Test
    void nobodyIsSentToTheLoginAndAForgedFormIsRefused() {
        assertThat(Client.nobody(port).get(PAGE).location()).isEqualTo("/login");
        for (String deed : List.of("/check-in", "/undo", "/insert")) {
            assertThat(Client.nobody(port).submitForged(PAGE + deed, Map.of()).status())
                    .isEqualTo(403);
            assertThat(counter.submitForged(PAGE + deed, Map.of("number", "1")).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void whoComesIsInsertedCheckedInAndTakenBack() {
        Case of = inserted("Datang dari Nusa Penida");
        String number = of.registrationNumber();
        assertThat(counter.get(PAGE).body())
                .contains(new RegistrationNumber(number).grouped(), "Budi Santoso", "datang langsung")
                .contains("Alasan: Datang dari Nusa Penida");

        submit("check-in", Map.of("number", new RegistrationNumber(number).grouped() + "\r"));
        String here = counter.get(PAGE).body();
        assertThat(here).contains("Budi Santoso tercatat hadir", "Datanya belum diterima", "oleh dpsCounter");
        assertThat(states(number)).containsExactly("CHECKED_IN");
        submit("check-in", Map.of("number", number));
        assertThat(counter.get(PAGE).body()).contains(number + ": Pemohon ini sudah tercatat hadir sejak");

        submit("undo", Map.of("number", number, "reason", ""));
        assertThat(counter.get(PAGE).body()).contains("Tuliskan alasannya");
        submit("undo", Map.of("number", number, "reason", "Salah <b>orang</b>"));
        assertThat(counter.get(PAGE).body())
                .contains("Kehadiran dibatalkan.", "Salah &lt;b&gt;orang&lt;/b&gt;")
                .doesNotContain("<b>orang");
        assertThat(states(number)).containsExactly("BOOKED");
        assertThat(counter.get("/cases/" + number).body())
                .contains("Catatan kehadiran dibatalkan", "Salah &lt;b&gt;orang&lt;/b&gt;");
    }

    @Test
    void anAppointmentOnAnotherDayIsSaidAndThePlaceOfTodayOffered() {
        Case of = walk.atDataEntry();

        submit("check-in", Map.of("number", of.registrationNumber()));

        assertThat(counter.get(PAGE).body())
                .contains("Jadwal wawancaranya pada hari lain")
                .contains("id=\"insert\" open")
                .contains("value=\"" + of.registrationNumber() + "\"");
    }

    @Test
    void anotherOfficesCaseIsAsUnknownAsNone() {
        Case of = inserted("Datang dari jauh");
        Client jakarta = Client.session(port, "jksCounter");

        assertThat(jakarta.get(PAGE).body()).doesNotContain(of.number().grouped());
        String theirs = refusal(jakarta, of.registrationNumber());
        String none = refusal(jakarta, "0000000000000000");

        assertThat(theirs.replace(of.registrationNumber(), "")).isEqualTo(none.replace("0000000000000000", ""));
        assertThat(states(of.registrationNumber())).containsExactly("BOOKED");
        Answer inserting = jakarta.submit(
                PAGE,
                PAGE + "/insert",
                Map.of("number", of.registrationNumber(), "slot", walkIn, "reason", "Datang dari jauh"));
        assertThat(inserting.status()).isEqualTo(302);
        assertThat(states(of.registrationNumber())).containsExactly("BOOKED");
    }

    private String refusal(Client client, String number) {
        client.submit(PAGE, PAGE + "/check-in", Map.of("number", number));
        String page = client.get(PAGE).body();
        int alert = page.indexOf("alert-danger");
        assertThat(alert).isPositive();
        return page.substring(alert, page.indexOf("</div>", alert));
    }

    @Test
    void theInterviewerSeesWhoIsHereAndHasNothingToPress() {
        Case of = inserted("Datang dari jauh");

        String page = Client.session(port, "dpsInterviewer").get(PAGE).body();

        assertThat(page).contains(of.number().grouped());
        assertThat(page).doesNotContain("/counter/interviews/check-in", "/counter/interviews/insert");
    }

    @Test
    void everyLookAtTheListIsRememberedOnce() {
        Case of = inserted("Datang dari jauh");
        Client interviewer = Client.session(port, "dpsInterviewer");
        interviewer.get(PAGE);
        interviewer.get(PAGE);
        interviewer.get(PAGE + "?day=2020-01-01");

        assertThat(jdbc.sql("select officer || ' ' || what from case_look"
                                + " where registration_number = ? and officer = 'dpsInterviewer'")
                        .param(of.registrationNumber())
                        .query(String.class)
                        .list())
                .containsExactly("dpsInterviewer look.day-list");
        assertThat(Client.session(port, "dpsSupervisor")
                        .get("/cases/" + of.registrationNumber())
                        .body())
                .contains("Daftar wawancara harian");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void whoeverSendsNoNumberIsAskedForOne(String typed) {
        submit("check-in", Map.of("number", typed));

        assertThat(counter.get(PAGE).body())
                .contains("Tulis atau pindai dahulu nomor registrasi permohonan.")
                .doesNotContain("tidak memiliki permohonan dengan nomor tersebut");
    }

    @Test
    void whoeverSendsWhatNobodyCanKeepReadsWhatToDoAndNothingOfPrograms() {
        Answer refused = submit("check-in", Map.of("number", "12\0"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("tidak ada yang disimpan. Kembali ke halaman sebelumnya")
                .doesNotContain("JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "'; drop table booking; --"})
    void whatIsNoNumberIsRefusedAndShownHarmlessly(String typed) {
        assertThat(submit("check-in", Map.of("number", typed)).status()).isEqualTo(302);

        assertThat(counter.get(PAGE).body())
                .contains("Kantor ini tidak memiliki permohonan dengan nomor tersebut")
                .doesNotContain("<script>alert");
    }

    @Test
    void whatIsTooLongIsCutOrRefused() {
        Case of = walk.atDataEntry();
        assertThat(submit("check-in", Map.of("number", "9".repeat(10_000))).status())
                .isEqualTo(302);
        assertThat(counter.get(PAGE).body()).doesNotContain("9".repeat(41));

        submit("insert", Map.of("number", of.registrationNumber(), "slot", walkIn, "reason", "x".repeat(501)));
        assertThat(counter.get(PAGE).body()).contains("Paling banyak 500 karakter", "x".repeat(501));
        submit("insert", Map.of("number", of.registrationNumber(), "slot", "y".repeat(5000), "reason", "Jauh sekali"));
        assertThat(counter.get(PAGE).body()).contains("Tempat ini bukan untuk hari ini");
        assertThat(states(of.registrationNumber())).containsExactly("BOOKED");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-30, 400", "x, 400", "2020-01-01, 200", "999999999-01-01, 400"})
    void anyDayCanBeAskedForIfItIsOne(String day, int status) {
        assertThat(counter.get(PAGE + "?day=" + day).status()).isEqualTo(status);
    }

    @Test
    void onTheCasePageTheCounterGivesAnotherTimeWithAReason() {
        Case of = walk.atInterview();
        String page = "/cases/" + of.registrationNumber();
        assertThat(counter.get(page).body()).contains("value=\"" + walkIn + "\"");
        String later = walk.slots("DPS").get(5);

        counter.submit(page, page + "/reschedule", Map.of("slot", later, "reason", " "));
        assertThat(counter.get(page).body()).contains("id=\"given-reason-problem\"", "Tuliskan alasannya");
        counter.submit(page, page + "/reschedule", Map.of("slot", later, "reason", "Sakit, ada surat dokter"));

        assertThat(counter.get(page).body())
                .contains("Jadwal wawancara sudah ditetapkan")
                .contains("Jadwal wawancara diberikan oleh petugas", "Sakit, ada surat dokter");
        assertThat(jdbc.sql("select slot from booking where registration_number = ? and state = 'BOOKED'")
                        .param(of.registrationNumber())
                        .query(String.class)
                        .single())
                .isEqualTo(later);
        assertThat(Client.session(port, "dpsDataEntry")
                        .submit("/", page + "/reschedule", Map.of("slot", later, "reason", "Sakit"))
                        .status())
                .isEqualTo(403);
        assertThat(Client.session(port, "jksCounter")
                        .submit("/", page + "/reschedule", Map.of("slot", later, "reason", "Sakit"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void onTheCasePageTheCounterWithdrawsOnlyWhatTheApplicantAsksFor() {
        Case of = walk.atInterview();
        String page = "/cases/" + of.registrationNumber();

        counter.submit(page, page + "/withdraw", Map.of());
        assertThat(counter.get(page).body())
                .contains("href=\"#withdraw-confirm\"", "id=\"withdraw-confirm-problem\">Centang dahulu");
        counter.submit(page, page + "/withdraw", Map.of("confirm", "true"));
        assertThat(counter.get(page).body()).contains("Permohonan sudah ditarik.");
    }

    private Case inserted(String reason) {
        Case of = walk.started("applicant", Applicants.adult());
        submit("insert", Map.of("number", of.registrationNumber(), "slot", walkIn, "reason", reason));
        assertThat(counter.get(PAGE).body()).contains("Tempat diberikan");
        return of;
    }

    private Answer submit(String deed, Map<String, String> fields) {
        return counter.submit(PAGE, PAGE + "/" + deed, fields);
    }

    private List<String> states(String number) {
        return jdbc.sql("select state from booking where registration_number = ? order by id")
                .param(number)
                .query(String.class)
                .list();
    }
}
