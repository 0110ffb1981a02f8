package id.paspor.portal;

import static id.paspor.support.outside.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.PlacesToday;
import id.paspor.support.PortalWalk;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an applicant does with an application that was sent: choose and move the interview, correct, withdraw. */
@ServerTest
class ApplicationPagesTest {

    private static final Pattern SLOT = Pattern.compile("name=\"slot\"[^>]* value=\"([A-Z]{3}-[0-9]{8}-[0-9]{4})\"");

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    private String account;
    private Client applicant;
    private String page;

    @BeforeEach
    void signIn() {
        account = PortalWalk.account(identity);
        applicant = Client.session(port, account);
    }

    @Test
    void theInterviewIsChosenOnceMovedOnceAndNoMore() {
        apply("UPG");
        assertThat(applicant.get(page).body()).contains("Giliran Anda", page + "/appointment");
        List<String> slots = slots(laterDay());

        assertThat(choose(slots.get(0)).location()).isEqualTo(page + "/appointment/review");
        assertThat(choose(slots.get(0)).location()).as("the same again").isEqualTo(page + "/appointment/review");
        assertThat(applicant.get(page + "/appointment/review").body()).contains("disimpan untuk Anda sampai pukul");
        assertThat(confirm().location()).isEqualTo(page);
        assertThat(confirm().location()).as("and once more").isEqualTo(page);
        assertThat(applicant.get(page).body()).contains("Surat jadwal wawancara", "Hanya satu kali");
        assertThat(applicant.get(page + "/appointment").body()).contains("masih dapat mengubah jadwal satu kali");

        assertThat(choose(slots.get(1)).location()).isEqualTo(page + "/appointment/review");
        assertThat(applicant.get(page + "/appointment/review").body()).contains("menggantikan jadwal Anda sekarang");
        assertThat(confirm().location()).isEqualTo(page);
        assertThat(applicant.get(page).body()).contains("Jadwal wawancara sudah diubah");
        assertThat(applicant.get(page + "/appointment").body())
                .contains("Jadwal tidak dapat dipilih atau diubah")
                .doesNotContain("name=\"slot\"");
        assertThat(choose(slots.get(2)).location()).isEqualTo(page + "/appointment");
        assertThat(applicant.get(page + "/appointment").body()).contains("sudah pernah diubah");
    }

    @Test
    void aSlotThatCannotBeHadIsRefusedInWordsAndTheStepStaysOpen() {
        apply("UPG");
        String other = new Walk(port).slots("DPS").get(0);
        for (String slot : List.of(other, "UPG-20200101-0900", "nonsense", "'; drop table booking")) {
            assertThat(choose(slot).location()).isEqualTo(page + "/appointment");
            assertThat(applicant.get(page + "/appointment").body()).contains("role=\"alert\"");
        }
        assertThat(submit(page + "/appointment", Map.of()).location()).isEqualTo(page + "/appointment");
        assertThat(applicant.get(page + "/appointment").body()).contains("Pilih salah satu jam dahulu");
        assertThat(applicant.get(page + "/appointment?day=nonsense").status()).isEqualTo(400);
    }

    @Test
    void whenNothingIsFreeThePageSaysWhyWhenMoreComesAndWhereElseToGo() {
        apply("DJJ");
        jdbc.sql("update interview_slot set booked = capacity where office = 'DJJ'")
                .update();
        try {
            assertThat(applicant.get(page + "/appointment").body())
                    .contains("Semua tempat sudah terisi", "penuh", "dibuka pada", "Kantor Imigrasi Makassar, mulai")
                    .doesNotContain("name=\"slot\"");
        } finally {
            jdbc.sql("update interview_slot slot set booked = (select count(*) from booking"
                            + " where slot = slot.id and state in ('BOOKED', 'ATTENDED')) where office = 'DJJ'")
                    .update();
        }
    }

    @Test
    void aCorrectionIsMadeInPlaceAndWhatIsWrongIsSaidAtItsField() {
        String registrationNumber = applicationToCorrect();
        String correction = page + "/correction";

        String outlived = "Jadwal ini tidak dapat dipertahankan";
        assertThat(applicant.get(page).body())
                .contains("Tempat lahir berbeda dengan akta")
                .doesNotContain(outlived);
        jdbc.sql("update booking b set slot = s.id, starts_at = s.starts_at from interview_slot s"
                        + " where s.id = ? and b.registration_number = ?")
                .params(new PlacesToday(jdbc).layOut("DPS", "regular", 1), registrationNumber)
                .update();
        assertThat(applicant.get(page).body()).contains(outlived, "Ubah jadwal wawancara");
        assertThat(applicant.get(page + "/appointment").body()).contains(outlived, "name=\"slot\"");
        String form = applicant.get(correction).body();
        assertThat(form)
                .contains("Tempat lahir berbeda dengan akta", " Budi Santoso\"")
                .doesNotContain("{{", "name=\"guardianName\"", "name=\"guardianNik\"");
        Map<String, Object> answers = new HashMap<>(Applicants.adult());
        answers.put("nik", "123");
        Answer refused = PortalWalk.save(applicant, correction, answers);
        assertThat(refused.body()).contains("href=\"#nik\"", "value=\"123\"");

        answers.put("nik", Applicants.adult().get("nik"));
        answers.put("dateOfBirth", LocalDate.now().minusYears(9).toString());
        assertThat(PortalWalk.save(applicant, correction, answers).body())
                .as("who turns out to be a child")
                .contains("name=\"guardianName\"", "name=\"guardianNik\"");
        answers.put("dateOfBirth", Applicants.adult().get("dateOfBirth"));
        answers.put("placeOfBirth", "Singaraja");
        assertThat(PortalWalk.save(applicant, correction, answers).location()).isEqualTo(page);
        assertThat(applicant.get(page).body()).contains("Singaraja", "Perbaikan sudah dikirim");
        assertThat(applicant.get(correction).location()).isEqualTo(page);
        assertThat(submit(page, correction, Map.of()).location()).isEqualTo(page);
    }

