package id.paspor.identity.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.paspor.support.Browser;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import id.paspor.support.outside.Mailbox;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Opening an account, a new password and the public status in a browser by keyboard, in both languages, with and without
 * JavaScript. axe, which needs JavaScript, looks over every page that is passed.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountPagesBrowserTest {

    private static final String PASSWORD = "lampu kuda biru sungai";
    private static final String OTHER_PASSWORD = "meja hujan kopi merah";

    @LocalServerPort
    private int port;

    @RegisterExtension
    final Browser browser = new Browser();

    private Case application;

    @BeforeAll
    void anApplicationAtDataEntry() {
        application = new Walk(port).atDataEntry();
    }

    @ParameterizedTest(name = "{0} pixels, {1}, JavaScript: {2}")
    @CsvSource({
        "360, id, true",
        "360, en, true",
        "1300, id, true",
        "1300, en, true",
        "360, en, false",
        "1300, id, false"
    })
    void anAccountFromTheFirstPageToANewPassword(int width, String language, boolean javaScript) {
        String email = "ayu." + UUID.randomUUID() + "@example.org";
        Mailbox mailbox = new Mailbox(email);
        Page page = browser.window(width, 800, javaScript);
        page.navigate("/login?lang=" + language);
        browser.look(page, "account-login", javaScript);
        Browser.leave(page, () -> page.click("a[href='/register']"));
        browser.look(page, "account-register", javaScript);

        page.fill("#email", "ayu");
        page.fill("#password", "password1234");
        page.press("#password", "Enter");
        assertThat(page).hasTitle(Pattern.compile("(Kesalahan|Error): .*"));
        assertThat(page.locator("#problems a")).hasCount(2);
        assertThat(page.locator("#email")).hasValue("ayu");
        browser.look(page, "account-register-refused", javaScript);

        page.fill("#email", email);
        page.fill("#password", PASSWORD);
        page.press("#password", "Enter");
        assertThat(page.locator("main")).containsText(email);
        browser.look(page, "account-sent", javaScript);

        page.navigate(mailbox.newestOf(1).link("/register/confirm"));
        assertThat(page).hasURL(Pattern.compile(".*/register/confirm$"));
        browser.look(page, "account-confirm", javaScript);
        page.fill("#password", PASSWORD);
        page.press("#password", "Enter");
        assertThat(page).hasURL(Pattern.compile(".*/applications$"));

        page.navigate("/account");
        browser.look(page, "account", javaScript);
        Browser.leave(page, () -> page.click("main form[action='/logout'] button"));
        page.navigate("/password/forgot");
        browser.look(page, "account-forgot", javaScript);
        page.fill("#email", email.toUpperCase());
        page.press("#email", "Enter");
        String link = mailbox.newestOf(2).link("/password/reset");
        page.navigate(link);
        browser.look(page, "account-reset", javaScript);
        page.fill("#password", OTHER_PASSWORD);
        page.press("#password", "Enter");
        assertThat(page).hasURL(Pattern.compile(".*/applications$"));
        page.navigate(link);
        browser.look(page, "account-link-expired", javaScript);
    }

    @ParameterizedTest(name = "{0} pixels, {1}, JavaScript: {2}")
    @CsvSource({
        "360, id, true",
        "360, en, true",
        "1300, id, true",
        "1300, en, true",
        "360, en, false",
        "1300, id, false"
    })
    void thePublicStatus(int width, String language, boolean javaScript) {
        Page page = browser.window(width, 800, javaScript);
        page.navigate("/status?lang=" + language);
        browser.look(page, "status", javaScript);

        page.fill("#number", "1234 5678");
        page.fill("#day", "31");
        page.fill("#month", "2");
        page.press("#month", "Enter");
        assertThat(page.locator("#problems a")).hasCount(2);
        assertThat(page.locator("#number")).hasValue("1234 5678");
        browser.look(page, "status-refused", javaScript);

        page.fill("#number", application.registrationNumber().replaceAll("(.{4})", "$1 "));
        page.fill("#day", "22");
        page.fill("#month", "4");
        page.fill("#year", "1986");
        page.press("#year", "Enter");
        assertThat(page.locator("#stage")).hasText(Pattern.compile("Jadwal wawancara dipilih|Interview booked"));
        browser.look(page, "status-found", javaScript);
        assertThat(page.url()).endsWith("/status");
    }

    @Test
    void aPasswordCanBeShownWhileItIsTyped() {
        Page page = browser.window(360, 800);
        page.navigate("/register");
        page.fill("#password", PASSWORD);
        assertThat(page.locator("#password")).hasAttribute("type", "password");

        page.focus("#password");
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        assertThat(page.locator("#password")).hasAttribute("type", "text");
        assertThat(page.locator("#password")).hasValue(PASSWORD);

        page.uncheck("#password-shown");
        assertThat(page.locator("#password")).hasAttribute("type", "password");
    }
}
