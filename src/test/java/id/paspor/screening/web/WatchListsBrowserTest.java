package id.paspor.screening.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import id.paspor.support.Browser;
import id.paspor.support.ServerTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A supervisor imports a watch list in a browser, on a phone and on a desk. */
@ServerTest
class WatchListsBrowserTest {

    @LocalServerPort
    private int port;

    @RegisterExtension
    final Browser browser = new Browser();

    @ParameterizedTest(name = "{0} pixels, {1}")
    @CsvSource({"360, id", "1300, en"})
    void aListIsRefusedLineByLineAndThenImported(int width, String language) {
        Page page = browser.signedIn("upgSupervisor", width, 800);
        page.navigate("/supervision/watch-lists?lang=" + language);
        page.locator("#deferrals ~ details summary").click();
        browser.look(page, "watch-lists");

        sends(page, "123,,,,2026-06-01,2026-06-02");
        assertThat(page.locator("#problems a")).hasCount(1);
        assertThat(page.locator("#file-deferrals-lines li")).hasCount(4);
        browser.look(page, "watch-lists-refused");

        LocalDate since = LocalDate.now();
        sends(page, "5171012204860001,Orang Lain,Kanim " + width + ",SP-1," + since + "," + since.plusMonths(7));
        assertThat(page.locator("[role=status]"))
                .hasText(Pattern.compile(".*(berlaku, dengan 1 entri|is in force, with 1).*"));
        browser.look(page, "watch-lists-imported");
    }

    private static void sends(Page page, String line) {
        String file = "nik,full_name,authority,reference,since,until\r\n" + line;
        page.setInputFiles(
                "#file-deferrals", new FilePayload("deferrals.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.fill("#note-deferrals", "Surat 12/2026");
        page.press("#note-deferrals", "Enter");
    }
}
