package id.paspor.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The windows that a test opens in a headless Chromium, as installed on the machine. */
public final class Browser implements AutoCloseable {

    /** How long a page may take to become what is expected: build servers are slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How long the engine may take to move a case. */
    private static final Duration PATIENCE_WITH_JOBS = Duration.ofSeconds(40);

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** One for all tests, which use it one after the other; it ends with the machine that runs them. */
    private static com.microsoft.playwright.Browser chromium;

    private final List<BrowserContext> windows = new ArrayList<>();
    private final String address;

    private Browser(String address) {
        this.address = address;
    }

    /** Opens the browser; where there is none, the test is skipped, but never on the build server. */
    public static Browser start(int port) {
        Optional<Path> executable = executable();
        boolean buildServer = "true".equals(System.getenv("CI"));
        if (executable.isEmpty() && buildServer) {
            throw new IllegalStateException("Install chromium: browser tests are not skipped on the build server");
        }
        Assumptions.assumeTrue(
                executable.isPresent(), "There is no chromium on the PATH, so browser tests are skipped");
        if (chromium == null) {
            chromium = launch(executable.orElseThrow());
        }
        return new Browser("http://localhost:" + port);
    }

    private static com.microsoft.playwright.Browser launch(Path executable) {
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static Optional<Path> executable() {
        List<String> names = List.of("chromium", "chromium-browser", "google-chrome");
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> names.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A window of its own for somebody, with an Indonesian browser. */
    public Page window(int width, int height) {
        return window(width, height, true);
    }

    /**
     * A window of its own for somebody, with or without JavaScript. Nothing in it glides: what is still moving when a
     * slow machine comes to it cannot be clicked.
     */
    public Page window(int width, int height, boolean javaScript) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale("id-ID")
                .setTimezoneId("Asia/Makassar")
                .setJavaScriptEnabled(javaScript)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height));
        windows.add(context);
        context.setDefaultTimeout(PATIENCE.toMillis());
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        return context.newPage();
    }

    /** A window of somebody who has signed in with a demonstration account. */
    public Page signedIn(String account, int width, int height) {
        return signedIn(account, width, height, true);
    }

    /** A window of somebody who has signed in with a demonstration account, with or without JavaScript. */
    public Page signedIn(String account, int width, int height, boolean javaScript) {
        Page page = window(width, height, javaScript);
        signIn(page, account);
        return page;
    }

    /** Somebody signs in with a demonstration account, and arrives somewhere. */
    public static void signIn(Page page, String account) {
        page.navigate("/login");
        page.fill("#username", account);
        page.fill("#password", "demo");
        page.click("main button.btn-primary");
        page.waitForURL(address -> !address.endsWith("/login"));
    }

    /** Does what leads to another page, and waits until that is there with all its parts, whichever it is. */
    public static void leave(Page page, Runnable act) {
        page.evaluate("document.body.dataset.left = 'soon'");
        act.run();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .pollInSameThread()
                .ignoreExceptions()
                .until(() ->
                        (Boolean) page.evaluate("document.readyState === 'complete' && !document.body.dataset.left"));
    }

    /** Opens a page again until something is on it so many times: meanwhile jobs of the engine move cases. */
    public static void openUntil(Page page, String path, String selector, int times) {
        await().atMost(PATIENCE_WITH_JOBS).pollInSameThread().untilAsserted(() -> {
            page.navigate(path);
            assertThat(page.locator(selector).count()).as(selector).isEqualTo(times);
        });
    }

    /** Keeps a picture of the whole page for people to look at. */
    public static void picture(Page page, String name) {
        page.waitForLoadState(LoadState.LOAD);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** What axe finds against WCAG 2.2 level AA on a page, which has no frames. */
    public static List<String> violations(Page page) {
        page.waitForLoadState(LoadState.LOAD);
        assertThat(page.frames()).hasSize(1);
        AxeRunOptions violationsOnly = new AxeRunOptions();
        violationsOnly.setResultTypes(List.of("violations"));
        List<Rule> rules = new AxeBuilder(page)
                .options(violationsOnly)
                // for a page without frames this finds the same without loading axe into a second page
                .setLegacyMode(true)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        return rules.stream()
                .flatMap(rule -> Stream.concat(
                        Stream.of(rule.getId() + ": " + rule.getHelp()),
                        rule.getNodes().stream().map(node -> "  " + node.getHtml())))
                .toList();
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
    }
}
