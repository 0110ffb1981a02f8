package id.paspor.supervision;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.paspor.support.Applicants;
import id.paspor.support.Browser;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A supervisor changes the interview times in a browser, with and without JavaScript, on a phone and on a desk. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterviewTimesBrowserTest {

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

    @ParameterizedTest(name = "{0} pixels, {1}, JavaScript: {2}")
    @CsvSource({"360, id, true", "1300, en, true", "360, en, false"})
    void aRuleAReleaseAndACutThatTakesATimeAway(int width, String language, boolean javaScript) {
        String slot = booked();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Makassar"));
        String suffix = "-" + width + "-" + language;
        Page page = browser.window(width, 800, javaScript);
        Browser.signIn(page, "upgSupervisor");
        page.navigate("/supervision/interview-times?lang=" + language);
        look(page, "times" + suffix, javaScript);

        page.click("a[href*='/add-rule']");
        look(page, "times-rule" + suffix, javaScript);
        page.fill("#from", today.plusDays(1).toString());
        page.fill("#places", "-3");
        page.fill("#reason", "Hari Sabtu");
        page.press("#reason", "Enter");
        assertThat(page.locator("#problems a")).hasCount(2);
        assertThat(page.locator("#places")).hasValue("-3");
        look(page, "times-rule-refused" + suffix, javaScript);
        page.selectOption("#class", "walk-in");
        page.check("input[name='weekdays'][value='6']");
        page.fill("#to", today.plusDays(90).toString());
        page.fill("#places", "3");
        page.check("#replaces");
        page.press("#reason", "Enter");
        assertThat(page.locator("[role=status]"))
                .hasText(Pattern.compile("Perubahan sudah berlaku.|The change is in effect."));

        page.click("a[href*='/release-weekly']");
        page.selectOption("#weekday", "5");
        page.fill("#at", "14:00");
        page.fill("#reason", "Rilis mingguan");
        look(page, "times-release" + suffix, javaScript);
        page.press("#reason", "Enter");
        assertThat(page.locator("main")).containsText("14.00");

        page.click("a[href*='/cut-day']");
        page.fill(
                "#day",
                LocalDate.parse(slot.split("-")[1], DateTimeFormatter.BASIC_ISO_DATE)
                        .toString());
        page.fill("#places", "0");
        page.fill("#reason", "Listrik padam");
        page.press("#reason", "Enter");
        assertThat(page.locator("main table")).containsText("Budi Santoso");
        look(page, "times-confirm" + suffix, javaScript);
        page.click("main button.btn-danger");
        assertThat(page.locator("main")).containsText("Listrik padam");
        look(page, "times-changed" + suffix, javaScript);

        page.click("a[href*='/remove-day']");
        page.fill("#reason", "Listrik menyala");
        page.press("#reason", "Enter");
        page.locator("a[href*='/end-rule']").last().click();
        page.fill("#last", today.toString());
        page.fill("#reason", "Tidak perlu lagi");
        page.press("#reason", "Enter");
        assertThat(page.locator("main")).containsText("Tidak perlu lagi");
        page.context().close();
    }

    private String booked() {
        Walk walk = new Walk(port);
        Map<String, Object> answers = Applicants.adult();
        answers.put("office", "UPG");
        Case application = walk.started("applicant", answers);
        String slot = walk.slots("UPG").get(0);
        walk.done("applicant", application, "choose-interview-slot", Map.of("slot", slot));
        return slot;
    }

    private static void look(Page page, String name, boolean javaScript) {
        if (javaScript) {
            Browser.picture(page, name);
            assertThat(Browser.violations(page)).as(name).isEmpty();
        }
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling of " + name)
                .isTrue();
    }
}
