package id.paspor.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.hostile.Door;
import id.paspor.hostile.Doors;
import id.paspor.kernel.Groups;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.outside.Mailbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.context.WebApplicationContext;

/** Applicants and staff at hosts of their own: two names of this machine, and a third that the program does not know. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(
        properties = {
            "camunda.bpm.process-engine-name=twoHosts",
            "paspor.public-address=http://127.0.0.1",
            "paspor.staff-address=http://localhost",
            "paspor.second-factor.required=true"
        })
class DoorsOfHostsTest {

    private static final String APPLICANTS = "127.0.0.1";
    private static final String STAFF = "localhost";
    private static final String UNKNOWN = "127.0.0.2";

    private static final String PROGRAM = "measuringProgram";
    private static final String NEW_PASSWORD = "/sign-in/new-password";
    private static final String PASSWORD = "lampu kuda biru sungai";

    /** Where doors are to be open, by how their paths begin; the first that fits counts. */
    private static final Map<String, List<String>> MEANT = new LinkedHashMap<>();

    static {
        MEANT.put("/actuator/health", List.of(APPLICANTS, STAFF, UNKNOWN));
        MEANT.put("/actuator", List.of(STAFF, UNKNOWN));
        // only shown where something went wrong
        MEANT.put("/error", List.of());
        for (String both : List.of("/login", "/logout", NEW_PASSWORD, "/account/sessions")) {
            MEANT.put(both, List.of(APPLICANTS, STAFF));
        }
        for (String staffs : List.of(
                "/camunda/",
                "/engine-rest",
                "/api/cases",
                "/cases",
                "/desk",
                "/counter/",
                "/printing",
                "/stock",
                "/treasury")) {
            MEANT.put(staffs, List.of(STAFF));
        }
        for (String staffs : List.of("/supervision", "/identity/accounts", "/security", "/sign-in/")) {
            MEANT.put(staffs, List.of(STAFF));
        }
        for (String anybodys : List.of(
                "/status",
                "/information/",
                "/register",
                "/password/",
                "/api/offices",
                "/api/channels",
                "/snap/",
                "/simulator/")) {
            MEANT.put(anybodys, List.of(APPLICANTS));
        }
        for (String applicants : List.of("/applications", "/account")) {
            MEANT.put(applicants, List.of(APPLICANTS));
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private WebApplicationContext program;

    @Autowired
    private IdentityService identity;

    @BeforeAll
    void aProgramThatMeasures() {
        User user = identity.newUser(PROGRAM);
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        identity.createMembership(PROGRAM, Groups.PROGRAM);
        identity.createMembership(PROGRAM, Groups.ADMIN);
    }

    @Test
    void everyDoorIsOpenAtTheHostThatItIsMeantForAndAtNoOther() {
        List<Door> doors = new ArrayList<>(Doors.own(program));
        doors.addAll(Doors.engine(program));
        assertThat(doors)
                .hasSizeGreaterThan(450)
                .extracting(Door::toString)
                .contains("GET /", "GET /stock", "GET /sign-in/second", "GET /actuator/prometheus");

        for (Door door : doors) {
            List<String> open = List.of(APPLICANTS, STAFF, UNKNOWN).stream()
                    .filter(host -> isOpen(door, host))
                    .toList();
            assertThat(open).as(door.toString()).isEqualTo(meant(door.path()));
        }
    }

    private static List<String> meant(String path) {
        return MEANT.entrySet().stream()
                .filter(doors -> path.startsWith(doors.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> path.equals("/") ? List.of(APPLICANTS) : List.of());
    }

    /** Whether anything but the host answers: that there is nothing, or that the host is not ours. */
    private boolean isOpen(Door door, String host) {
        Answer answer = Client.nobody(port).under(host).send(door.method(), filled(door.path()), null, null);
        if (door.path().equals("/") && host.equals(STAFF)) {
            assertThat(answer.location()).isEqualTo("/login");
            return false;
        }
        boolean nothing = answer.status() == 404
                && "Not Found".equals(answer.json().path("error").asText());
        return !nothing && answer.status() != 421;
    }

    private static String filled(String path) {
        return path.replaceAll("\\{[^}]*}", "1");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, GET, /webjars/bootstrap/5.3.8/dist/css/bootstrap.min.css, 200",
        "localhost, GET, /webjars/bootstrap/5.3.8/dist/css/bootstrap.min.css, 200",
        "127.0.0.2, GET, /webjars/bootstrap/5.3.8/dist/css/bootstrap.min.css, 421",
        "127.0.0.1, GET, /assets/paspor.css, 200",
        "localhost, GET, /assets/paspor.css, 200",
        "127.0.0.2, GET, /login, 421",
        "127.0.0.2, GET, /nothing/here, 421",
        "127.0.0.1, GET, /nothing/here, 404",
        "localhost, GET, /nothing/here, 404",
        "127.0.0.1, GET, /statusses, 404",
        "localhost, GET, /stocks, 404",
        "localhost, GET, /camunda/app/tasklist/twoHosts/, 302",
        "127.0.0.1, GET, /camunda/app/tasklist/twoHosts/, 404",
        "127.0.0.1, GET, /camunda, 404",
        "127.0.0.1, GET, /webjars/camunda/app/paspor/paspor.js, 404",
        "localhost, GET, /webjars/camunda/app/paspor/paspor.js, 404",
        "127.0.0.1, OPTIONS, /engine-rest/engine, 404",
        "127.0.0.1, HEAD, /stock, 404"
    })
    void whatIsOnNoListIsOpenNowhere(String host, String method, String path, int status) {
        assertThat(Client.nobody(port)
                        .under(host)
                        .send(method, path, null, null)
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%73tock",
                "//stock",
                "/./stock",
                "/stock;a=b",
                "/assets/../stock",
                "/assets/..;/stock",
                "/assets/%2e%2e/stock",
                "/status/../engine-rest/engine",
                "/status/..;/engine-rest/engine",
                "/actuator/health/../prometheus",
                "/actuator/health/..;/../camunda/api/engine/engine",
                "/%65ngine-rest/engine"
            })
    void noSpellingLeadsThroughAnotherDoor(String path) {
        assertThat(Client.basic(port, PROGRAM, PASSWORD)
                        .under(APPLICANTS)
                        .get(path)
                        .status())
                .isIn(400, 404);
    }

    @Test
    void behindAProxyTheHostIsTheOneThatItNames() {
        Client proxy = Client.nobody(port).under(UNKNOWN);

        assertThat(forwarded(proxy, APPLICANTS, "/status").status()).isEqualTo(200);
        assertThat(forwarded(proxy, APPLICANTS, "/stock").status()).isEqualTo(404);
        assertThat(forwarded(proxy, STAFF, "/status").status()).isEqualTo(404);
        assertThat(forwarded(proxy, STAFF, "/stock").status()).isEqualTo(302);
        assertThat(forwarded(proxy, STAFF + ".", "/stock").status()).isEqualTo(421);
        assertThat(forwarded(proxy, "x" + STAFF, "/stock").status()).isEqualTo(421);
    }

    private static Answer forwarded(Client proxy, String host, String path) {
        return proxy.send("GET", path, null, null, Map.of("X-Forwarded-Host", host));
    }

    @Test
    void applicantsSignInAtTheirHostAndAllOthersAtTheOther() {
        assertThat(login(APPLICANTS, "applicant"))
                .as("made by an administrator")
                .isEqualTo(NEW_PASSWORD);
        assertThat(login(STAFF, "applicant")).isEqualTo("/login?error");
        for (String account : List.of("dpsCounter", "jksSupervisor", "admin")) {
            assertThat(login(STAFF, account)).as(account).isEqualTo("/sign-in/second");
            assertThat(login(APPLICANTS, account)).as(account).isEqualTo("/login?error");
        }
    }

    private String login(String host, String account) {
        return Client.browser(port).under(host).login(account, "demo").location();
    }

    @Test
    void aPasswordThatWasRightForAProgramIsNotAtTheHostOfApplicants() {
        Client measuring = Client.basic(port, PROGRAM, PASSWORD);

        assertThat(measuring.under(STAFF).get("/engine-rest/engine").status()).isEqualTo(200);
        assertThat(measuring.under(APPLICANTS).get("/api/offices").status()).isEqualTo(401);
        assertThat(measuring.under(APPLICANTS).get("/actuator/prometheus").status())
                .isEqualTo(404);
        assertThat(measuring.under(UNKNOWN).get("/actuator/prometheus").status())
                .as("of one node, under its own name")
                .isEqualTo(200);
        assertThat(measuring.under(UNKNOWN).get("/engine-rest/engine").status()).isEqualTo(421);
    }

    @Test
    void aSessionOfOneHostIsNoneAtTheOtherAndEnds() {
        Client applicant = Client.browser(port).under(APPLICANTS);
        applicant.login("applicant2", "demo");
        assertThat(applicant
                        .submit(NEW_PASSWORD, NEW_PASSWORD, Map.of("password", PASSWORD))
                        .location())
                .isEqualTo("/applications");
        assertThat(applicant.get("/account/sessions").status()).isEqualTo(200);

        assertThat(replayed(applicant, STAFF, "/account/sessions").location()).isEqualTo("/login");
        assertThat(applicant.get("/account/sessions").location()).isEqualTo("/login");

        Client officer = Client.browser(port).under(STAFF);
        officer.login("dpsCounter", "demo");
        assertThat(officer.get("/account/sessions").location()).isEqualTo("/sign-in/second");

        assertThat(replayed(officer, APPLICANTS, "/account/sessions").location())
                .isEqualTo("/login");
        assertThat(officer.get("/account/sessions").location()).isEqualTo("/login");
    }

    private Answer replayed(Client browser, String host, String path) {
        String session = browser.cookie("JSESSIONID").orElseThrow();
        return Client.nobody(port).under(host).send("GET", path, null, null, Map.of("Cookie", "JSESSIONID=" + session));
    }

    @Test
    void theLoginPageOfEachHostShowsTheWayToTheOther() {
        String ofApplicants =
                Client.nobody(port).under(APPLICANTS).get("/login?lang=en").body();
        String ofStaff = Client.nobody(port).under(STAFF).get("/login?lang=en").body();

        assertThat(ofApplicants)
                .contains("Staff sign in at", "href=\"http://localhost/login\"", "href=\"/register\"")
                .doesNotContain("/sign-in/passkey", "For a passport application of your own");
        assertThat(ofStaff)
                .contains(
                        "For a passport application of your own", "href=\"http://127.0.0.1/login\"", "/sign-in/passkey")
                .doesNotContain("Staff sign in at", "href=\"/register\"", "/password/forgot", "href=\"/status\"");
    }

    @Test
    void theFirstPageOfTheHostOfStaffIsTheSignInAndLeadsOn() {
        Client officer = Client.browser(port).under(STAFF);
        assertThat(officer.get("/").location()).isEqualTo("/login");
        officer.login("dpsCounter", "demo");

        assertThat(officer.get("/").location()).isEqualTo("/login");
        assertThat(officer.get("/login").location()).isEqualTo("/sign-in/second");
    }

    @Test
    void passkeysBelongToTheHostOfStaffAndLinksInMailsToTheOther() {
        assertThat(Client.browser(port).under(STAFF).get("/sign-in/passkey").body())
                .contains("&quot;rpId&quot;:&quot;localhost&quot;");
        Answer asked = Client.browser(port)
                .under(APPLICANTS)
                .submit("/password/forgot", "/password/forgot", Map.of("email", "nobody.of.two.hosts@example.org"));

        assertThat(asked.location()).isEqualTo("/password/sent");
        assertThat(new Mailbox("nobody.of.two.hosts@example.org").newestOf(1).text())
                .contains("http://127.0.0.1/register");
    }
}
