package id.paspor.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitUntilState;
import id.paspor.support.outside.Soon;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The windows that a test opens in a headless Chromium, as installed on the machine. A class registers one as an extension;
 * after each test its windows are emptied and kept for the next one's: in a window that has had Tasklist, it costs half. One
 * that looks at a node which the test started itself is closed by the test.
 */
public final class Browser implements BeforeEachCallback, AfterEachCallback, AutoCloseable {

    /** How long a page may take to become what is expected: build servers are slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How long the engine may take to move a case. */
    private static final Duration PATIENCE_WITH_JOBS = Duration.ofSeconds(40);

    /** A picture of the node's own: for a page of no site Chromium starts a process of its own, and for the next page another. */
    public static final String NOTHING = "/assets/favicon.svg";

    /** One for all tests, which use it one after the other; it ends with the machine that runs them. */
    private static com.microsoft.playwright.Browser chromium;

    /** What a browser keeps of each account that has signed in, by address and account. */
    private static final Map<String, List<Cookie>> SIGNED_IN = new HashMap<>();

    /** The windows that nobody needs at the moment; nothing is left in them of those who did. */
    private static final List<Window> FREE = new ArrayList<>();

    /** The states of pages, with the class that looked at them, that axe has been through. */
    private static final Set<String> SEEN_BY_AXE = new HashSet<>();

    private static final String NUMBERS_IN_ONE_LINE = """
            [...document.querySelectorAll("td a[href^='/cases/']")].every(link => link.getClientRects().length < 2)""";

    private static final String SEEN = """
            ([selector, text]) => [...document.querySelectorAll(selector)]
                .some(each => each.getClientRects().length > 0 && each.textContent.includes(text))""";

    /** A line for each rule that a part of a page breaks, and for each element by which it does. */
    private static final String VIOLATIONS = """
            async part => {
              const { violations } = await axe.run({ include: [part] }, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations']
              });
              return violations.flatMap(({ id, help, nodes }) => [`${id}: ${help}`, ...nodes.map(({ html }) => `  ${html}`)]);
            }""";

    private final List<Window> windows = new ArrayList<>();
    private String address;
    private String test;

    /** A window on a node, and whether JavaScript runs in it. */
    private record Window(Page page, String address, boolean javaScript) {

