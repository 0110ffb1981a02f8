package id.paspor.identity.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.outside.OneTimeApp;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The doors where a second factor is asked for, from outside. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(
        properties = {
            // engines of several programs in one JVM have names of their own
            "camunda.bpm.process-engine-name=secondFactors",
            "paspor.second-factor.required=true",
            "paspor.second-factor.key=c2l4dGVlbiBieXRlcyBhbmQgc2l4dGVlbiBtb3JlISE=",
            "paspor.admin.enrolment-code=FIRST-ADMIN-CODE-2026"
        })
@ExtendWith(OutputCaptureExtension.class)
class SecondFactorDoorsTest {

    private static final Pattern CODE = Pattern.compile("(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
    private static final String SECOND = "/sign-in/second";
    private static final String ENGINE = "/camunda/api/engine/engine/secondFactors";
    private static final String REST = "/engine-rest/engine/secondFactors";
    private static final String ENROL = "/sign-in/second/enrol";
    private static final String NEW_PASSWORD = "/sign-in/new-password";
    private static final String OWN_PASSWORD = "lampu kuda biru sungai";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JumpingClock clock;

    private Client admin;

    @BeforeAll
    void theFirstAdministratorSetsUpAFactorWithTheCodeOfTheSettings() {
        admin = Client.browser(port);
        assertThat(admin.login("admin", "demo").location()).isEqualTo(SECOND);
        assertThat(admin.get(SECOND).location()).isEqualTo(ENROL);
        assertThat(admin.submit(ENROL, ENROL, Map.of("code", "first admin code 2026"))
                        .location())
                .isEqualTo(ENROL);
        enrol(admin);
        choosePassword(admin);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /stock, 302",
        "GET, /printing, 302",
        "GET, /counter/interviews, 302",
        "GET, /supervision/interview-times, 302",
        "GET, /supervision/watch-lists, 302",
        "GET, /treasury, 302",
        "GET, /applications, 302",
        "GET, /account, 302",
        "GET, /cases/0000000000000000, 302",
        "GET, /identity/accounts, 302",
        "GET, /sign-in/new-password, 302",
        "GET, /nothing/here, 302",
        "GET, /camunda/app/tasklist/secondFactors/, 302",
        "GET, /camunda/app/cockpit/secondFactors/, 302",
        "GET, /camunda/app/admin/secondFactors/, 302",
        "GET, /camunda/app/welcome/secondFactors/, 302",
        "GET, /camunda/api/engine/engine, 403",
        "GET, /camunda/api/engine/engine/secondFactors/task, 403",
        "GET, /camunda/api/admin/auth/user/secondFactors, 403",
        "GET, /api/cases/0000000000000000, 403",
        "PUT, /api/cases/0000000000000000/photo, 403",
        "GET, /engine-rest/engine, 401",
        "GET, /actuator/prometheus, 401"
    })
    void afterThePasswordAloneNothingIsOpen(String method, String path, int status) {
        for (String account : List.of("dpsDataEntry", "dpsSupervisor", "dpsTreasurer", "dpsPrinting", "dpsCounter")) {
            Client half = Client.browser(port);
            assertThat(half.login(account, "demo").location()).isEqualTo(SECOND);

            Answer answer = half.send(method, path, null, null);

            assertThat(answer.status()).as(account + " " + answer).isEqualTo(status);
            if (status == 302) {
                assertThat(answer.location()).isEqualTo(SECOND);
            }
        }
    }

