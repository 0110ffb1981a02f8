package id.paspor.supervision;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import id.paspor.support.BankReport;
import id.paspor.support.Browser;
import id.paspor.support.ServerTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A treasurer hands in a bank's report in a browser, on a phone and on a desk. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TreasuryBrowserTest {

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

    @ParameterizedTest(name = "{0} pixels, {1}")
    @CsvSource({"360, id", "1300, en"})
    void aReportWithFaultsThenAGoodOne(int width, String language) {
        LocalDate day = LocalDate.now().minusDays(500 + width);
        String suffix = "-" + width + "-" + language;
        Page page = browser.window(width, 800);
        Browser.signIn(page, "btmTreasurer");
        page.navigate("/?lang=" + language);
        page.click("a[href='/treasury']");

        page.fill("#day", day.toString());
        choose(page, BankReport.of(day).with("P" + width, "no account", 350_000).csv());
        page.click("form.paspor-form button");
        assertThat(page.locator("#problems a")).hasCount(1);
        assertThat(page.locator("#file-problem li")).hasCount(1);
        assertThat(page.locator("#day")).hasValue(day.toString());
        look(page, "treasury-refused" + suffix);

        choose(
                page,
                BankReport.of(day).with("P" + width, "88908" + width, 350_000).csv());
        page.click("form.paspor-form button");
        assertThat(page.locator("[role=status]")).isVisible();
        look(page, "treasury" + suffix);

        page.locator("tbody a").first().click();
        Browser.openUntil(page, page.url(), "dl dd:nth-of-type(9)", 1);
        assertThat(page.locator("main")).containsText("88908" + width);
        look(page, "reconciliation" + suffix);
    }

    private static void choose(Page page, String report) {
        page.setInputFiles(
                "#file", new FilePayload("laporan.csv", "text/csv", report.getBytes(StandardCharsets.UTF_8)));
    }

    private static void look(Page page, String name) {
        Browser.picture(page, name);
        assertThat(Browser.violations(page)).as(name).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling of " + name)
                .isTrue();
    }
}
