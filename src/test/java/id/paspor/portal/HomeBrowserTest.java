package id.paspor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import id.paspor.support.Browser;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Sources;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The first page that anybody sees: what it says, what it costs to load, and that it stands still. */
@ServerTest
class HomeBrowserTest {

    private static final long MOST_BYTES = 150_000;

    @LocalServerPort
    private int port;

    @RegisterExtension
    final Browser browser = new Browser();

    @ParameterizedTest
    @ValueSource(ints = {360, 1300})
    void theFirstVisitIsSmallStaysOnThisHostAndStandsStill(int width) {
        Page page = browser.firstWindow(width, 800);
        AtomicLong bytes = new AtomicLong();
        Set<String> hosts = new TreeSet<>();
        CDPSession network = page.context().newCDPSession(page);
        network.send("Network.enable");
        network.on(
                "Network.loadingFinished",
                finished -> bytes.addAndGet(finished.get("encodedDataLength").getAsLong()));
        page.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
        page.addInitScript("window.shift = 0; new PerformanceObserver(list => list.getEntries()"
                + ".forEach(entry => window.shift += entry.value)).observe({type: 'layout-shift', buffered: true})");

        page.navigate("/");
        page.waitForLoadState(LoadState.NETWORKIDLE);

        assertThat(bytes.get()).isBetween(5_000L, MOST_BYTES);
        assertThat(hosts).containsExactly("localhost:" + port);
        assertThat(((Number) page.evaluate("window.shift")).doubleValue()).isZero();
    }

    @Test
    void assetsAreKeptForAYearUnderAnAddressThatChangesWithThem() {
        String home = Client.nobody(port).get("/").body();
        Set<String> assets = Sources.matches("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"", home);

        assertThat(assets)
                .hasSizeGreaterThan(2)
                .allMatch(path -> path.matches(".*(-[0-9a-f]{32}|/\\d+\\.\\d+\\.\\d+/).*"));
        for (String asset : assets) {
            Answer answer = Client.nobody(port).send("GET", asset, null, null, Map.of("Accept-Encoding", "identity"));
            assertThat(answer.status()).as(asset).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).as(asset).isEqualTo("max-age=31536000, public");
        }
    }

    @Test
    void theHiddenTokenOfAFormIsAnotherOneEachTimeBecausePagesAreCompressed() {
        Client somebody = Client.browser(port);
        Set<String> tokens = new TreeSet<>();
        for (int visit = 0; visit < 3; visit++) {
            tokens.addAll(Sources.matches(
                    "name=\"_csrf\" value=\"([^\"]+)\"", somebody.get("/login").body()));
        }

        assertThat(tokens)
                .hasSize(3)
                .doesNotContain(somebody.cookie("PASPOR-XSRF").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "id, true, Ajukan paspor Indonesia secara daring, Rp350.000, WITA, E-paspor",
        "en, false, Apply for an Indonesian passport online, 'Rp350,000', WITA, E-passport"
    })
    void itSaysWhatIsNeededWhatItCostsAndWhere(
            String language, boolean javaScript, String heading, String fee, String zone, String product) {
        Page page = browser.window(360, 800, javaScript);
        page.navigate("/?lang=" + language);

        assertThat(page.locator("h1")).hasText(heading);
        assertThat(page.locator("#fees")).containsText(fee);
        assertThat(page.locator("#requirements .paspor-card")).hasCount(5);
        assertThat(page.locator("#requirements")).containsText(language.equals("id") ? "KTP" : "Identity card");
        assertThat(page.locator("#not-online .paspor-card")).hasCount(4);
        assertThat(page.locator("#help a")).hasAttribute("href", "tel:1500115");
        assertThat(page.locator("#offices details")).hasCount(5);
        page.locator("#offices details").nth(2).locator("summary").click();
        assertThat(page.locator("#offices details").nth(2)).containsText("08.00");
        assertThat(page.locator("#offices details[open] dl")).containsText(zone);
        assertThat(page.locator("#offices details[open] dl")).containsText(product);
        assertThat(page.locator("a[href='/applications/new']")).isVisible();
        assertThat(page.locator("main a[href='/status']")).isVisible();
        assertThat(page.locator("main a[href='/register']")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void itIsAccessibleWithEveryOfficeOpen(String language) {
        for (int width : new int[] {360, 1300}) {
            Page page = browser.window(width, 800);
            page.navigate("/?lang=" + language);
            page.evaluate("document.querySelectorAll('details').forEach(office => office.open = true)");
            browser.look(page, "home");
            browser.done(page);
        }
    }

    @Test
    void anOfficeOpensByKeyboard() {
        Page page = browser.window(360, 800);
        page.navigate("/");
        page.locator("#offices summary").first().focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("#offices dl").first()).isVisible();
    }
}
