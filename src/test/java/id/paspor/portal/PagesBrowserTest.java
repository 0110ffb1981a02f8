package id.paspor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.paspor.support.Browser;
import id.paspor.support.ServerTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The program's own pages on a phone and on a desktop, in both languages, with and without JavaScript. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesBrowserTest {

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeAll
    void openBrowser() {
        browser = Browser.start(port);
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"/, home", "/login, login", "/login?error, login-refused", "/simulator/bank, bank"})
    void publicPagesAreAccessibleOnAPhoneAndOnADesktop(String path, String name) {
        for (int width : new int[] {360, 1300}) {
            Page page = browser.window(width, 800);
            page.navigate(path);
            Browser.picture(page, name + "-" + width);

            assertThat(Browser.violations(page)).isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("no sideways scrolling at %d pixels", width)
                    .isTrue();
            page.context().close();
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
        Page page = browser.signedIn("dpsCounter", 1300, 900);
        assertThat(page.locator(".paspor-menu")).isVisible();
        page.evaluate("localStorage.setItem('camunda-form:undefined', 'somebody')");

        page.getByText("Keluar / Sign out").click();
        assertThat(page.locator("h1")).hasText("Ajukan paspor Indonesia secara daring");
        assertThat(page.evaluate("localStorage.getItem('camunda-form:undefined')"))
                .isNull();
        page.navigate("/camunda/app/tasklist/");
        assertThat(page).hasURL(Pattern.compile(".*/login"));
    }

    @Test
    void supervisorsLandInCockpitAndOfficersInTasklist() {
        Page supervisor = browser.signedIn("dpsSupervisor", 1300, 900);
        assertThat(supervisor).hasURL(Pattern.compile(".*/camunda/app/cockpit/.*"));
        supervisor.getByText("Instans Proses yang Berjalan").waitFor();
        Browser.picture(supervisor, "cockpit");

        Page officer = browser.signedIn("jksPrinting", 1300, 900);
        assertThat(officer).hasURL(Pattern.compile(".*/camunda/app/tasklist/.*"));
        officer.getByText("Antrean cetak / Printing queue").waitFor();
    }
}
