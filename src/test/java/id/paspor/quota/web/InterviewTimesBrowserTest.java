package id.paspor.quota.web;

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
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A supervisor changes the interview times in a browser, with and without JavaScript, on a phone and on a desk. */
@ServerTest
class InterviewTimesBrowserTest {

    @LocalServerPort
    private int port;

    @RegisterExtension
    final Browser browser = new Browser();

    @ParameterizedTest(name = "{0} pixels, {1}, JavaScript: {2}")
    @CsvSource({"360, id, true", "1300, en, true", "360, en, false"})
    void aRuleAReleaseAndACutThatTakesATimeAway(int width, String language, boolean javaScript) {
        String slot = booked();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Makassar"));
        Page page = browser.signedIn("upgSupervisor", width, 800, javaScript);
        page.navigate("/supervision/interview-times?lang=" + language);
        browser.look(page, "times", javaScript);

        page.click("a[href*='/add-rule']");
        browser.look(page, "times-rule", javaScript);
        page.fill("#from", today.plusDays(1).toString());
        page.fill("#places", "-3");
        page.fill("#reason", "Hari Sabtu");
        page.press("#reason", "Enter");
        assertThat(page.locator("#problems a")).hasCount(2);
        assertThat(page.locator("#places")).hasValue("-3");
        browser.look(page, "times-rule-refused", javaScript);
        page.selectOption("#slotClass", "walk-in");
        page.check("input[name='weekdays'][value='SATURDAY']");
        page.fill("#to", today.plusDays(90).toString());
        page.fill("#places", "3");
        page.check("#replaces");
        page.press("#reason", "Enter");
        assertThat(page.locator("[role=status]"))
                .hasText(Pattern.compile("Perubahan sudah berlaku.|The change is in effect."));

        page.click("a[href*='/release-weekly']");
        page.selectOption("#weekday", "FRIDAY");
        page.fill("#at", "14:00");
        page.fill("#reason", "Rilis mingguan");
        browser.look(page, "times-release", javaScript);
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
        browser.look(page, "times-confirm", javaScript);
        page.click("main button.btn-danger");
        assertThat(page.locator("main")).containsText("Listrik padam");
        browser.look(page, "times-changed", javaScript);

        page.click("a[href*='/remove-day']");
        page.fill("#reason", "Listrik menyala");
        page.press("#reason", "Enter");
        page.locator("a[href*='/end-rule']").last().click();
        page.fill("#last", today.toString());
        page.fill("#reason", "Tidak perlu lagi");
        page.press("#reason", "Enter");
        assertThat(page.locator("main")).containsText("Tidak perlu lagi");

        page.locator(".paspor-menu summary").last().click();
        page.click("a[href$='/supervision/calendar']");
        assertThat(page.locator("main")).containsText("Isra Mikraj");
        browser.look(page, "calendar", javaScript);
        browser.done(page);
        Page decree = browser.signedIn("admin", width, 800, javaScript);
        decree.navigate("/supervision/calendar/decree?year=" + (today.getYear() + 1) + "&lang=" + language);
        decree.fill("#jointLeave", "kapan-kapan");
        decree.fill("#decree", "SKB 3 Menteri");
        decree.click("main form .btn-primary");
        assertThat(decree.locator("#problems a")).hasCount(1);
        browser.look(decree, "calendar-decree", javaScript);
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
}