        /** Leaves it as if it were new, but for what Chromium keeps of scripts and pictures: at a picture of the node's own. */
        void empty() {
            BrowserContext context = page.context();
            List.copyOf(context.pages()).stream().filter(each -> each != page).forEach(Page::close);
            context.setOffline(false);
            context.unrouteAll();
            page.unrouteAll();
            context.clearPermissions();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(null));
            page.navigate(NOTHING);
            page.evaluate("localStorage.clear(); sessionStorage.clear()");
            context.clearCookies();
        }
    }

    /** A browser for a node of the test's own. */
    public static Browser start(int port) {
        Browser browser = new Browser();
        browser.address = "http://localhost:" + port;
        browser.test = browser.address;
        return browser;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Environment program = SpringExtension.getApplicationContext(context).getEnvironment();
        address = "http://localhost:" + program.getRequiredProperty("local.server.port");
        test = context.getRequiredTestClass().getSimpleName();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List.copyOf(windows).forEach(window -> done(window.page()));
    }

    @Override
    public void close() {
        windows.addAll(
                FREE.stream().filter(free -> free.address().equals(address)).toList());
        FREE.removeAll(windows);
        windows.forEach(window -> window.page().context().close());
        windows.clear();
    }

    /** The browser; where there is none, the test is skipped, but never on the build server. */
    private static com.microsoft.playwright.Browser chromium() {
        if (chromium != null) {
            return chromium;
        }
        Optional<Path> executable = executable();
        boolean buildServer = "true".equals(System.getenv("CI"));
        if (executable.isEmpty() && buildServer) {
            throw new IllegalStateException("Install chromium: browser tests are not skipped on the build server");
        }
        Assumptions.assumeTrue(
                executable.isPresent(), "There is no chromium on the PATH, so browser tests are skipped");
        chromium = launch(executable.orElseThrow());
        return chromium;
    }

    private static com.microsoft.playwright.Browser launch(Path executable) {
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                // a camera, and whoever allows it
                                "--use-fake-device-for-media-stream",
                                "--use-fake-ui-for-media-stream",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Chromium without its own window costs half of what a whole one does, whose window is drawn though nobody sees it. */
    private static Optional<Path> executable() {
        List<String> names = List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> names.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A window of its own for somebody, with an Indonesian browser. */
    public Page window(int width, int height) {
        return window(width, height, true);
    }

    /** A window of its own for somebody, with or without JavaScript. */
    public Page window(int width, int height, boolean javaScript) {
        return window(width, height, javaScript, List.of());
    }

    /**
     * A window in which nobody has been, and which nobody gets afterwards: for who counts what is fetched, stops its clock, or
     * runs a script on each of its pages.
     */
    public Page firstWindow(int width, int height) {
        Page page = newWindow(width, height, true);
        windows.add(new Window(page, "", true));
        return page;
    }

    /** Nobody needs a window any more, so that the next who needs one gets it. */
    public void done(Page page) {
        Window window =
                windows.stream().filter(each -> each.page() == page).findFirst().orElseThrow();
        windows.remove(window);
        if (page.isClosed() || window.address().isEmpty()) {
            page.context().close();
        } else {
            window.empty();
            FREE.add(window);
        }
    }

    private Page window(int width, int height, boolean javaScript, List<Cookie> kept) {
        Window window = FREE.stream()
                .filter(free -> free.address().equals(address) && free.javaScript() == javaScript)
                .findFirst()
                .orElseGet(() -> new Window(newWindow(width, height, javaScript), address, javaScript));
        FREE.remove(window);
        windows.add(window);
        window.page().setViewportSize(width, height);
        window.page().context().addCookies(kept);
        return window.page();
    }

    /** Nothing in it glides: what is still moving when a slow machine comes to it cannot be clicked. */
    private Page newWindow(int width, int height, boolean javaScript) {
        BrowserContext context = chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setLocale("id-ID")
                        .setTimezoneId("Asia/Makassar")
                        .setJavaScriptEnabled(javaScript)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(width, height));
        context.setDefaultTimeout(PATIENCE.toMillis());
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        return context.newPage();
    }

    /** A window, with nothing in it yet, of somebody who has signed in with a demonstration account. */
    public Page signedIn(String account, int width, int height) {
        return signedIn(account, width, height, true);
    }

    /**
     * A window, with nothing in it yet, of somebody who has signed in with a demonstration account, with or without
     * JavaScript. Who has signed in before has the same session again, if it lasts.
     */
    public Page signedIn(String account, int width, int height, boolean javaScript) {
        Page page = window(width, height, javaScript, SIGNED_IN.getOrDefault(address + account, List.of()));
        if (!isSignedIn(page)) {
            signIn(page, account);
            SIGNED_IN.put(address + account, page.context().cookies());
            page.navigate(NOTHING);
        }
        return page;
    }

    private static boolean isSignedIn(Page page) {
        return page.request()
                        .get("/account/sessions", RequestOptions.create().setMaxRedirects(0))
                        .status()
                == 200;
    }

    /** Somebody signs in with a demonstration account, and arrives somewhere. */
    public static void signIn(Page page, String account) {
        page.navigate("/login");
        page.fill("#username", account);
        page.fill("#password", "demo");
        page.click("main button.btn-primary");
        page.waitForURL(
                address -> !address.endsWith("/login"),
                new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    /** Does what leads to another page, and waits until that is there with all its parts, whichever it is. */
    public static void leave(Page page, Runnable act) {
        AtomicBoolean loaded = new AtomicBoolean();
        Consumer<Page> listener = arrived -> loaded.set(true);
        page.evaluate("document.body.dataset.left = 'soon'");
        page.onLoad(listener);
        try {
            act.run();
            page.waitForCondition(() -> loaded.getAndSet(false)
                    && (Boolean) page.evaluate("document.readyState === 'complete' && !document.body.dataset.left"));
        } finally {
            page.offLoad(listener);
        }
    }

    /**
     * Waits until something with a text is to be seen. It is asked of every frame that is drawn, while a locator, after its
     * first looks, looks twice a second.
     */
    public static void see(Page page, String selector, String text) {
        page.waitForFunction(SEEN, List.of(selector, text));
    }

    /** Opens a page again until something is on it so many times: meanwhile jobs of the engine move cases. */
    public static void openUntil(Page page, String path, String selector, int times) {
        Soon.await().atMost(PATIENCE_WITH_JOBS).pollInSameThread().untilAsserted(() -> {
            page.navigate(path);
            assertThat(page.locator(selector).count()).as(selector).isEqualTo(times);
        });
    }

    /** Keeps a picture of a mail as a phone shows it, if somebody wants it. */
    public static void pictureOfMail(String html, String name) {
        if (Pictures.areWanted()) {
            try (Browser browser = start(0)) {
                Page phone = browser.firstWindow(390, 600);
                phone.setContent(html);
                picture(phone, name);
            }
        }
    }

    /** Keeps a picture of the whole page, if somebody wants it. */
    public static void picture(Page page, String name) {
        if (Pictures.areWanted()) {
            page.waitForLoadState(LoadState.LOAD);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Pictures.file(name + "-" + page.viewportSize().width))
                    .setFullPage(true));
        }
    }

    /**
     * Looks at a page, which may be seen in several widths, in both languages, with and without JavaScript: nothing of it is
     * out of sight sideways, and axe finds no fault with it. Axe takes longer than all the rest, so it goes through a state of
     * a page once in each class.
     *
     * @param state what is to be seen, in a word
     * @param javaScript whether the page has it; without it axe cannot work
     */
    public void look(Page page, String state, boolean javaScript) {
        picture(page, state + "-" + page.locator("html").getAttribute("lang"));
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling of " + state)
                .isTrue();
        assertThat((Boolean) page.evaluate(NUMBERS_IN_ONE_LINE))
                .as("numbers of cases in one line in " + state)
                .isTrue();
        if (javaScript && SEEN_BY_AXE.add(test + " " + state)) {
            assertThat(violations(page)).as(state).isEmpty();
        }
    }

    /** As {@link #look(Page, String, boolean)}, with JavaScript. */
    public void look(Page page, String state) {
        look(page, state, true);
    }

    /**
     * What axe finds against WCAG 2.2 level AA on a page, which has no frames. AxeBuilder would load axe twice each time, and
     * bring home also what it found right.
     */
    public static List<String> violations(Page page) {
        return violations(page, "html");
    }

    /** The same in a part of a page. */
    public static List<String> violations(Page page, String part) {
        page.waitForLoadState(LoadState.LOAD);
        assertThat(page.frames()).hasSize(1);
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        List<?> lines = (List<?>) page.evaluate(VIOLATIONS, part);
        return lines.stream().map(String.class::cast).toList();
    }
}
