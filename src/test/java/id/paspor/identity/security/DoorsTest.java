package id.paspor.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who gets through which door. A redirect (302) of nobody always leads to the login page. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsTest {

    @LocalServerPort
    private int port;

    private Case application;

    @BeforeAll
    void anApplicationInDenpasar() {
        application = new Walk(port).started("applicant", Applicants.adult());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiterString = " ", textBlock = """
            GET /api/offices 200 200 200 200 200 200
            GET /api/offices/DPS/slots?from=2030-01-01&to=2030-01-02 200 200 200 200 200 200
            GET /engine-rest/engine 401 200 200 200 200 200
            GET /engine-rest/engine/ 401 200 200 200 200 200
            GET /engine-rest/version 401 200 200 200 200 200
            GET /engine-rest/process-instance/{instance} 401 404 200 200 404 200
            GET /engine-rest/process-instance/{instance}/variables 401 403 200 200 403 200
            GET /engine-rest/history/process-instance/{instance} 401 404 404 200 404 200
            GET /engine-rest/telemetry/data 401 403 403 403 403 200
            GET /actuator/health 200 200 200 200 200 200
            GET /actuator/health/readiness 200 200 200 200 200 200
            GET /actuator/prometheus 401 403 403 403 403 200
            GET /actuator/info 401 403 403 403 403 200
            GET /actuator 401 403 403 403 403 200
            GET /actuator/env 401 403 403 403 403 404
            GET /actuator/heapdump 401 403 403 403 403 404
            POST /actuator/shutdown 401 403 403 403 403 404
            GET /api/anything 302 404 404 404 404 404
            GET /api/cases?q={registrationNumber} 302 403 200 200 200 403
            PUT /api/cases/{registrationNumber}/photo 403 403 403 403 403 403
            """)
    void programsGetThroughByHttpBasic(
            String method,
            String path,
            int nobody,
            int applicant,
            int dataEntry,
            int supervisor,
            int treasurer,
            int admin) {
        assertThat(call(Client.nobody(port), method, path)).as("nobody").isEqualTo(nobody);
        assertThat(call(basic("applicant"), method, path)).as("applicant").isEqualTo(applicant);
        assertThat(call(basic("dpsDataEntry"), method, path)).as("desk officer").isEqualTo(dataEntry);
        assertThat(call(basic("dpsSupervisor"), method, path)).as("supervisor").isEqualTo(supervisor);
        assertThat(call(basic("dpsTreasurer"), method, path)).as("treasurer").isEqualTo(treasurer);
        assertThat(call(basic("admin"), method, path)).as("admin").isEqualTo(admin);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiterString = " ", textBlock = """
            GET / 200 200 200 200 200 200
            GET /login 200 200 200 200 200 200
            GET /register 200 200 200 200 200 200
            GET /register/confirm 410 410 410 410 410 410
            GET /password/forgot 200 200 200 200 200 200
            GET /password/reset 410 410 410 410 410 410
            GET /status 200 200 200 200 200 200
            GET /account 302 200 403 403 403 403
            GET /api/offices 200 200 200 200 200 200
            GET /applications 302 200 403 403 403 403
            GET /applications/{registrationNumber} 302 200 403 403 403 403
            GET /applications/0000000000000000 302 404 403 403 403 403
            GET /applications/{registrationNumber}/documents 302 200 403 403 403 403
            GET /applications/0000000000000000/documents 302 404 403 403 403 403
            GET /applications/{registrationNumber}/documents/ktp 302 404 403 403 403 403
            GET /applications/{registrationNumber}/documents/ktp/pages/1 302 404 403 403 403 403
            POST /applications/{registrationNumber}/documents/ktp 403 403 403 403 403 403
            GET /cases 302 403 200 200 200 403
            GET /cases?q={registrationNumber} 302 403 200 200 200 403
            GET /api/cases?q={registrationNumber} 302 403 200 200 200 403
            GET /supervision/exceptions 302 403 403 200 403 403
            GET /cases/{registrationNumber} 302 403 200 200 200 403
            GET /cases/{registrationNumber}/documents/ktp/pages/1 302 403 404 404 404 403
            POST /cases/{registrationNumber}/documents/ktp/ask-again 403 403 403 403 403 403
            GET /cases/{registrationNumber}/photo 302 403 404 404 404 403
            GET /cases/{registrationNumber}/data-page.pdf 302 403 403 409 403 403
            GET /cases/0000000000000000 302 403 404 404 404 403
            PUT /api/cases/{registrationNumber}/photo 403 403 403 403 403 403
            GET /camunda/app/tasklist/default/ 302 200 200 200 200 200
            GET /camunda/app/cockpit/default/ 302 403 403 200 403 200
            GET /camunda/app/admin/default/ 302 403 403 403 403 200
            GET /camunda/app/welcome/default/ 302 200 200 200 200 200
            GET /camunda/api/engine/engine/default/task 401 200 200 200 200 200
            POST /camunda/api/admin/setup/default/user/create 401 403 403 403 403 403
            GET /engine-rest/engine 401 401 401 401 401 401
            GET /actuator/health 200 200 200 200 200 200
            GET /actuator/prometheus 401 401 401 401 401 401
            GET /nothing/here 302 404 404 404 404 404
            """)
    void peopleGetThroughBySigningIn(
            String method,
            String path,
            int nobody,
            int applicant,
            int dataEntry,
            int supervisor,
            int treasurer,
            int admin) {
        assertThat(call(Client.browser(port), method, path)).as("nobody").isEqualTo(nobody);
        assertThat(call(session("applicant"), method, path)).as("applicant").isEqualTo(applicant);
        assertThat(call(session("dpsDataEntry"), method, path))
                .as("desk officer")
                .isEqualTo(dataEntry);
        assertThat(call(session("dpsSupervisor"), method, path))
                .as("supervisor")
                .isEqualTo(supervisor);
        assertThat(call(session("dpsTreasurer"), method, path)).as("treasurer").isEqualTo(treasurer);
        assertThat(call(session("admin"), method, path)).as("admin").isEqualTo(admin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyWebappSendsNobodyToTheLoginPage(String webapp) {
        for (String path : List.of("/camunda/app/" + webapp, "/camunda/app/" + webapp + "/")) {
            Answer answer = Client.nobody(port).get(path);

            assertThat(answer.status()).as(path).isEqualTo(302);
            assertThat(answer.location()).as(path).isEqualTo("/login");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest",
                "/engine-rest/",
                "/engine-rest/engine",
                "/engine-rest/engine/",
                "/engine-rest//engine",
                "/engine-rest/./engine",
                "/engine-rest/%2e%2e/engine-rest/engine",
                "/engine-rest/engine;a=b",
                "/engine-rest;jsessionid=1/engine",
                "/engine-rest%2fengine",
                "/engine-rest%3b/engine",
                "/%65ngine-rest/engine",
                "/engine%2Drest/engine",
                "/ENGINE-REST/engine",
                "//engine-rest/engine",
                "/./engine-rest/engine",
                "/assets/../engine-rest/engine",
                "/assets/..;/engine-rest/engine",
                "/login;/../engine-rest/engine",
                "/camunda/api/engine/engine",
                "/camunda/api/engine/engine/default/task",
                "/camunda//api/engine/engine/default/task",
                "/%63amunda/api/engine/engine/default/task",
                "/camunda;x=y/api/engine/engine/default/task",
                "/assets/../camunda/api/engine/engine/default/task",
                "/camunda/api/cockpit/plugin/base/default/incident",
                "/camunda/api/admin/plugin/base/default/anything",
                "/actuator/%70rometheus",
                "/actuator//prometheus",
                "/actuator/prometheus/",
                "/%61ctuator/prometheus",
                "/actuator/health/../prometheus",
                "/actuator;/prometheus",
            })
    void noSpellingOfAPathLetsNobodyIn(String path) {
        for (String method : List.of("GET", "HEAD", "POST", "OPTIONS")) {
            Answer answer = Client.nobody(port).send(method, path, null, null);

            assertThat(answer.status()).as(method + " " + answer).isIn(302, 400, 401, 403, 404, 405);
            if (answer.status() == 302) {
                assertThat(answer.location()).isEqualTo("/login");
            }
        }
    }

    @Test
    void nobodyCreatesAFirstAccount() {
        Map<String, Object> account =
                Map.of("profile", Map.of("id", "intruder"), "credentials", Map.of("password", "Intruder-2026-!"));
        String setup = "/camunda/api/admin/setup/default/user/create";

        assertThat(Client.nobody(port).post(setup, account).status()).isEqualTo(401);
        assertThat(session("admin").post(setup, account).status()).isEqualTo(403);
        assertThat(Client.nobody(port).get("/camunda/app/admin/default/setup/").location())
                .isEqualTo("/login");
        assertThat(session("applicant").get("/camunda/app/admin/default/setup/").location())
                .as("there is nothing to set up")
                .isEqualTo("/camunda/app/admin/default/");
        assertThat(basic("admin")
                        .get("/engine-rest/user/count?id=intruder")
                        .json()
                        .get("count")
                        .asInt())
                .isZero();
    }

    @Test
    void aWrongPasswordOpensNothing() {
        Client browser = Client.browser(port);

        Answer answer = browser.login("dpsPrinting", "Demo");

        assertThat(answer.location()).isEqualTo("/login?error");
        assertThat(browser.get("/login?error").body()).contains("role=\"alert\"");
        assertThat(browser.get("/camunda/app/tasklist/").location()).isEqualTo("/login");
    }

    @Test
    void anotherApplicantsApplicationDoesNotExist() {
        Client other = session("applicant2");

        assertThat(call(other, "GET", "/applications/{registrationNumber}")).isEqualTo(404);
        assertThat(other.submit("/applications", path("/applications/{registrationNumber}/withdraw"), Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(call(basic("dpsSupervisor"), "GET", "/engine-rest/process-instance/{instance}"))
                .as("it still runs")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jksDataEntry", "jksSupervisor", "jksCounter", "jksTreasurer", "jksInterviewer"})
    void anotherOfficesCaseFileDoesNotExist(String officer) {
        Client other = session(officer);

        assertThat(call(other, "GET", "/cases/{registrationNumber}")).isEqualTo(404);
        assertThat(call(other, "GET", "/cases/{registrationNumber}/photo")).isEqualTo(404);
        assertThat(other.submit("/", path("/cases/{registrationNumber}/withdraw"), Map.of())
                        .status())
                .as("what no desk but the counter does is refused whether or not there is a case")
                .isEqualTo(officer.equals("jksCounter") ? 404 : 403);
    }

    @Test
    void onlyTheCounterChangesAnApplicationForAnApplicant() {
        Client dataEntry = session("dpsDataEntry");

        assertThat(dataEntry
                        .submit("/", path("/cases/{registrationNumber}/withdraw"), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(dataEntry
                        .submit("/", path("/cases/{registrationNumber}/reschedule"), Map.of("slot", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void oneLoginOpensPortalAndWebappsAndSigningOutClosesBoth() {
        Client applicant = session("applicant");
        assertThat(applicant.get("/applications").status()).isEqualTo(200);
        assertThat(applicant.get("/camunda/api/engine/engine/default/task").status())
                .isEqualTo(200);
        String session = applicant.cookie("JSESSIONID").orElseThrow();

        Answer out = applicant.submit("/applications", "/logout", Map.of());

        assertThat(out.location()).isEqualTo("/");
        assertThat(applicant.get("/applications").location()).isEqualTo("/login");
        assertThat(applicant.get("/camunda/app/tasklist/default/").location()).isEqualTo("/login");
        assertThat(applicant.get("/camunda/api/engine/engine/default/task").status())
                .as("Tasklist would take the login page for an answer")
                .isEqualTo(401);
        assertThat(plain("/applications", "Cookie", "JSESSIONID=" + session)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .as("the old session is dead, too")
                .endsWith("/login");
    }

    @Test
    void signingInStartsANewSessionAndLeadsToThePageThatWasAskedFor() {
        Client browser = Client.browser(port);
        browser.get("/applications");
        String before = browser.cookie("JSESSIONID").orElseThrow();

        Answer in = browser.login("applicant", "demo");

        assertThat(in.location()).startsWith("/applications");
        assertThat(browser.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "applicant, /applications",
        "dpsDataEntry, /camunda/app/tasklist/",
        "dpsPrinting, /camunda/app/tasklist/",
        "dpsSupervisor, /camunda/app/cockpit/",
        "admin, /camunda/app/admin/"
    })
    void everybodyLandsAtTheirOwnDesk(String account, String desk) {
        assertThat(Client.browser(port).login(account, "demo").location()).isEqualTo(desk);
    }

    @Test
    void forgedFormsAreRefused() {
        assertThat(Client.browser(port)
                        .submitForged("/login", Map.of("username", "applicant", "password", "demo"))
                        .status())
                .isEqualTo(403);
        Client applicant = session("applicant");
        assertThat(applicant.submitForged("/logout", Map.of()).status()).isEqualTo(403);
        assertThat(applicant
                        .submitForged(path("/applications/{registrationNumber}/withdraw"), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(applicant.get("/applications").status())
                .as("still signed in")
                .isEqualTo(200);
        assertThat(applicant
                        .post("/camunda/api/engine/engine/default/task/any/complete", Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
        Answer in = Client.browser(port).login("applicant", "demo");

        assertThat(in.response().headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID="))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/applications", "/camunda/app/tasklist/default/"})
    void everyPageForbidsFramesForeignScriptsAndGuessedTypes(String path) {
        Answer answer = session("applicant").get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                // the webapps' pages have a base of their own
                .contains(path.startsWith("/camunda/") ? "base-uri 'self'" : "base-uri 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/engine", "/actuator/health", "/api/anything", "/snap/v1.0/anything"})
    void whatProgramsReceiveIsNeitherShownNorFramedNorGuessedAndOpensNoSession(String path) {
        Answer answer = basic("applicant").get(path);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'");
        assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /engine-rest/task/none/unclaim, 404",
        "GET, /actuator/info, 200",
        "GET, /api/cases/none, 404",
    })
    void noOtherSiteUsesThePasswordThatABrowserKeepsForAProgramsDoor(String method, String path, int status) {
        Client browser = basic("admin");

        for (String site : List.of("cross-site", "same-site")) {
            assertThat(browser.send(method, path, null, null, Map.of("Sec-Fetch-Site", site))
                            .status())
                    .as(site)
                    .isEqualTo(403);
        }
        for (String site : List.of("same-origin", "none")) {
            assertThat(browser.send(method, path, null, null, Map.of("Sec-Fetch-Site", site))
                            .status())
                    .as(site)
                    .isEqualTo(status);
        }
    }

    @Test
    void behindTlsBrowsersAreToldToStayThere() {
        HttpResponse<String> secure = plain("/", "X-Forwarded-Proto", "https");

        assertThat(secure.headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age=31536000", "includeSubDomains");
        assertThat(Client.nobody(port).get("/").header("Strict-Transport-Security"))
                .isEmpty();
        // the webapps say so always; without TLS browsers do not listen
        assertThat(session("applicant").get("/camunda/app/tasklist/default/").header("Strict-Transport-Security"))
                .contains("max-age=31536000", "includeSubDomains");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/engine", "/actuator/prometheus", "/api/anything"})
    void aWrongPasswordIsRefusedOnEveryCallOfAProgram(String path) {
        assertThat(plain(path, "Authorization", "Basic YWRtaW46d3Jvbmc=").statusCode())
                .isEqualTo(401);
    }

    private int call(Client client, String method, String path) {
        Answer answer = method.equals("PUT")
                ? client.send(method, path(path), "image/jpeg", Walk.picture("jpeg", 300, 400))
                : client.send(method, path(path), null, null);
        if (answer.status() == 302) {
            assertThat(answer.location()).isEqualTo("/login");
        }
        return answer.status();
    }

    private String path(String path) {
        return path.replace("{registrationNumber}", application.registrationNumber())
                .replace("{instance}", application.instance());
    }

    private Client basic(String account) {
        return Client.basic(port, account);
    }

    private Client session(String account) {
        return Client.session(port, account);
    }

    private HttpResponse<String> plain(String path, String header, String value) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .header(header, value)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
