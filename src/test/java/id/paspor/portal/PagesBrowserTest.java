package id.paspor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.paspor.support.Browser;
import id.paspor.support.ServerTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The program's own pages on a phone and on a desktop, in both languages, with and without JavaScript. */
@ServerTest
class PagesBrowserTest {

    @LocalServerPort
    private int port;

    @RegisterExtension
    final Browser browser = new Browser();

    @ParameterizedTest
    @CsvSource({
        "/, home",
        "/login, login",
        "/login?error, login-refused",
        "/information/privacy, privacy",
        "/simulator/bank, bank"
    })
    void publicPagesAreAccessibleOnAPhoneAndOnADesktop(String path, String name) {
        for (int width : new int[] {360, 1300}) {
            Page page = browser.window(width, 800);
            page.navigate(path);
            browser.look(page, name);
            browser.done(page);
        }
    }

    @Test
    void languageIsIndonesianUntilSomebodySwitches() {
        Page page = browser.window(360, 800, false);
        page.navigate("/");
        assertThat(page.locator("html")).hasAttribute("lang", "id");
        assertThat(page.locator("h2").first()).hasText("Langkah");

        page.getByText("English").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        page.navigate("/login");
        assertThat(page.locator("h1")).hasText("Sign in");
    }

    @Test
    void signingInAndOutWorksWithoutJavaScript() {
        Page page = browser.window(360, 800, false);
        page.navigate("/applications");
        assertThat(page).hasURL(Pattern.compile(".*/login"));
        page.fill("#username", "applicant2");
        page.fill("#password", "demo");
        page.click("main button.btn-primary");
        assertThat(page.locator("h1")).hasText("Permohonan saya");

        Browser.leave(page, () -> page.click("header button"));
        page.navigate("/applications");
        assertThat(page).hasURL(Pattern.compile(".*/login"));
    }

    @Test
    void signingOutInTasklistEndsTheLoginEverywhereAndForgetsHalfFilledForms() {
        Page page = browser.window(1300, 900);
        Browser.signIn(page, "dpsCounter");
        assertThat(page.locator(".paspor-menu")).isVisible();
        page.evaluate("localStorage.setItem('camunda-form:undefined', 'somebody')");

        page.locator(".paspor-sign-out").click();
        assertThat(page.locator("h1")).hasText("Ajukan paspor Indonesia secara daring");
        assertThat(page.evaluate("localStorage.getItem('camunda-form:undefined')"))
                .isNull();
        page.navigate("/camunda/app/tasklist/");
        assertThat(page).hasURL(Pattern.compile(".*/login"));
    }

    @Test
    void supervisorsLandInCockpitAndOfficersInTasklist() {
        Page supervisor = browser.window(1300, 900);
        Browser.signIn(supervisor, "dpsSupervisor");
        assertThat(supervisor).hasURL(Pattern.compile(".*/camunda/app/cockpit/.*"));
        supervisor.getByText("Instans Proses yang Berjalan").waitFor();
        assertThat(supervisor.locator(".open-human-tasks a.value")).hasText(Pattern.compile("\\s*\\d+\\s*"));
        assertThat(supervisor.locator(".open-human-tasks a.value")).isVisible();
        supervisor.getByText("Ringkasan Kantor Imigrasi Denpasar").waitFor();
        Browser.picture(supervisor, "cockpit");
        supervisor.getByText("Jadwal wawancara").click();
        assertThat(supervisor.locator("h1")).hasText("Jadwal wawancara, Kantor Imigrasi Denpasar");
        supervisor.getByText("Ringkasan").click();
        assertThat(supervisor.locator("svg.paspor-chart")).hasCount(2);
        browser.look(supervisor, "overview");
        supervisor.getByText("Catatan kantor").click();
        supervisor.getByText("Laporan bulanan").click();
        supervisor.locator("main button").click();
        assertThat(supervisor.getByRole(AriaRole.STATUS)).hasText("Laporan dikirim dan disimpan.");
        browser.look(supervisor, "reports");
        for (String page : List.of("work", "late", "stuck", "cases")) {
            supervisor.navigate("/supervision/" + page);
            browser.look(supervisor, "supervision-" + page);
        }

        Page officer = browser.window(1300, 900);
        Browser.signIn(officer, "jksPrinting");
        assertThat(officer).hasURL(Pattern.compile(".*/camunda/app/tasklist/.*"));
        officer.getByText("Antrean cetak").waitFor();
        officer.getByText("Beranda").click();
        assertThat(officer.locator("#queue-printing")).isVisible();
        browser.look(officer, "desk");

        Page headquarters = browser.window(1300, 900);
        Browser.signIn(headquarters, "headquarters");
        assertThat(headquarters).hasURL(Pattern.compile(".*/supervision/offices"));
        browser.look(headquarters, "supervision-offices");
    }
}