    @Test
    void pagesForEverybodyStayOpenAndShowNoDesks() {
        Client half = Client.browser(port);
        half.login("dpsSupervisor", "demo");

        for (String path : List.of("/", "/status", "/api/offices")) {
            assertThat(half.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(half.get("/").body()).doesNotContain("paspor-desks");
        assertThat(half.get(ENROL).body()).doesNotContain("paspor-desks");
        assertThat(admin.get("/").body()).contains("paspor-desks");
    }

    @ParameterizedTest
    @CsvSource({
        "dpsPrinting, /engine-rest/engine",
        "dpsSupervisor, /actuator/prometheus",
        "dpsSupervisor, /engine-rest/engine/secondFactors/task",
        "dpsInterviewer, /engine-rest/version",
        "dpsTreasurer, /engine-rest/engine/secondFactors/task",
        "applicant, /engine-rest/engine/secondFactors/task",
        "applicant, /api/anything"
    })
    void httpBasicIsForProgramsOnly(String account, String path) {
        assertThat(Client.basic(port, account).get(path).status()).isEqualTo(403);
        assertThat(Client.basic(port, account, "wrong").get(path).status()).isEqualTo(401);
    }

    @Test
    void notForTheAdministratorEither() {
        Client program = Client.basic(port, "admin", OWN_PASSWORD);

        assertThat(program.get(REST + "/task").status()).isEqualTo(403);
        assertThat(program.get("/actuator/prometheus").status()).isEqualTo(403);
    }

    @Test
    void anInterviewersPasswordAloneSendsNoPhoto() {
        assertThat(Client.basic(port, "dpsInterviewer")
                        .send("PUT", "/api/cases/0000000000000000/photo", "image/jpeg", new byte[10])
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aProgramGetsThroughByHttpBasicAndByNoForm() {
        String program = created("interviewer", "program");

        assertThat(Client.basic(port, program, password()).get(REST + "/task").status())
                .isEqualTo(200);
        assertThat(Client.basic(port, program, password())
                        .send("PUT", "/api/cases/0000000000000000/photo", "image/jpeg", new byte[10])
                        .status())
                .as("no such case")
                .isEqualTo(404);
        Client browser = Client.browser(port);
        assertThat(browser.login(program, password()).location()).isEqualTo("/login?error");
        assertThat(browser.get("/camunda/app/tasklist/").location()).isEqualTo("/login");
        assertThat(admin.get("/identity/accounts").body()).doesNotContain(program);
        assertThat(admin.get("/identity/accounts/" + program).status()).isEqualTo(404);
    }

    @Test
    void applicantsNeedOnlyAPasswordOfTheirOwn() {
        String id = created("applicant");
        Client applicant = Client.browser(port);

        assertThat(applicant.login(id, password()).location()).isEqualTo(NEW_PASSWORD);
        assertThat(applicant.get("/applications").location()).isEqualTo(NEW_PASSWORD);
        choosePassword(applicant);

        assertThat(applicant.get("/applications").status()).isEqualTo(200);
        assertThat(applicant.get(SECOND).location()).isEqualTo("/applications");
        assertThat(Client.browser(port).login(id, OWN_PASSWORD).location()).isEqualTo("/applications");
    }

    @Test
    void aFirstPasswordIsReplacedByOneOfTheOwners() {
        String officer = created("printing");
        Client browser = Client.browser(port);
        browser.get("/printing");
        browser.login(officer, password());
        browser.submit(ENROL, ENROL, Map.of("code", handedOut(officer)));
        OneTimeApp app = OneTimeApp.reading(browser.get(ENROL).body());
        browser.submit(ENROL, ENROL + "/one-time-codes", Map.of("code", code(app, 0)));

        assertThat(browser.get("/stock").location()).isEqualTo(NEW_PASSWORD);
        assertThat(browser.get("/camunda/api/engine/engine").status()).isEqualTo(403);
        assertThat(browser.get(SECOND).location()).isEqualTo(NEW_PASSWORD);
        for (String refused : List.of("", "short", "password1234", password(), "x7".repeat(65), officer)) {
            assertThat(browser.submit(NEW_PASSWORD, NEW_PASSWORD, Map.of("password", refused))
                            .status())
                    .as(refused)
                    .isEqualTo(400);
        }
        assertThat(choosePassword(browser)).as("asked for before").startsWith("/stock");
        assertThat(browser.get("/printing").status()).isEqualTo(200);
        assertThat(Client.browser(port).login(officer, password()).location()).isEqualTo("/login?error");

        String account = "/identity/accounts/" + officer;
        Answer made = admin.submit(account, account + "/password", Map.of());
        Matcher another = CODE.matcher(made.body());
        assertThat(another.find()).as(made.toString()).isTrue();
        assertThat(browser.get("/printing").location()).as("sessions ended").isEqualTo("/login");
        Client again = Client.browser(port);
        again.login(officer, another.group());
        assertThat(again.submit(SECOND, SECOND, Map.of("code", code(app, 1))).location())
                .as("an administrator made another one")
                .isEqualTo(NEW_PASSWORD);
    }

    @Test
    void whoSignedInAWhileAgoProvesItOnceMoreBeforeRolesAreGranted() {
        String officer = created("printing");
        Client idle = Client.browser(port);
        String other = created("camunda-admin");
        enrolled(other, idle);
        idle.get("/camunda/app/admin/secondFactors/");
        String membership = "/group/counter/members/" + officer;
        assertThat(send(idle, "PUT", membership, "{}")).isEqualTo(204);

        clock.advance(Duration.ofMinutes(6));
        assertThat(send(idle, "DELETE", membership, "{}")).isEqualTo(403);
        assertThat(send(idle, "PUT", "/tenant/DPS/user-members/" + officer, "{}"))
                .isEqualTo(403);
        assertThat(send(idle, "PUT", "/user/" + other + "/profile", "{\"id\":\"x\",\"email\":\"x@example.org\"}"))
                .isEqualTo(403);
        String page = "/identity/accounts/" + officer;
        String again = idle.submit("/sign-in/again", page + "/code", Map.of()).location();
        assertThat(again).isEqualTo("/sign-in/again?then=" + page);
        assertThat(idle.get(again).body()).contains("Belum dilakukan.", "value=\"" + page + "\"");
        assertThat(idle.get("/security").location()).isEqualTo("/sign-in/again?then=/security");
        assertThat(idle.submit("/sign-in/again", "/security/recovery-codes", Map.of())
                        .location())
                .isEqualTo("/sign-in/again?then=/security");
        assertThat(idle.submit("/sign-in/again", "/sign-in/again", Map.of("present", password()))
                        .status())
                .isEqualTo(400);
        assertThat(idle.submit("/sign-in/again", "/sign-in/again", Map.of("present", OWN_PASSWORD))
                        .location())
                .isEqualTo("/camunda/app/admin/");

        assertThat(send(idle, "DELETE", membership, "{}")).isEqualTo(204);
        assertThat(idle.get("/security").status()).isEqualTo(200);
        for (String then : List.of(page, "/security", "//example.org", "/identity/accounts/../../logout")) {
            assertThat(idle.submit("/sign-in/again", "/sign-in/again", Map.of("present", OWN_PASSWORD, "then", then))
                            .location())
                    .isEqualTo(then.equals(page) || then.equals("/security") ? then : "/camunda/app/admin/");
        }
    }

    @Test
    void onesOwnPageRenewsRecoveryCodesAndChangesThePassword() {
        String officer = created("treasurer");
        Client browser = Client.browser(port);
        List<String> before = enrolled(officer, browser);

        Answer renewed = browser.submit("/security", "/security/recovery-codes", Map.of());
        assertThat(CODE.matcher(renewed.body()).results().count()).isEqualTo(10);
        assertThat(renewed.body()).as("shown only once").doesNotContain("lang=en");
        Client other = Client.browser(port);
        other.login(officer, OWN_PASSWORD);
        assertThat(wrongCode(other, SECOND, SECOND, before.get(0))).isEqualTo(400);
        assertThat(browser.submit(
                                "/security",
                                "/security/password",
                                Map.of("present", OWN_PASSWORD, "password", "meja hujan kopi merah"))
                        .location())
                .isEqualTo("/security");
        assertThat(browser.get("/security").body()).contains("Kata sandi sudah diganti");
        assertThat(other.get(SECOND).location()).as("its session ended").isEqualTo("/login");
    }

    @Test
    void whoHasFewRecoveryCodesLeftIsToldToMakeNewOnes() {
        String officer = created("counter");
        Client browser = Client.browser(port);
        List<String> codes = enrolled(officer, browser);
        assertThat(browser.get("/security").body()).doesNotContain("hampir habis");

        for (String code : codes.subList(0, 8)) {
            Client other = Client.browser(port);
            other.login(officer, OWN_PASSWORD);
            assertThat(other.submit(SECOND, SECOND, Map.of("code", code)).status())
                    .isEqualTo(302);
        }

        assertThat(browser.get("/security").body()).contains("hampir habis");
        browser.submit("/security", "/security/recovery-codes", Map.of());
        assertThat(browser.get("/security").body()).doesNotContain("hampir habis");
    }

    @Test
    void whatIsWrongStaysInItsFieldAndIsSaidWithWhatToDo() {
        String officer = created("printing");
        Client browser = Client.browser(port);
        browser.login(officer, password());

        Answer wrong = browser.submit(ENROL, ENROL, Map.of("code", "ab12 cd34"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("value=\"ab12 cd34\"", "minta kode baru kepada administrator");

        String pasted = handedOut(officer).toLowerCase(Locale.ROOT).replace("-", "\u00a0\u2011");
        assertThat(browser.submit(ENROL, ENROL, Map.of("code", "\u200b" + pasted + "\u2060"))
                        .location())
                .as("pasted from elsewhere")
                .isEqualTo(ENROL);
        wrong = browser.submit(ENROL, ENROL + "/one-time-codes", Map.of("code", "12 34 56"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("value=\"12 34 56\"", "jam ponsel");
        wrong = browser.submit(ENROL, ENROL + "/passkey", Map.of("label", "Ponsel & laptop", "answer", ""));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("value=\"Ponsel &amp; laptop\"");

        enrol(browser);
        Client second = Client.browser(port);
        second.login(officer, password());
        wrong = second.submit(SECOND, SECOND, Map.of("code", "<b>1</b>"));
        assertThat(wrong.body())
                .contains("value=\"&lt;b&gt;1&lt;/b&gt;\"", "kode pemulihan yang belum dipakai")
                .doesNotContain("<b>1");
    }

    @Test
    void anotherPhoneTakesThePlaceOfTheOldOneOnceItHasShownACode() {
        String officer = created("dataEntry");
        Client browser = Client.browser(port);
        browser.login(officer, password());
        browser.submit(ENROL, ENROL, Map.of("code", handedOut(officer)));
        OneTimeApp old = OneTimeApp.reading(browser.get(ENROL).body());
        enrol(browser);
        choosePassword(browser);
        assertThat(browser.get("/security").body())
                .contains("Kode sekali pakai aktif.")
                .doesNotContain("paspor-qr");
        OneTimeApp next = OneTimeApp.reading(browser.get("/security?phone=true").body());
        assertThat(next.hex()).isNotEqualTo(old.hex());

        Answer wrong = browser.submit("/security", "/security/one-time-codes", Map.of("code", code(old, 1)));
        assertThat(wrong.status()).as("of the old one").isEqualTo(400);
        assertThat(wrong.body()).contains(next.letters());
        Client before = Client.browser(port);
        before.login(officer, OWN_PASSWORD);
        assertThat(before.submit(SECOND, SECOND, Map.of("code", code(old, 1))).status())
                .as("as long as the new one has shown none")
                .isEqualTo(302);
        assertThat(browser.submit("/security", "/security/one-time-codes", Map.of("code", code(next, 0)))
                        .location())
                .isEqualTo("/security");

        clock.advance(Duration.ofMinutes(1));
        Client after = Client.browser(port);
        after.login(officer, OWN_PASSWORD);
        assertThat(wrongCode(after, SECOND, SECOND, code(old, 0))).isEqualTo(400);
        assertThat(after.submit(SECOND, SECOND, Map.of("code", code(next, 0))).status())
                .isEqualTo(302);
    }

    @Test
    void anAdministratorWhoIsLateIsToldWhatIsTrueNow() {
        String officer = created("interviewer");
        enrolled(officer, Client.browser(port));
        String second = created("camunda-admin");
        Client colleague = Client.browser(port);
        enrolled(second, colleague);
        String page = "/identity/accounts/" + officer;

        admin.submit(page, page + "/reset", Map.of());
        Answer same = admin.submit(page, page + "/reset/confirm", Map.of());
        assertThat(same.status()).isEqualTo(403);
        assertThat(same.body()).contains("Ini harus dilakukan administrator lain.", "Tolak pengaturan ulang");
        colleague.submit(page, page + "/reset/confirm", Map.of());
        Answer late = admin.submit(page, page + "/reset/decline", Map.of());

        assertThat(late.status()).as("reset meanwhile").isEqualTo(409);
        assertThat(late.body())
                .contains("tidak mungkin sekarang", "Buat kode pendaftaran")
                .doesNotContain("ditolak.");
        assertThat(admin.submit("/identity/accounts", "/identity/accounts/nobody/reset/decline", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(jdbc.sql("select kind from second_factor_event where account = ? order by id")
                        .param(officer)
                        .query(String.class)
                        .list())
                .containsSubsequence("RESET_ASKED", "RESET")
                .doesNotContain("RESET_DECLINED");
    }

    @Test
    void anAccountWithoutAnyGroupIsNoApplicant() {
        Client half = Client.browser(port);

        assertThat(half.login(created(), password()).location()).isEqualTo(SECOND);
        assertThat(half.get("/camunda/app/tasklist/secondFactors/").location()).isEqualTo(SECOND);
    }

    @Test
    void anAccountWithoutAnyGroupIsToldWhomToAsk() {
        Client browser = Client.browser(port);
        enrolled(created(), browser);

        for (String page : List.of("/camunda/app/tasklist/secondFactors/", "/security")) {
            Answer refused = browser.send("GET", page, null, null, Map.of("Accept", "text/html"));
            assertThat(refused.status()).as(page).isEqualTo(403);
            assertThat(refused.body()).contains("Akun Anda belum punya peran.");
        }
        Answer refused = admin.send("GET", "/account/data", null, null, Map.of("Accept", "text/html"));
        assertThat(refused.body()).contains("tidak berwenang").doesNotContain("belum punya peran");
    }

    @Test
    void withTheCodeAFactorIsSetUpAndBothStepsLeadToThePageThatWasAskedFor(CapturedOutput log) {
        String officer = created("printing");
        Client browser = Client.browser(port);
        assertThat(browser.get("/printing").location()).isEqualTo("/login");
        assertThat(browser.login(officer, password()).location()).isEqualTo(SECOND);
        assertThat(browser.get(SECOND).location()).isEqualTo(ENROL);
        assertThat(browser.get(ENROL).body()).contains("Kode pendaftaran").doesNotContain("otpauth", "paspor-code");

        String code = handedOut(officer);
        assertThat(wrongCode(browser, ENROL, ENROL, "0000-0000-0000-0000")).isEqualTo(400);
        assertThat(browser.submit(ENROL, ENROL, Map.of("code", " " + code.toLowerCase() + " "))
                        .location())
                .isEqualTo(ENROL);
        OneTimeApp app = OneTimeApp.reading(browser.get(ENROL).body());
        assertThat(wrongCode(browser, ENROL, ENROL + "/one-time-codes", code(app, 5)))
                .isEqualTo(400);
        Answer enrolled = browser.submit(ENROL, ENROL + "/one-time-codes", Map.of("code", code(app, 0)));
        assertThat(enrolled.status()).as(enrolled.toString()).isEqualTo(200);
        assertThat(CODE.matcher(enrolled.body()).results().count()).isEqualTo(10);
        assertThat(enrolled.body()).contains(NEW_PASSWORD);
        assertThat(choosePassword(browser)).endsWith("/printing?continue");
        assertThat(browser.get("/printing").status()).isEqualTo(200);
        assertThat(browser.get(ENGINE + "/task").status()).isEqualTo(200);

        Client second = Client.browser(port);
        second.get("/printing?day=1");
        second.login(officer, OWN_PASSWORD);
        assertThat(wrongCode(second, SECOND, SECOND, code(app, 0)))
                .as("used before")
                .isEqualTo(400);
        assertThat(second.get("/printing").location()).isEqualTo(SECOND);
        String whole = "SIGNED_IN account=" + officer + " ";
        int before = log.getAll().split(whole, -1).length;
        assertThat(second.submit(SECOND, SECOND, Map.of("code", code(app, 1))).location())
                .startsWith("/printing");
        assertThat(second.get("/printing").status()).isEqualTo(200);
        assertThat(log.getAll().split(whole, -1).length)
                .as("written down once whole")
                .isEqualTo(before + 1);
    }

    @Test
    void theCodeOfTheAdministratorIsGoodOnceAndForOneAccount() {
        String officer = created("counter");
        String colleague = created("counter");
        String first = handedOut(officer);
        String code = handedOut(officer);
        Client browser = Client.browser(port);
        browser.login(colleague, password());
        assertThat(wrongCode(browser, ENROL, ENROL, code)).as("another's").isEqualTo(400);
        Client owner = Client.browser(port);
        owner.login(officer, password());
        assertThat(wrongCode(owner, ENROL, ENROL, first)).as("replaced").isEqualTo(400);
        Client thief = Client.browser(port);
        thief.login(officer, password());
        assertThat(thief.submit(ENROL, ENROL, Map.of("code", code)).status()).isEqualTo(302);
        OneTimeApp app = OneTimeApp.reading(thief.get(ENROL).body());
        assertThat(owner.submit(ENROL, ENROL, Map.of("code", code)).status()).isEqualTo(302);
        enrol(owner);

        assertThat(thief.submit("/", ENROL + "/one-time-codes", Map.of("code", code(app, 1)))
                        .status())
                .as("used")
                .isEqualTo(302);
        assertThat(thief.get("/counter/interviews").location()).isEqualTo(SECOND);
        assertThat(thief.get(ENROL).location()).isEqualTo(SECOND);
        assertThat(admin.submit("/identity/accounts", "/identity/accounts/" + officer + "/code", Map.of())
                        .status())
                .as("enrolled already")
                .isEqualTo(409);
    }

    @Test
    void aRecoveryCodeIsGoodOnceInTheSecondStepAndNotForEnrolment() {
        String officer = created("dataEntry");
        List<String> codes = enrolled(officer, Client.browser(port));
        Client browser = Client.browser(port);
        browser.login(officer, OWN_PASSWORD);

        assertThat(browser.submit(SECOND, SECOND, Map.of("code", codes.get(0))).location())
                .isEqualTo("/camunda/app/tasklist/");
        assertThat(browser.get(ENGINE + "/task").status()).isEqualTo(200);

        Client again = Client.browser(port);
        again.login(officer, OWN_PASSWORD);
        assertThat(wrongCode(again, SECOND, SECOND, codes.get(0))).as("used").isEqualTo(400);
        assertThat(again.submit(SECOND, SECOND, Map.of("code", codes.get(1))).status())
                .isEqualTo(302);
        assertThat(jdbc.sql("select count(*) from recovery_code where account = ?")
                        .param(officer)
                        .query(Long.class)
                        .single())
                .isEqualTo(8);
    }

    @Test
    void withAnotherKeyOneTimeCodesAreNotCheckedAndARecoveryCodeIsStillGood() {
        String officer = created("dataEntry");
        List<String> codes = enrolled(officer, Client.browser(port));
        jdbc.sql("update second_factor set one_time_secret = decode(repeat('5a', length(one_time_secret)), 'hex')"
                        + " where account = ?")
                .param(officer)
                .update();
        Client browser = Client.browser(port);
        browser.login(officer, OWN_PASSWORD);

        Answer refused = browser.submit(SECOND, SECOND, Map.of("code", "123456"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Kode sekali pakai tidak dapat diperiksa sekarang.");
        assertThat(browser.submit(SECOND, SECOND, Map.of("code", codes.get(0))).location())
                .isEqualTo("/camunda/app/tasklist/");
    }

    @Test
    void fiveWrongCodesAndNoneIsLookedAtForAWhile() {
        String officer = created("dataEntry");
        List<String> codes = enrolled(officer, Client.browser(port));
        for (int guess = 0; guess < 5; guess++) {
            Client browser = Client.browser(port);
            browser.login(officer, OWN_PASSWORD);
            assertThat(wrongCode(browser, SECOND, SECOND, "00000" + guess)).isEqualTo(400);
        }
        Client owner = Client.browser(port);
        owner.login(officer, OWN_PASSWORD);

        Answer refused = owner.submit(SECOND, SECOND, Map.of("code", codes.get(0)));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("Terlalu sering dicoba");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
    }

    @Test
    void whatIsLostIsResetByTwoAdministratorsOfWhomNeitherIsTheOwner() {
        String officer = created("supervisor");
        enrolled(officer, Client.browser(port));
        String second = created("camunda-admin");
        Client colleague = Client.browser(port);
        enrolled(second, colleague);
        String page = "/identity/accounts/" + officer;

        assertThat(admin.submit(page, page + "/reset/confirm", Map.of()).status())
                .as("nobody asked")
                .isEqualTo(409);
        assertThat(admin.submit(page, page + "/reset", Map.of()).status()).isEqualTo(302);
        assertThat(admin.submit(page, page + "/reset/confirm", Map.of()).status())
                .as("the same")
                .isEqualTo(403);
        assertThat(admin.submit(page, page + "/reset", Map.of()).status())
                .as("asked already")
                .isEqualTo(409);
        assertThat(colleague.get(page).body()).contains("admin meminta pengaturan ulang");
        assertThat(colleague.submit(page, page + "/reset/decline", Map.of()).status())
                .isEqualTo(302);
        assertThat(colleague.submit(page, page + "/reset", Map.of()).status()).isEqualTo(302);
        assertThat(admin.submit(page, page + "/reset/confirm", Map.of()).status())
                .isEqualTo(302);

        Client owner = Client.browser(port);
        owner.login(officer, OWN_PASSWORD);
        assertThat(owner.get(SECOND).location()).isEqualTo(ENROL);
        String own = "/identity/accounts/" + second;
        assertThat(colleague.submit(own, own + "/reset", Map.of()).status())
                .as("one's own")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "treasurer", "counter"})
    void onlyAdministratorsSeeAccounts(String group) {
        Client officer = Client.browser(port);
        String account = created(group);
        enrolled(account, officer);

        assertThat(officer.get("/identity/accounts").status()).isEqualTo(403);
        assertThat(officer.get("/identity/accounts/admin").status()).isEqualTo(403);
        assertThat(officer.submit("/", "/identity/accounts/" + account + "/code", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(Client.nobody(port).get("/identity/accounts").location()).isEqualTo("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in/second",
                "/sign-in/second/passkey",
                "/sign-in/second/enrol",
                "/sign-in/second/enrol/passkey",
                "/sign-in/second/enrol/one-time-codes",
                "/sign-in/passkey",
                "/identity/accounts/dpsCounter/code",
                "/identity/accounts/dpsCounter/password",
                "/identity/accounts/dpsCounter/reset",
                "/identity/accounts/dpsCounter/reset/confirm"
            })
    void formsOfOtherSitesAreRefused(String form) {
        assertThat(admin.submitForged(form, Map.of("code", "1")).status()).isEqualTo(403);
        Client half = Client.browser(port);
        half.login("dpsCounter", "demo");
        assertThat(half.submitForged(form, Map.of("code", "1")).status()).isEqualTo(403);
        assertThat(Client.nobody(port).submitForged(form, Map.of("code", "1")).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[]", "{\"id\":\"x\"}", "<script>"})
    void whatIsNoPasskeyIsRefused(String answer) {
        Client browser = Client.browser(port);
        assertThat(browser.get("/sign-in/passkey").body()).contains("challenge");

        Answer refused = browser.submit("/sign-in/passkey", "/sign-in/passkey", Map.of("answer", answer));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("tidak dapat diterima");
    }

    @Test
    void anAnswerThatIsTooLongIsRefused() {
        assertThat(Client.browser(port)
                        .submit("/sign-in/passkey", "/sign-in/passkey", Map.of("answer", "x".repeat(100_000)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theDatabaseTellsNoSecret() {
        String officer = created("printing");
        Client browser = Client.browser(port);
        browser.login(officer, password());
        String code = handedOut(officer);
        browser.submit(ENROL, ENROL, Map.of("code", code));
        String page = browser.get(ENROL).body();
        OneTimeApp app = OneTimeApp.reading(page);

        String row = jdbc.sql("select second_factor::text from second_factor where account = ?")
                .param(officer)
                .query(String.class)
                .single();

        assertThat(row).doesNotContain(code, code.replace("-", "")).doesNotContain(app.hex());
        assertThat(browser.get(ENROL).body()).as("the same until it is used").contains(app.letters());
    }

    /** The code that an app shows now, by the program's clock, or so many half minutes later. */
    private String code(OneTimeApp app, int later) {
        return app.code(clock.instant(), later);
    }

    private String handedOut(String account) {
        String page = "/identity/accounts/" + account;
        Answer answer = admin.submit(page, page + "/code", Map.of());
        Matcher code = CODE.matcher(answer.body());
        assertThat(code.find()).as(answer.toString()).isTrue();
        return code.group();
    }

    private List<String> enrolled(String account, Client browser) {
        browser.login(account, password());
        assertThat(browser.submit(ENROL, ENROL, Map.of("code", handedOut(account)))
                        .location())
                .isEqualTo(ENROL);
        List<String> codes = enrol(browser);
        choosePassword(browser);
        return codes;
    }

    private static String choosePassword(Client browser) {
        Answer answer = browser.submit(NEW_PASSWORD, NEW_PASSWORD, Map.of("password", OWN_PASSWORD));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        return answer.location();
    }

    private List<String> enrol(Client browser) {
        OneTimeApp app = OneTimeApp.reading(browser.get(ENROL).body());
        Answer answer = browser.submit(ENROL, ENROL + "/one-time-codes", Map.of("code", code(app, 0)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return CODE.matcher(answer.body()).results().map(found -> found.group()).toList();
    }

    private static int wrongCode(Client browser, String page, String action, String code) {
        return browser.submit(page, action, Map.of("code", code)).status();
    }

    private static String password() {
        return "Kuda-7-lampu-sungai-biru";
    }

    /** An account that an administrator makes through the webapps' door. */
    private String created(String... groups) {
        String id = "o" + UUID.randomUUID().toString().replace("-", "");
        Answer page = admin.get("/camunda/app/admin/secondFactors/");
        assertThat(page.status()).as(page.location() + page).isEqualTo(200);
        assertThat(admin.submit("/sign-in/again", "/sign-in/again", Map.of("present", OWN_PASSWORD))
                        .status())
                .isEqualTo(302);
        assertThat(send(
                        admin,
                        "POST",
                        "/user/create",
                        "{\"profile\":{\"id\":\"" + id
                                + "\",\"firstName\":\"Ayu\",\"lastName\":\"Lestari\"},\"credentials\":{\"password\":\""
                                + password()
                                + "\"}}"))
                .isEqualTo(204);
        assertThat(send(admin, "PUT", "/tenant/DPS/user-members/" + id, "{}")).isEqualTo(204);
        for (String group : groups) {
            assertThat(send(admin, "PUT", "/group/" + group + "/members/" + id, "{}"))
                    .isEqualTo(204);
        }
        return id;
    }

    private static int send(Client administrator, String method, String path, String json) {
        Map<String, String> token =
                Map.of("X-XSRF-TOKEN", administrator.cookie("XSRF-TOKEN").orElseThrow());
        return administrator
                .send(method, ENGINE + path, "application/json", json.getBytes(StandardCharsets.UTF_8), token)
                .status();
    }

    /** The program's clock, which stands still until it is moved; one-time codes go by it. */
    static class JumpingClock extends Clock {

        private volatile Instant now = Instant.now();

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        @Primary
        JumpingClock jumpingClock() {
            return new JumpingClock();
        }
    }
}
