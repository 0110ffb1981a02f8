package id.paspor.issuance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.paspor.support.Browser;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
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

    @RegisterExtension
    final Browser browser = new Browser();

    @BeforeAll
    void findOffice() {
        walk = new Walk(port);
    }

    @ParameterizedTest
    @CsvSource({"360", "1300"})
    void theCounterScansAndHandsOver(int width) {
        Case of = walk.atPickup();
        Page page = browser.signedIn("dpsCounter", width, 800);
        page.navigate("/status");
        page.locator("header").getByText("Pengambilan").click();
        assertThat(page.locator("#number")).isFocused();
        browser.look(page, "pickup");
        page.keyboard().type(of.registrationNumber());
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("Budi Santoso");
        browser.look(page, "pickup-self");
        page.locator("main summary").click();
        page.locator("main form button.btn-outline-danger").click();
        assertThat(page.locator("#problems")).containsText("Apa yang salah");
        assertThat(page.locator("#misprintReason")).isVisible();
        browser.look(page, "pickup-misprint");

        page.getByText("Keluarga", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#relation")).isVisible();
        page.locator("main form button.btn-primary").click();
        assertThat(page.locator("#problems")).isVisible();
        browser.look(page, "pickup-family");
        page.selectOption("#relation", "parent");
        page.fill("#collectorName", "Ketut Santoso");
        page.fill("#collectorIdNumber", "5171 0122 0460 0003");
        page.check("#familyCardSeen");
        page.locator("main form button.btn-primary").click();
        assertThat(page.locator(".alert-success")).containsText("Mintalah tanda tangan");
        browser.done(page);

        Page supervisor = browser.signedIn("dpsSupervisor", width, 800);
        supervisor.navigate("/supervision/registers");
        assertThat(supervisor
                        .locator("main a[href='/cases/" + of.registrationNumber() + "']")
                        .first())
                .isVisible();
        browser.look(supervisor, "registers");
        supervisor.navigate("/supervision/passports");
        supervisor.fill("#wanted", of.registrationNumber());
        supervisor.keyboard().press("Enter");
        assertThat(supervisor.locator("#found")).containsText("1");
        browser.look(supervisor, "passports");
    }
}
