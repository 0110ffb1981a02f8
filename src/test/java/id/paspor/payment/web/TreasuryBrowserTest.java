package id.paspor.payment.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import id.paspor.kernel.written.WrittenNumber;
import id.paspor.support.Browser;
import id.paspor.support.ServerTest;
import id.paspor.support.outside.BankReport;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A treasurer hands in a bank's report in a browser, on a phone and on a desk. */
@ServerTest
class TreasuryBrowserTest {

    @LocalServerPort
    private int port;

    @RegisterExtension
    final Browser browser = new Browser();

    @ParameterizedTest(name = "{0} pixels, {1}")
    @CsvSource({"360, id", "1300, en"})
    void aReportWithFaultsThenAGoodOne(int width, String language) {
        LocalDate day = LocalDate.now().minusDays(500 + width);
        Page page = browser.signedIn("btmTreasurer", width, 800);
        page.navigate("/?lang=" + language);
        page.click("a[href='/treasury']");

        page.fill("#day", day.toString());
        choose(page, BankReport.of(day).with("P" + width, "no account", 350_000).csv());
        page.click("form.paspor-form button");
        assertThat(page.locator("#problems a")).hasCount(1);
        assertThat(page.locator("#file-problem li")).hasCount(1);
        assertThat(page.locator("#day")).hasValue(day.toString());
        browser.look(page, "treasury-refused");

        choose(
                page,
                BankReport.of(day).with("P" + width, "88908" + width, 350_000).csv());
        page.click("form.paspor-form button");
        assertThat(page.locator("[role=status]")).isVisible();
        browser.look(page, "treasury");

        page.locator("tbody a").first().click();
        Browser.openUntil(page, page.url(), "dl dd:nth-of-type(9)", 1);
        assertThat(page.locator("main")).containsText(WrittenNumber.grouped("88908" + width));
        browser.look(page, "reconciliation");

        for (String book : List.of("payments", "bills", "revenue", "refunds", "ledger")) {
            page.navigate("/treasury");
            page.click("a[href='/treasury/" + book + "']");
            browser.look(page, "treasury-" + book);
        }
    }

    private static void choose(Page page, String report) {
        page.setInputFiles(
                "#file", new FilePayload("laporan.csv", "text/csv", report.getBytes(StandardCharsets.UTF_8)));
    }
}
