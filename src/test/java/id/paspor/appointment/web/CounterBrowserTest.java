package id.paspor.appointment.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import id.paspor.support.Applicants;
import id.paspor.support.Browser;
import id.paspor.support.Client;
import id.paspor.support.PlacesToday;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counter works with the day list: on a phone and on a desktop, with and without JavaScript. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CounterBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Walk walk;

    @RegisterExtension
    final Browser browser = new Browser();

    private String walkIn;

    @BeforeAll
    void placesOfToday() {
        walk = new Walk(port);
        walkIn = new PlacesToday(jdbc).layOut("DPS", "walk-in", 6);
        new PlacesToday(jdbc).layOut("DPS", "priority", 2);
    }

    @ParameterizedTest
    @CsvSource({"360, true", "1300, true", "360, false"})
    void somebodyWhoComesWithoutAnAppointmentIsLetInAndCheckedIn(int width, boolean javaScript) {
        Case of = walk.started("applicant", Applicants.adult());
        String grouped = of.number().grouped();
        Page page = browser.signedIn("dpsCounter", width, 800, javaScript);
        page.navigate("/status");
        page.locator("header").getByText("Wawancara").click();

        assertThat(page.locator("#number")).isFocused();
        page.keyboard().type(grouped);
        page.keyboard().press("Enter");
        assertThat(page.locator(".alert-danger")).containsText("tidak memiliki jadwal wawancara");
        assertThat(page.locator("#insert-number")).hasValue(grouped);
        page.locator("#insert button").click();
        assertThat(page.locator("#insert-reason-problem")).containsText("paling sedikit 3");
        browser.look(page, "counter-refused", javaScript);
        page.fill("#insert-reason", "Datang dari Nusa Penida");
        page.locator("#insert button").click();
        assertThat(page.locator(".alert-success")).containsText("Tempat diberikan");

        Locator row = page.locator(".paspor-visit").filter(new Locator.FilterOptions().setHasText(grouped));
        row.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator(".alert-success")).containsText("Budi Santoso tercatat hadir");
        assertThat(row).containsText("hadir");
        browser.look(page, "counter", javaScript);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("#check-in")).isHidden();
        assertThat(row).isVisible();
        Browser.picture(page, "counter-print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        row.locator("summary").click();
        row.locator("input[name=reason]").fill("Salah orang");
        row.locator("details button").click();
        assertThat(page.locator(".alert-success")).containsText("Kehadiran dibatalkan");
    }

    @ParameterizedTest
    @CsvSource({"360", "1300"})
    void theCasePageAsksTheCounterForAReason(int width) {
        Case of = walk.atInterview();
        Page page = browser.signedIn("dpsCounter", width, 800);

        page.navigate("/cases/" + of.registrationNumber());

        page.locator("#given-reason").scrollIntoViewIfNeeded();
        browser.look(page, "counter-case");
    }

    @Test
    void theListReadsItselfAnewAndWhatIsTypedStays() {
        // whose clock stays as it is
        Page page = browser.firstWindow(1300, 800);
        page.clock().install();
        Browser.signIn(page, "dpsCounter");
        page.navigate("/counter/interviews");
        page.fill("#number", "1234");
        Case of = walk.started("applicant", Applicants.adult());
        Client counter = Client.session(port, "dpsCounter");
        counter.submit(
                "/counter/interviews",
                "/counter/interviews/insert",
                Map.of("number", of.registrationNumber(), "slot", walkIn, "reason", "Datang dari jauh"));

        page.clock().runFor(31_000);

        assertThat(page.locator("#day-list")).containsText(of.number().grouped());
        assertThat(page.locator("#number")).hasValue("1234");
    }
}
