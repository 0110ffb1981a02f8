package id.paspor.identity.secondfactor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import id.paspor.support.Browser;
import id.paspor.support.ServerTest;
import id.paspor.support.outside.OneTimeApp;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Setting up and using second factors in a browser, in Indonesian on a telephone, with a device that holds passkeys. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(
        properties = {
            "camunda.bpm.process-engine-name=passkeys",
            "paspor.second-factor.required=true",
            "paspor.second-factor.key=c2l4dGVlbiBieXRlcyBhbmQgc2l4dGVlbiBtb3JlISE=",
            "paspor.admin.enrolment-code=FIRST-ADMIN-CODE-2026"
        })
class PasskeyBrowserTest {

    private static final String PASSWORD = "lampu kuda biru sungai";
    private static final Pattern ADMIN = Pattern.compile(".*/camunda/app/admin/.*");

    /** Passkeys are bound to the address of staff, which names the port. */
    @DynamicPropertySource
    static void address(DynamicPropertyRegistry settings) {
        int free = freePort();
        settings.add("server.port", () -> free);
        settings.add("paspor.public-address", () -> "http://127.0.0.1:" + free);
        settings.add("paspor.staff-address", () -> "http://localhost:" + free);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

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

    @Test
    void fromTheFirstPasswordToAPasskeyThatSignsInAlone() {
        Page page = browser.window(390, 844);
        Device device = new Device(page);
        page.navigate("/login");
        look(page, "login-of-staff");
        typePassword(page, "demo");
        look(page, "second-factor-enrolment-code");
        page.fill("#code", "0000-0000-0000-0000");
        page.press("#code", "Enter");
        assertThat(page.locator("#problems a")).hasCount(1);
        look(page, "second-factor-enrolment-code-wrong");
        page.fill("#code", "first admin code 2026");
        page.press("#code", "Enter");
        assertThat(page.locator("svg.paspor-qr")).isVisible();
        look(page, "second-factor-choice");

        page.fill("#label", "Ponsel kantor");
        page.click("form[data-passkey] button");
        assertThat(page.locator(".paspor-codes code")).hasCount(10);
        look(page, "second-factor-recovery-codes");
        page.click("main a.btn-primary");
        look(page, "second-factor-new-password");
        page.fill("#password", PASSWORD);
        page.press("#password", "Enter");
        page.waitForURL(ADMIN);

        page.navigate("/");
        page.waitForURL(ADMIN);
        page.navigate("/identity/accounts");
        look(page, "second-factor-accounts");
        page.click("a[href='/identity/accounts/dpsCounter']");
        Browser.leave(page, () -> page.click("main .btn-primary"));
        assertThat(page.locator("#code")).isVisible();
        look(page, "second-factor-account");
        page.navigate("/security");
        look(page, "second-factor-own");
        page.fill("#code", OneTimeApp.reading(page.content()).code(Instant.now(), 0));
        Browser.leave(page, () -> page.press("#code", "Enter"));
        assertThat(page.locator("[role=status]")).containsText("Kode sekali pakai sudah aktif");

        signOut(page);
        typePassword(page, PASSWORD);
        look(page, "second-factor-step");
        page.click("form[data-passkey] button");
        page.waitForURL(ADMIN);

        signOut(page);
        page.navigate("/login");
        page.click("a[href='/sign-in/passkey']");
        look(page, "second-factor-passkey");
        device.verifiesItsOwner(false);
        page.click("form[data-passkey] button");
        assertThat(page.locator("[data-failed]")).containsText("Perangkat tidak memberi jawaban");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in/passkey$"));
        device.verifiesItsOwner(true);
        page.click("form[data-passkey] button");
        page.waitForURL(ADMIN);
    }

    private static void typePassword(Page page, String password) {
        page.navigate("/login");
        page.fill("#username", "admin");
        page.fill("#password", password);
        Browser.leave(page, () -> page.click("main button.btn-primary"));
    }

    private static void signOut(Page page) {
        page.navigate("/security");
        Browser.leave(page, () -> page.click("header form[action='/logout'] button"));
    }

    private static void look(Page page, String name) {
        Browser.picture(page, name);
        assertThat(Browser.violations(page)).as(name).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling of " + name)
                .isTrue();
    }

    /** A device that keeps passkeys, made by the browser. */
    private static final class Device {

        private final CDPSession protocol;
        private final String id;

        private Device(Page page) {
            protocol = page.context().newCDPSession(page);
            protocol.send("WebAuthn.enable");
            JsonObject options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            options.addProperty("automaticPresenceSimulation", true);
            JsonObject device = new JsonObject();
            device.add("options", options);
            id = protocol.send("WebAuthn.addVirtualAuthenticator", device)
                    .get("authenticatorId")
                    .getAsString();
        }

        private void verifiesItsOwner(boolean verifies) {
            JsonObject change = new JsonObject();
            change.addProperty("authenticatorId", id);
            change.addProperty("isUserVerified", verifies);
            protocol.send("WebAuthn.setUserVerified", change);
        }
    }
}
