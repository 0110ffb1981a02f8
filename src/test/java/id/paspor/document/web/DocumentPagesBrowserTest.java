package id.paspor.document.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import id.paspor.support.Browser;
import id.paspor.support.ServerTest;
import id.paspor.support.Uploads;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An applicant sends copies of documents, and an officer reads them beside the data; with and without JavaScript. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentPagesBrowserTest {

    private static final FilePayload PHOTO =
            new FilePayload("IMG_2041.jpg", "image/jpeg", Walk.picture("jpeg", 1600, 1000));
    private static final FilePayload SCAN = new FilePayload("scan.pdf", "application/pdf", Uploads.pdf(2));
    private static final FilePayload TEXT = new FilePayload("ktp.jpg", "image/jpeg", "no picture".getBytes());

    @LocalServerPort
    private int port;

    private Walk walk;

    @RegisterExtension
    final Browser browser = new Browser();

    @BeforeAll
    void findOffice() {
        walk = new Walk(port);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCopyIsSentRefusedAskedForAgainAndReplaced(boolean javaScript) {
        Case of = walk.atDataEntry();
        Page applicant = signedIn("applicant", 360, javaScript);
        applicant.navigate("/applications/" + of.registrationNumber() + "/documents");
        assertThat(applicant.locator("#progress")).containsText("0 dari 3");

        upload(applicant, "ktp", TEXT);
        assertThat(applicant.locator("#file-ktp-problem")).containsText("bukan gambar");
        assertThat(applicant.locator("#file-ktp")).hasAttribute("aria-invalid", "true");
        upload(applicant, "ktp", PHOTO);
        assertThat(applicant.locator("#ktp .badge")).hasText("salinan diterima");
        upload(applicant, "family-card", SCAN);
        assertThat(applicant.locator("#family-card")).containsText("2 halaman");
        assertThat(applicant.locator("#progress")).containsText("2 dari 3");

        Page officer = signedIn("dpsDataEntry", 1300, javaScript);
        officer.navigate("/cases/" + of.registrationNumber());
        Browser.leave(
                officer,
                () -> officer.locator(".paspor-viewer li a")
                        .filter(named("Kartu keluarga"))
                        .click());
        officer.locator("details summary")
                .filter(named("Minta dokumen ini lagi"))
                .click();
        officer.fill("#reason", "Bagian bawah terpotong.");
        officer.locator("#viewer details button").click();
        assertThat(officer.locator("[role=status]").first()).containsText("Permintaan dikirim");
        assertThat(officer.locator("#viewer .alert")).containsText("Bagian bawah terpotong.");

        applicant.reload();
        assertThat(applicant.locator("#family-card .alert")).containsText("Bagian bawah terpotong.");
        assertThat(applicant.locator("#progress")).containsText("1 salinan diminta lagi");
        browser.look(applicant, "documents-asked", javaScript);
        applicant.navigate("/applications/" + of.registrationNumber());
        assertThat(applicant.getByText("Mohon unggah lagi dokumen")).isVisible();
        applicant.navigate("/applications/" + of.registrationNumber() + "/documents");
        upload(applicant, "family-card", PHOTO);
        assertThat(applicant.locator("#family-card .badge")).hasText("salinan diterima");

        officer.reload();
        assertThat(officer.locator("#viewer .alert")).hasCount(0);
        assertThat(officer.locator("#viewer img")).hasCount(1);
    }

    @Test
    void anUploadThatBreaksOffIsTriedAgainWithTheOthersUntouched() {
        Case of = walk.atDataEntry();
        Page applicant = signedIn("applicant", 360, true);
        applicant.navigate("/applications/" + of.registrationNumber() + "/documents");
        upload(applicant, "ktp", PHOTO);
        assertThat(applicant.locator("#ktp .badge")).hasText("salinan diterima");
        applicant.setInputFiles("#file-birth-or-identity-record", PHOTO);

        Pattern uploads = Pattern.compile(".*/documents/family-card");
        applicant.route(uploads, route -> route.abort());
        upload(applicant, "family-card", SCAN);
        assertThat(applicant.locator("#file-family-card-problem")).containsText("Sambungan terputus");
        assertThat(applicant.locator("#family-card form button")).isFocused();
        applicant.unroute(uploads);
        applicant.keyboard().press("Enter");
        assertThat(applicant.locator("#family-card .badge")).hasText("salinan diterima");

        assertThat(applicant.evaluate("document.getElementById('file-birth-or-identity-record').files.length"))
                .isEqualTo(1);
    }

    @Test
    void moreThanIsTakenIsNotEvenSent(@TempDir Path folder) throws IOException {
        Case of = walk.atDataEntry();
        Page applicant = signedIn("applicant", 360, true);
        applicant.navigate("/applications/" + of.registrationNumber() + "/documents");
        Set<String> methods = new HashSet<>();
        applicant.onRequest(request -> methods.add(request.method()));

        // as a file, of which Playwright sends only the name
        applicant.setInputFiles("#file-ktp", Files.write(folder.resolve("a.jpg"), new byte[12 * 1024 * 1024]));
        applicant.locator("#ktp form button").click();

        assertThat(applicant.locator("#file-ktp-problem")).containsText("10 MB");
        assertThat(methods).isSubsetOf("GET");
    }

    @Test
    void withoutJavaScriptTooMuchIsAnsweredWithAPage(@TempDir Path folder) throws IOException {
        Case of = walk.atDataEntry();
        Page applicant = signedIn("applicant", 360, false);
        applicant.navigate("/applications/" + of.registrationNumber() + "/documents");

        Path large = Files.write(folder.resolve("a.jpg"), new byte[50 * 1024 * 1024]);
        applicant.setInputFiles("#file-ktp", large);
        applicant.locator("#ktp form button").click();

        assertThat(applicant.locator("main")).containsText("10 MB");
    }

    @Test
    void dataAndDocumentStandSideBySideAndTheDocumentIsTurnedAndEnlargedByKeyboard() {
        Case of = walk.atDataEntry();
        Page applicant = signedIn("applicant", 1300, true);
        applicant.navigate("/applications/" + of.registrationNumber() + "/documents");
        upload(applicant, "ktp", PHOTO);
        assertThat(applicant.locator("#ktp .badge")).hasText("salinan diterima");
        upload(applicant, "family-card", SCAN);
        assertThat(applicant.locator("#family-card .badge")).hasText("salinan diterima");
        browser.look(applicant, "documents");
        browser.done(applicant);

        Page officer = signedIn("dpsSupervisor", 1300, true);
        officer.navigate("/cases/" + of.registrationNumber());
        Locator picture = officer.locator(".paspor-page img").first();
        assertThat(picture).hasAttribute("alt", "KTP, halaman 1 dari 1");
        officer.waitForCondition(() -> picture.boundingBox().height > 100);
        var data = officer.locator("#data").boundingBox();
        var viewer = officer.locator("#documents").boundingBox();
        assertThat(viewer.x).as("beside the data").isGreaterThan(data.x + 300);
        double top = officer.locator("#photo-heading").boundingBox().y;
        assertThat(viewer.y).isBetween(top - 20, top + 20);
        browser.look(officer, "case-on-a-desk");

        officer.locator("#stage").focus();
        double width = picture.boundingBox().width;
        officer.keyboard().press("+");
        assertThat(picture.boundingBox().width).isBetween(width * 1.2, width * 1.3);
        officer.keyboard().press("0");
        officer.keyboard().press("]");
        assertThat(picture.boundingBox().height).isGreaterThan(picture.boundingBox().width);
        assertThat(picture.boundingBox().width).isBetween(width - 2, width + 2);
        browser.look(officer, "case-turned");
        officer.keyboard().press("Shift+Tab");
        assertThat(officer.locator("[data-turn='1']")).isFocused();
        officer.keyboard().press("Enter");
        assertThat(picture).hasAttribute("style", Pattern.compile(".*rotate\\(180deg\\).*"));
        assertThat(officer.locator("#looks")).isVisible();

        officer.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(officer.locator("header")).isHidden();
        assertThat(officer.locator("#viewer")).isHidden();
        assertThat(officer.locator("#data")).isVisible();
        Browser.picture(officer, "case-print");
        browser.done(officer);

        Page phone = signedIn("dpsDataEntry", 360, false);
        phone.navigate("/cases/" + of.registrationNumber() + "?document=family-card");
        assertThat(phone.locator("#viewer img")).hasCount(2);
        assertThat(phone.locator("#viewer-tools")).isHidden();
        browser.look(phone, "case-on-a-phone", false);
        browser.done(phone);
        Page phoneWithScript = signedIn("dpsDataEntry", 360, true);
        phoneWithScript.navigate("/cases/" + of.registrationNumber());
        browser.look(phoneWithScript, "case-on-a-phone");
    }

    private static Locator.FilterOptions named(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void upload(Page page, String code, FilePayload file) {
        page.setInputFiles("#file-" + code, file);
        page.locator("#" + code + " form button").click();
    }

    private Page signedIn(String account, int width, boolean javaScript) {
        return browser.signedIn(account, width, 900, javaScript);
    }
}
