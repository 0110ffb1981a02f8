package id.paspor.identity.session;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.paspor.support.Browser;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import id.paspor.support.node.ProgramNode;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes on one database are one program to whoever is signed in. */
class SharedSessionsTest {

    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f]{64})\"");
    private static final int MOST = 3;

    private static TestClock clock;
    private static ProgramNode a;
    private static ProgramNode b;

    @BeforeAll
    static void start() {
        clock = new TestClock(ProcessTest.START);
        Map<String, Object> settings = Map.of("paspor.sessions.most-per-account", MOST);
        a = ProgramNode.first("a", clock, settings);
        b = a.another("b", clock, settings);
    }

    @AfterAll
    static void stop() {
        b.close();
        a.close();
    }

    @Test
    void whoSignedInAtOneNodeIsKnownAtTheOtherAndSignedOutAtBoth() {
        Client atA = Client.session(a.port(), "dpsSupervisor");
        Client atB = atA.at(b.port());
        assertThat(atA.get("/camunda/app/tasklist/a/").status()).isEqualTo(200);

        assertThat(atB.get("/stock").status()).isEqualTo(200);
        assertThat(atB.get("/camunda/app/tasklist/b/").status()).isEqualTo(200);
        assertThat(atB.get("/camunda/app/cockpit/b/").status()).isEqualTo(200);
        assertThat(atB.get("/camunda/api/engine/engine/b/task/count").status()).isEqualTo(200);
        String token = atA.cookie("XSRF-TOKEN").orElseThrow();
        assertThat(atB.send(
                                "POST",
                                "/camunda/api/engine/engine/b/task/count",
                                "application/json",
                                "{}".getBytes(),
                                Map.of("X-XSRF-TOKEN", token))
                        .status())
                .as("the token of one node at the other")
                .isEqualTo(200);

        String old = atA.cookie("JSESSIONID").orElseThrow();
        assertThat(atB.submit("/stock", "/logout", Map.of()).location()).isEqualTo("/");

        assertThat(atA.cookie("JSESSIONID")).isEmpty();
        Answer again = Client.nobody(a.port()).send("GET", "/stock", null, null, Map.of("Cookie", "JSESSIONID=" + old));
        assertThat(again.location()).isEqualTo("/login");
    }

    @Test
    void tasklistIsOneAtBothNodes() {
        try (Browser browser = Browser.start(a.port())) {
            Page page = browser.signedIn("dpsCounter", 1300, 900);
            String atA = "http://localhost:" + a.port() + "/camunda/app/tasklist/a/";
            String atB = "http://localhost:" + b.port() + "/camunda/app/tasklist/b/";

            page.navigate(atA);
            assertThat(page.locator(".paspor-menu")).isVisible();
            page.navigate(atB);
            assertThat(page.locator(".paspor-menu")).isVisible();
            page.locator(".paspor-sign-out").click();
            page.waitForURL("http://localhost:" + b.port() + "/");

            page.navigate(atA);
            assertThat(page).hasURL("http://localhost:" + a.port() + "/login");
        }
    }

    @Test
    void aWrongPasswordIsSaidEachTimeAlsoOnceThereWereTooMany() {
        Client browser = Client.browser(a.port());
        for (int attempt = 1; attempt <= 12; attempt++) {
            assertThat(browser.login("jksPrinting", "wrong").location()).isEqualTo("/login?error");
        }

        Answer page = browser.at(b.port()).get("/login?error");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("menit").contains("value=\"jksPrinting\"");
    }

    @Test
    void whatIsGuessedAtOneNodeCountsAtTheOther() {
        Client guesser = Client.browser(a.port()).from("198.51.100.20");
        for (int attempt = 1; attempt <= 10; attempt++) {
            guesser.login("jksTreasurer", "wrong");
        }

        Client right = Client.browser(b.port()).from("198.51.100.21");

        assertThat(right.login("jksTreasurer", "demo").location()).isEqualTo("/login?error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPRING_SECURITY_CONTEXT", "id.paspor.identity.session.SignIn", "authenticatedUser"})
    void whatAnotherVersionWroteIntoASessionLocksNobodyOut(String attribute) {
        Client browser = Client.session(a.port(), "upgCounter");
        browser.get("/camunda/app/tasklist/a/");
        int changed = a.bean(JdbcClient.class).sql("""
                        update spring_session_attributes set attribute_bytes = decode('aced00057372000765782e4761646765', 'hex')
                        where attribute_name = ? and session_primary_id in
                            (select primary_id from spring_session where principal_name = 'upgCounter')""").param(attribute).update();
        assertThat(changed).isEqualTo(1);

        assertThat(browser.get("/").status()).isEqualTo(200);
        assertThat(browser.get("/camunda/app/tasklist/a/").status()).isIn(200, 302);
        browser.login("upgCounter", "demo");
        assertThat(browser.get("/counter/interviews").status()).isEqualTo(200);
        assertThat(browser.submit("/counter/interviews", "/logout", Map.of()).location())
                .isEqualTo("/");
    }

    @Test
    void aClassThatBelongsInNoSessionIsNotMade() throws Exception {
        Client browser = Client.session(a.port(), "upgTreasurer");
        a.bean(JdbcClient.class)
                .sql("""
                        update spring_session_attributes set attribute_bytes = ?
                        where attribute_name = 'SPRING_SECURITY_CONTEXT' and session_primary_id in
                            (select primary_id from spring_session where principal_name = 'upgTreasurer')""")
                .param(new SerializingConverter().convert(new URL("http://example.org/")))
                .update();

        assertThat(browser.get("/treasury").location()).isEqualTo("/login");
    }

    @Test
    void overTlsCookiesAreBoundToThisHostAndSigningOutEmptiesTheBrowser() {
        try (ProgramNode tls = a.another("tls", clock, Map.of("paspor.secure-cookies", true))) {
            Client nobody = Client.nobody(tls.port());
            Map<String, String> jar = new HashMap<>();
            keep(jar, send(nobody, jar, "GET", "/login", null));
            String form = "username=dpsDataEntry&password=demo&_csrf=" + jar.get("__Host-PASPOR-XSRF");

            keep(jar, send(nobody, jar, "POST", "/login", form));
            Answer page = send(nobody, jar, "GET", "/camunda/app/tasklist/tls/?lang=en", null);
            keep(jar, page);
            keep(jar, send(nobody, jar, "GET", "/?lang=en", null));

            assertThat(page.status()).isEqualTo(200);
            assertThat(jar)
                    .containsOnlyKeys(
                            "__Host-JSESSIONID",
                            "__Host-PASPOR-XSRF",
                            "__Host-PASPOR-DEVICE",
                            "__Host-PASPOR-LANG",
                            "__Secure-XSRF-TOKEN");
            Answer out = send(nobody, jar, "POST", "/logout", "_csrf=" + jar.get("__Host-PASPOR-XSRF"));
            assertThat(out.header("Clear-Site-Data")).isEqualTo("\"cache\", \"storage\"");
            assertThat(out.response().headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.startsWith("__Host-JSESSIONID=;") && cookie.contains("Max-Age=0"));
        }
    }

    /** Sends as a proxy with TLS does, with the token of forms as a script sends it. */
    private static Answer send(Client client, Map<String, String> jar, String method, String path, String form) {
        String cookies = jar.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        Map<String, String> headers = new HashMap<>(Map.of("X-Forwarded-Proto", "https", "Accept", "text/html"));
        if (!jar.isEmpty()) {
            headers.put("Cookie", cookies);
            headers.put("X-PASPOR-XSRF", jar.getOrDefault("__Host-PASPOR-XSRF", ""));
        }
        return client.send(
                method,
                path,
                form == null ? null : "application/x-www-form-urlencoded",
                form == null ? null : form.getBytes(StandardCharsets.US_ASCII),
                headers);
    }

    private static void keep(Map<String, String> jar, Answer answer) {
        for (String cookie : answer.response().headers().allValues("Set-Cookie")) {
            String prefix = cookie.startsWith("__Secure-") ? "__Secure-" : "__Host-";
            assertThat(cookie)
                    .startsWith(prefix)
                    .contains("Secure", "SameSite=Lax")
                    .doesNotContain("Domain");
            if (prefix.equals("__Host-")) {
                assertThat(cookie).containsPattern("Path=/(;|$)");
            }
            jar.put(cookie.substring(0, cookie.indexOf('=')), cookie.replaceFirst("^[^=]*=([^;]*).*", "$1"));
        }
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverBusy() {
        Client browser = Client.session(a.port(), "dpsCounter");
        clock.advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(browser.get("/counter/interviews").status()).isEqualTo(200);

        clock.advance(Duration.ofSeconds(1));

        assertThat(browser.at(b.port()).get("/counter/interviews").location()).isEqualTo("/login");
        assertThat(browser.get("/camunda/app/tasklist/a/").location()).isEqualTo("/login");
    }

    @Test
    void aRequestReadsItsSessionOnceAndAFileNever() {
        Client browser = Client.session(a.port(), "dpsPrinting");
        browser.get("/camunda/app/tasklist/a/");
        browser.get("/stock");

        assertThat(ofSessions(() -> browser.get("/stock"))).hasSize(1).allMatch(sql -> sql.startsWith("SELECT"));
        assertThat(ofSessions(() -> browser.get("/camunda/api/engine/engine/a/task/count")))
                .hasSize(1);
        assertThat(a.statementsOf(() -> browser.get("/assets/paspor.css"))).isEmpty();
        assertThat(a.statementsOf(() -> browser.get("/webjars/bootstrap/5.3.8/dist/css/bootstrap.min.css")))
                .isEmpty();
        assertThat(ofSessions(() -> Client.browser(a.port()).get("/"))).isEmpty();
    }

    private static List<String> ofSessions(Runnable deed) {
        return a.statementsOf(deed).stream()
                .filter(sql -> sql.toLowerCase().contains("spring_session"))
                .toList();
    }

    @Test
    void whatTheNextPageSaysStandsInTheBrowserAndInNoSession() {
        String said = "Semua perangkat lain sudah dikeluarkan.";
        Client browser = Client.session(a.port(), "upgPrinting");
        browser.submit("/account/sessions", "/account/sessions/end-others", Map.of());
        String words = browser.cookie("PASPOR-WORDS").orElseThrow();
        Client stranger = Client.session(a.port(), "upgDataEntry");
        String elsewhere = "JSESSIONID=" + stranger.cookie("JSESSIONID").orElseThrow() + "; PASPOR-WORDS=";
        String own = "JSESSIONID=" + browser.cookie("JSESSIONID").orElseThrow() + "; PASPOR-WORDS=";

        assertThat(a.bean(JdbcClient.class)
                        .sql("select attribute_name from spring_session_attributes where attribute_name like '%FLASH%'")
                        .query(String.class)
                        .list())
                .isEmpty();
        for (String cookies : List.of(elsewhere + words, own + "x" + words, own + words + "x", own + "%", own)) {
            Answer page =
                    Client.nobody(b.port()).send("GET", "/account/sessions", null, null, Map.of("Cookie", cookies));
            assertThat(page.status()).as(cookies).isEqualTo(200);
            assertThat(page.body()).as(cookies).doesNotContain(said);
        }
        assertThat(browser.at(b.port()).get("/account/sessions").body()).contains(said);
        assertThat(browser.cookie("PASPOR-WORDS")).isEmpty();
        assertThat(browser.get("/account/sessions").body()).doesNotContain(said);
    }

    @Test
    void everybodySeesTheOwnSessionsAndEndsThem() {
        Client own = Client.session(a.port(), "applicant");
        Client other = Client.browser(b.port()).from("198.51.100.7");
        other.login("applicant", "demo");
        Client stranger = Client.session(a.port(), "applicant2");
        Answer page = own.get("/account/sessions");
        assertThat(page.body())
                .contains("198.51.100.7")
                .doesNotContain(other.cookie("JSESSIONID").orElseThrow());
        Matcher key = KEY.matcher(page.body());
        assertThat(key.results()).as("all but the own one can be ended").hasSize(1);
        key.reset();
        assertThat(key.find()).isTrue();

        stranger.submit("/account/sessions", "/account/sessions/end", Map.of("key", key.group(1)));
        assertThat(other.get("/applications").status())
                .as("ended by a stranger")
                .isEqualTo(200);

        own.submit("/account/sessions", "/account/sessions/end", Map.of("key", key.group(1)));
        assertThat(other.get("/applications").location()).isEqualTo("/login");

        other.login("applicant", "demo");
        own.submit("/account/sessions", "/account/sessions/end-others", Map.of());
        assertThat(other.get("/applications").location()).isEqualTo("/login");
        assertThat(own.get("/account/sessions").status()).isEqualTo(200);
        assertThat(stranger.get("/applications").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"btmCounter", "btmTreasurer", "btmSupervisor", "admin", "applicant2"})
    void thePageOfOwnSessionsIsForEveryRole(String account) {
        assertThat(Client.session(b.port(), account).get("/account/sessions").status())
                .isEqualTo(200);
        assertThat(Client.browser(b.port()).get("/account/sessions").location()).isEqualTo("/login");
    }

    @Test
    void withOneSessionTooManyTheOneIdleLongestEnds() {
        Client first = Client.session(a.port(), "djjCounter");
        a.bean(JdbcClient.class)
                .sql(
                        "update spring_session set last_access_time = last_access_time - 600000 where principal_name = 'djjCounter'")
                .update();
        Client second = Client.session(b.port(), "djjCounter");
        Client third = Client.session(a.port(), "djjCounter");
        assertThat(first.get("/counter/interviews").status()).isEqualTo(200);
        a.bean(JdbcClient.class)
                .sql("update spring_session set last_access_time = last_access_time - 600000 where session_id = ?")
                .param(number(second))
                .update();

        Client fourth = Client.session(b.port(), "djjCounter");

        assertThat(second.get("/counter/interviews").location()).isEqualTo("/login");
        assertThat(List.of(first, third, fourth))
                .allSatisfy(left ->
                        assertThat(left.get("/counter/interviews").status()).isEqualTo(200));
    }

    private static String number(Client browser) {
        return new String(
                Base64.getDecoder().decode(browser.cookie("JSESSIONID").orElseThrow()));
    }

    @Test
    void whoeverGetsAnotherGroupOrPasswordIsSignedOutAtOnceAtAllNodes() {
        Client officer = Client.session(b.port(), "btmInterviewer");
        assertThat(officer.get("/counter/interviews").status()).isEqualTo(200);
        Client admin = Client.basic(a.port(), "admin");

        assertThat(admin.send("DELETE", "/engine-rest/engine/a/group/interviewer/members/btmInterviewer", null, null)
                        .status())
                .isEqualTo(204);
        Answer next = officer.get("/counter/interviews");
        assertThat(next.location()).as(next.toString()).isEqualTo("/login");

        officer.login("btmInterviewer", "demo");
        IdentityService accounts = a.bean(IdentityService.class);
        User user = accounts.createUserQuery().userId("btmInterviewer").singleResult();
        user.setPassword("An0ther-Secret!");
        accounts.saveUser(user);
        assertThat(officer.get("/account/sessions").location()).isEqualTo("/login");
    }

    @Test
    void whoSignsInWithANewPasswordAtOneNodeIsKnownAtTheOtherThatRemembersTheOldOne() {
        Client before = Client.session(b.port(), "btmPrinting");
        assertThat(before.get("/account/sessions").status()).isEqualTo(200);
        IdentityService accounts = a.bean(IdentityService.class);
        User user = accounts.createUserQuery().userId("btmPrinting").singleResult();
        user.setPassword("An0ther-Secret!");
        accounts.saveUser(user);

        Client since = Client.browser(a.port());
        since.login("btmPrinting", "An0ther-Secret!");

        assertThat(since.at(b.port()).get("/account/sessions").status()).isEqualTo(200);
        assertThat(since.get("/account/sessions").status()).isEqualTo(200);
        assertThat(before.get("/account/sessions").location()).isEqualTo("/login");
    }
}
