package id.paspor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.paspor.support.outside.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.paspor.support.Applicants;
import id.paspor.support.Browser;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An applicant's rights to the data about them, from outside. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountDataTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] PHOTO = Walk.picture("jpeg", 600, 800);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Walk walk;
    private Case own;

    @RegisterExtension
    final Browser browser = new Browser();

    @BeforeAll
    void anApplicationAtItsInterview() {
        walk = new Walk(port);
        own = walk.atInterview();
        walk.photo(Client.basic(port, "dpsInterviewer"), own, PHOTO);
        String documents = "/applications/" + own.registrationNumber() + "/documents";
        Client.session(port, "applicant").upload(documents, documents + "/ktp", "file", "a.jpg", "image/jpeg", PHOTO);
        Client counter = Client.session(port, "dpsCounter");
        counter.get("/cases/" + own.registrationNumber());
        counter.submit(
                "/cases/" + own.registrationNumber(),
                "/cases/" + own.registrationNumber() + "/notes",
                Map.of("note", "Menelepon dan bertanya."));
    }

    @ParameterizedTest
    @CsvSource({
        "/account/data, nobody, 302",
        "/account/data, applicant, 200",
        "/account/data, dpsCounter, 403",
        "/account/data, dpsSupervisor, 403",
        "/account/data, admin, 403",
        "/account/data/copy.zip, nobody, 302",
        "/account/data/copy.zip, applicant, 200",
        "/account/data/copy.zip, dpsSupervisor, 403",
        "/account/data/copy.zip, admin, 403",
        "/account/data/{own}/correction, nobody, 302",
        "/account/data/{own}/correction, applicant, 200",
        "/account/data/{own}/correction, applicant2, 404",
        "/account/data/{own}/correction, dpsSupervisor, 403",
        "/account/data/0000000000000000/correction, applicant, 404"
    })
    void onlyTheApplicantGetsThrough(String path, String account, int status) {
        Client client = account.equals("nobody") ? Client.browser(port) : Client.session(port, account);

        assertThat(client.get(path.replace("{own}", own.registrationNumber())).status())
                .isEqualTo(status);
    }

    @Test
    void somebodyElsesDataCannotBeCorrected() {
        Answer answer = Client.session(port, "applicant2")
                .submit("/account/data", correction(own), Map.of("wrong", "Nama saya seharusnya lain"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(requests(own)).isZero();
    }

    @Test
    void theCopyHoldsEverythingOfOneselfAndNothingOfOthers() throws IOException {
        Case others = walk.started("applicant2", Applicants.child());
        Answer head = Client.session(port, "applicant").get("/account/data/copy.zip");
        assertThat(head.header("Content-Type")).isEqualTo("application/zip");
        assertThat(head.header("Cache-Control")).contains("no-store");
        assertThat(head.header("Content-Disposition")).contains("attachment").contains("paspor-online.zip");

        jdbc.sql(
                        "insert into late_decision (registration_number, office, late_since, reason, done, until_day, decided_at, decided_by)"
                                + " values (?, 'DPS', now(), 'booklets-out', 'Blangko diminta', current_date, now(), 'dpsSupervisor')")
                .param(own.registrationNumber())
                .update();

        Map<String, byte[]> copy = unzipped(Client.session(port, "applicant").bytes("/account/data/copy.zip"));

        String folder = "applications/" + own.registrationNumber() + "/";
        assertThat(copy)
                .containsKeys(
                        "README.txt",
                        "account.json",
                        folder + "application.json",
                        folder + "history.json",
                        folder + "corrections.json",
                        folder + "appointments.json",
                        folder + "waitlist.json",
                        "waiting-rooms.json",
                        "drafts-of-tasks.json",
                        folder + "documents.json",
                        folder + "payments.json",
                        folder + "messages.json",
                        folder + "passports.json",
                        folder + "looks.json",
                        folder + "late.json",
                        folder + "notes.json",
                        folder + "revisions.json",
                        folder + "document-history.json",
                        folder + "ktp.jpg",
                        "drafts.json",
                        folder + "photo.jpg");
        assertThat(copy.keySet()).noneMatch(name -> name.contains(others.registrationNumber()));
        JsonNode application = JSON.readTree(copy.get(folder + "application.json"));
        assertThat(application.at("/application/motherName").asText()).isEqualTo("Siti Aminah");
        assertThat(application.at("/application/dateOfBirth").asText()).isEqualTo("1986-04-22");
        assertThat(JSON.readTree(copy.get(folder + "history.json")).findValuesAsText("what"))
                .startsWith("registered", "slot-booked", "data-accepted");
        assertThat(JSON.readTree(copy.get(folder + "messages.json"))).isNotEmpty();
        assertThat(JSON.readTree(copy.get(folder + "appointments.json"))
                        .at("/0/state")
                        .asText())
                .isEqualTo("BOOKED");
        assertThat(new String(copy.get(folder + "documents.json"))).contains("ktp");
        assertThat(copy.get(folder + "photo.jpg")).startsWith(0xFF, 0xD8);
        assertThat(copy.get(folder + "ktp.jpg")).startsWith(0xFF, 0xD8);
        assertThat(new String(copy.get(folder + "looks.json")))
                .contains("counter", "DPS")
                .doesNotContain("dpsCounter");
        assertThat(new String(copy.get(folder + "late.json")))
                .contains("blangko paspor", "Blangko diminta", "newDate")
                .doesNotContain("dpsSupervisor");
        assertThat(new String(copy.get(folder + "notes.json")))
                .contains("Menelepon dan bertanya.")
                .doesNotContain("dpsCounter");
        assertThat(new String(copy.get("README.txt"))).startsWith("Paspor Online: salinan data Anda.");
    }

    /** Whoever adds a table about applicants decides here whether it belongs into the copy. */
    @Test
    void theCopyForgetsNoTable() {
        assertThat(jdbc.sql("select table_name from information_schema.columns where table_schema = 'public'"
                                + " and column_name = 'registration_number' order by 1")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "application_draft",
                        "bill",
                        "booking",
                        "booklet",
                        "booklet_movement", // what became of a passport is in the history
                        "booklet_wait", // that a passport waits for a booklet is in the history
                        "case_hold", // why something is kept may be about other people
                        "case_look",
                        "case_note",
                        "case_photo",
                        "case_revision",
                        "data_correction",
                        "displacement", // of bookings that are freed in a moment, which the bookings then say
                        "document_copy",
                        "document_event",
                        "feedback_given", // that the questions after pickup were answered; nobody knows what
                        "late_decision",
                        "message",
                        "passport",
                        "payment_discrepancy",
                        "required_document",
                        "screening_hit", // watch lists are not the applicant's own data
                        "status_change",
                        "version_misfit", // how the program treats a case, not the person
                        "waitlist_entry",
                        "case_file");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCorrectionIsAskedForWithAndWithoutJavaScript(boolean javaScript) {
        Case asking = walk.started("applicant", Applicants.adult());
        Page page = signedIn(javaScript);
        page.navigate("/account/data");
        assertThat(page.locator("h1")).hasText("Data saya");
        page.click("a[href='" + correction(asking) + "']");
        page.fill("#wrong", "Salah");
        page.click("main button.btn-primary");

        assertThat(page.locator("#problems a")).hasText("Paling sedikit 10 karakter.");
        assertThat(page.locator("#wrong")).hasValue("Salah");
        assertThat(page.title()).startsWith("Kesalahan: ");
        browser.look(page, "correction-refused", javaScript);

        page.fill("#wrong", "Nama ibu tertulis <b>Siti</b>,\nseharusnya Sita.");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        assertThat(page).hasURL("http://localhost:" + port + "/account/data");
        assertThat(page.locator("[role=status]")).containsText("sudah kami terima");
        assertThat(page.locator("section[aria-labelledby='application-" + asking.registrationNumber() + "']"))
                .containsText("Nama ibu tertulis <b>Siti</b>");
        browser.look(page, "account-data", javaScript);
        page.navigate(correction(asking));
        page.fill("#wrong", "Alamat juga salah, mohon dibetulkan.");
        page.click("main button.btn-primary");
        assertThat(page.locator(".alert-danger[role=alert]")).containsText("belum dijawab");
        assertThat(page.locator("#wrong")).hasValue("Alamat juga salah, mohon dibetulkan.");
        assertThat(requests(asking)).isOne();
    }

    @Test
    void thePagesAreAccessibleInBothLanguagesOnADesktop() {
        Page page = browser.signedIn("applicant", 1300, 900);
        for (String language : new String[] {"id", "en"}) {
            for (String path : new String[] {"/account/data", correction(own)}) {
                page.navigate(path + "?lang=" + language);
                assertThat(page.locator("html")).hasAttribute("lang", language);
                browser.look(page, path.replaceAll("[0-9]+", "").replaceAll("\\W+", "-"));
            }
        }
        page.navigate("/account/data?lang=en");
        page.evaluate("document.querySelectorAll('details').forEach(looks => looks.open = true)");
        Locator looks = page.locator("section[aria-labelledby='application-" + own.registrationNumber() + "']");
        assertThat(looks).containsText(Pattern.compile("Case file,\\s+Counter"));
        assertThat(looks).not().containsText("dpsCounter");
        browser.look(page, "account-data-with-looks");
    }

    @Test
    void theSupervisorAnswersInTasklistAndTheApplicantReadsIt() {
        Case asking = walk.started("applicant", Applicants.adult());
        Answer asked = Client.session(port, "applicant")
                .submit(correction(asking), correction(asking), Map.of("wrong", "Nama ibu <i>seharusnya</i> Sita."));
        assertThat(asked.location()).isEqualTo("/account/data");
        Page supervisor = browser.signedIn("dpsSupervisor", 1300, 1100);
        TasklistBrowserTest.openTask(supervisor, asking.registrationNumber());
        assertThat(supervisor.locator(".fjs-form textarea").first()).hasValue("Nama ibu <i>seharusnya</i> Sita.");
        assertThat(supervisor.locator(".fjs-form textarea").first()).isDisabled();
        supervisor
                .getByText("Dibetulkan", new Page.GetByTextOptions().setExact(true))
                .click();
        supervisor.locator(".fjs-form textarea").nth(1).fill("Nama ibu sudah dibetulkan.");
        Browser.picture(supervisor, "answer-data-correction");
        supervisor.locator("button.btn-primary:visible").click();

        Page applicant = browser.signedIn("applicant", 360, 800);
        await().until(() -> answered(asking));
        applicant.navigate("/account/data");
        assertThat(applicant.locator("section[aria-labelledby='application-" + asking.registrationNumber() + "']"))
                .containsText("Nama ibu sudah dibetulkan.");
        assertThat(jdbc.sql("select officer || ' ' || what from case_look where registration_number = ?")
                        .param(asking.registrationNumber())
                        .query(String.class)
                        .list())
                .as("reading the form is a look at the case")
                .contains("dpsSupervisor look.task");
    }

    private Page signedIn(boolean javaScript) {
        return browser.signedIn("applicant", 360, 800, javaScript);
    }

    private static String correction(Case of) {
        return "/account/data/" + of.registrationNumber() + "/correction";
    }

    private int requests(Case about) {
        return jdbc.sql("select count(*) from data_correction where registration_number = ?")
                .param(about.registrationNumber())
                .query(Integer.class)
                .single();
    }

    private boolean answered(Case about) {
        return jdbc.sql("select answered_at is not null from data_correction where registration_number = ?")
                .param(about.registrationNumber())
                .query(Boolean.class)
                .single();
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream input = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
                files.put(entry.getName(), input.readAllBytes());
            }
        }
        return files;
    }
}
