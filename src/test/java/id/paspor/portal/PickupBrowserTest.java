package id.paspor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.paspor.support.Browser;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A relative collects: the counter scans and hands over with the keyboard, and the supervisor looks it up. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PickupBrowserTest {

    @LocalServerPort
    private int port;

    private Walk walk;
    private Browser browser;

    @BeforeAll
    void openBrowser() {
        walk = new Walk(port);
        browser = Browser.start(port);
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"360", "1300"})
    void theCounterScansAndHandsOver(int width) {
        Case of = walk.atPickup();
        Page page = browser.signedIn("dpsCounter", width, 800);
        page.navigate("/status");
        page.locator("header").getByText("Pengambilan").click();
        assertThat(page.locator("#number")).isFocused();
        check(page, "pickup-" + width);
        page.keyboard().type(of.registrationNumber());
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("Budi Santoso");
        check(page, "pickup-self-" + width);

        page.getByText("Keluarga", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#relation")).isVisible();
        page.locator("main form button").click();
        assertThat(page.locator("#problems")).isVisible();
        check(page, "pickup-family-" + width);
        page.selectOption("#relation", "parent");
        page.fill("#collectorName", "Ketut Santoso");
        page.fill("#collectorIdNumber", "5171 0122 0460 0003");
        page.check("#familyCardSeen");
        page.locator("main form button").click();
        assertThat(page.locator(".alert-success")).containsText("Mintalah tanda tangan");
        page.context().close();

        Page supervisor = browser.signedIn("dpsSupervisor", width, 800);
        supervisor.navigate("/supervision/registers");
        assertThat(supervisor.locator("main")).containsText(of.registrationNumber());
        check(supervisor, "registers-" + width);
        supervisor.navigate("/supervision/passports");
        supervisor.fill("#wanted", of.registrationNumber());
        supervisor.keyboard().press("Enter");
        assertThat(supervisor.locator("#found")).containsText("1");
        check(supervisor, "passports-" + width);
        supervisor.context().close();
    }

    private static void check(Page page, String picture) {
        Browser.picture(page, picture);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling")
                .isTrue();
        assertThat(Browser.violations(page)).isEmpty();
    }
}
