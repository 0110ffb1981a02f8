package id.paspor.supervision;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import id.paspor.support.Browser;
import id.paspor.support.ServerTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A supervisor imports a watch list in a browser, on a phone and on a desk. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchListsBrowserTest {

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
    void aListIsRefusedLineByLineAndThenImported(int width, String language) {
        String suffix = "-" + width + "-" + language;
        Page page = browser.window(width, 800);
        Browser.signIn(page, "upgSupervisor");
        page.navigate("/supervision/watch-lists?lang=" + language);
        page.locator("#deferrals ~ details summary").click();
        look(page, "watch-lists" + suffix);

        sends(page, "123,,,,2026-06-01,2026-06-02");
        assertThat(page.locator("#problems a")).hasCount(1);
        assertThat(page.locator("#file-deferrals-lines li")).hasCount(4);
        look(page, "watch-lists-refused" + suffix);

        LocalDate since = LocalDate.now();
        sends(page, "5171012204860001,Orang Lain,Kanim " + suffix + ",SP-1," + since + "," + since.plusMonths(7));
        assertThat(page.locator("[role=status]"))
                .hasText(Pattern.compile(".*(berlaku, dengan 1 isi|is in force, with 1).*"));
        look(page, "watch-lists-imported" + suffix);
        page.context().close();
    }

    private static void sends(Page page, String line) {
        String file = "nik,full_name,authority,reference,since,until\r\n" + line;
        page.setInputFiles(
                "#file-deferrals", new FilePayload("deferrals.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.fill("#note-deferrals", "Surat 12/2026");
        page.press("#note-deferrals", "Enter");
    }

    private static void look(Page page, String name) {
        Browser.picture(page, name);
        assertThat(Browser.violations(page)).as(name).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling of " + name)
                .isTrue();
    }
}