    @Test
    void whatWasTypedIntoCorrectionsIsTakenOnceSomebodyWhoseLoginExpiredSignsInAgain() {
        String registrationNumber = applicationToCorrect();
        Map<String, String> typed = Map.of("placeOfBirth", "Singaraja", "wrong", "Lahir?");

        for (String form : List.of(page + "/correction", "/account/data/" + registrationNumber + "/correction")) {
            String token = applicant.token(form);
            applicant.forget("JSESSIONID");
            assertThat(applicant.submitWith(token, form, typed).location()).isEqualTo("/login");
            Answer signedIn = applicant.login(account, "demo");
            assertThat(applicant.get(signedIn.location()).body()).containsAnyOf("Singaraja", "Lahir?");

            assertThat(applicant.submitFetched("same-origin", form, typed).body())
                    .as("a window that was open before")
                    .containsAnyOf("Singaraja", "Lahir?");
            assertThat(applicant.submitFetched("cross-site", form, typed).status())
                    .isEqualTo(403);
            assertThat(applicant.submitForged(form, typed).status()).isEqualTo(403);
        }
    }

    @Test
    void anApplicationIsWithdrawnAfterOneMoreQuestion() {
        apply("DPS");
        assertThat(applicant.get(page + "/withdraw").body()).contains("tidak dapat dibatalkan");
        assertThat(applicant.get("/applications").body())
                .contains("Giliran Anda", "pilih jadwal wawancara di kantor imigrasi", "Paling lambat ")
                .doesNotContain("Sudah selesai");
        submit(page + "/withdraw", Map.of());
        assertThat(applicant.get("/applications").body())
                .contains("Sudah selesai")
                .doesNotContain("Giliran Anda");
        assertThat(applicant.get(page).body()).contains("Permohonan sudah ditarik", "Ajukan lagi dengan data ini");
        submit(page + "/withdraw", Map.of());
        assertThat(applicant.get(page).body()).contains("tidak dapat ditarik lagi");
    }

    @Test
    void somebodyElsesApplicationIsAsUnknownAsOneThatDoesNotExist() {
        apply("DPS");
        Client other = Client.session(port, PortalWalk.account(identity));
        for (String path : List.of("", "/appointment", "/correction", "/withdraw", "/documents")) {
            assertThat(other.get(page + path).status()).as(path).isEqualTo(404);
            assertThat(Client.nobody(port).get(page + path).location()).as(path).isEqualTo("/login");
            assertThat(Client.session(port, "dpsDataEntry").get(page + path).status())
                    .as(path)
                    .isEqualTo(403);
        }
        for (String path : List.of("/appointment", "/correction", "/withdraw")) {
            assertThat(other.submit("/applications/new", page + path, Map.of("slot", "x"))
                            .status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(applicant.get(page).body()).contains("Terdaftar");
    }

    /** An application that data entry has sent back, whose number this is, once its page asks for the correction. */
    private String applicationToCorrect() {
        String registrationNumber = apply("DPS");
        choose(slots(laterDay()).get(0));
        confirm();
        new Walk(port)
                .done(
                        "dpsDataEntry",
                        new Case(registrationNumber, null),
                        "data-entry",
                        Map.of("decision", "return", "reason", "Tempat lahir berbeda dengan akta"));
        await().until(() -> applicant.get(page).body().contains(page + "/correction"));
        return registrationNumber;
    }

    private String apply(String office) {
        Map<String, Object> answers = Applicants.adult();
        answers.put("office", office);
        answers.put("product", "electronic-5y");
        String registrationNumber = PortalWalk.apply(applicant, answers);
        page = "/applications/" + registrationNumber;
        assertThat(applicant.get(page).body()).contains("sudah terdaftar");
        return registrationNumber;
    }

    /** A day on which the interview can still be moved: the last that is shown. */
    private String laterDay() {
        Matcher days = Pattern.compile("\\?day=([0-9-]{10})")
                .matcher(applicant.get(page + "/appointment").body());
        String last = null;
        while (days.find()) {
            last = days.group(1);
        }
        return last;
    }

    private List<String> slots(String day) {
        return SLOT.matcher(applicant.get(page + "/appointment?day=" + day).body())
                .results()
                .map(slot -> slot.group(1))
                .toList();
    }

    private Answer choose(String slot) {
        return submit(page + "/appointment", Map.of("slot", slot));
    }

    private Answer confirm() {
        return submit(page + "/appointment/confirm", Map.of());
    }

    private Answer submit(String path, Map<String, String> fields) {
        return submit("/applications/new", path, fields);
    }

    private Answer submit(String from, String path, Map<String, String> fields) {
        return applicant.submit(from, path, fields);
    }
}
