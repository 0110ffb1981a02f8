package id.paspor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.kernel.Groups;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.outside.Mailbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts from outside: opening them, new passwords, and guessing. Every test comes from addresses of its own. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class AccountDoorsTest {

    private static final String PASSWORD = "lampu kuda biru sungai";
    private static final String OTHER_PASSWORD = "meja hujan kopi merah";

    private static final List<String> DOORS =
            List.of("/engine-rest/user/create", "/camunda/api/engine/engine/default/user/create");

    private final String email = "ayu." + UUID.randomUUID() + "@example.org";
    private final Mailbox mailbox = new Mailbox(email);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void fromTheFormOverTheMailToTheOwnApplications(CapturedOutput log) {
        Client browser = Client.browser(port).from("198.18.1.1");

        Answer asked = register(browser, email, PASSWORD);
        assertThat(asked.status()).isEqualTo(302);
        assertThat(asked.location()).isEqualTo("/register/sent");
        assertThat(browser.get("/register/sent").body()).contains(email);

        String link = mailbox.comesByItself(1).link("/register/confirm");
        assertThat(rowsFor(email)).as("the mail is not kept").isZero();
        assertThat(Client.browser(port).get(link).status())
                .as("a scanner of mails")
                .isEqualTo(302);

        Answer opened = browser.get(link);
        assertThat(opened.location())
                .as("the secret leaves the address")
                .isEqualTo("/register/confirm")
                .doesNotContain("token");
        Answer wrong = browser.submit("/register/confirm", "/register/confirm", Map.of("password", "guess"));
        assertThat(wrong.status()).isEqualTo(400);
        Answer confirmed = browser.submit("/register/confirm", "/register/confirm", Map.of("password", PASSWORD));
        assertThat(confirmed.location()).isEqualTo("/applications");
        assertThat(browser.get("/applications").status()).isEqualTo(200);
        assertThat(browser.get("/account").body()).contains(email);
        assertThat(Client.browser(port).get(link).location()).isEqualTo("/register/confirm");
        Client again = Client.browser(port);
        again.get(link);
        assertThat(again.get("/register/confirm").status()).as("used").isEqualTo(410);

        Client phone = Client.browser(port).from("198.18.1.2");
        assertThat(phone.login(" " + email.toUpperCase(), PASSWORD).location()).isEqualTo("/applications");
        assertThat(log.getAll()).doesNotContain(email).doesNotContain(PASSWORD);
        assertThat(jdbc.sql("select count(*) from act_id_user where concat(id_, first_, last_, email_) ilike '%ayu.%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theLanguageGoesWithTheAccountToOtherDevicesAndIntoItsMails() {
        Client phone = opened("198.18.1.3");
        Client laptop = Client.browser(port).from("198.18.1.4");
        laptop.login(email, PASSWORD);
        assertThat(laptop.get("/applications").body()).contains("Permohonan saya");

        laptop.get("/applications?lang=en");
        Client library = Client.browser(port).from("198.18.1.5");
        library.login(email, PASSWORD);
        assertThat(library.get("/applications").body()).contains("My applications");
        assertThat(phone.get("/applications").body())
                .as("where Indonesian was brought before")
                .contains("Permohonan saya");

        Client stranger = Client.browser(port).from("198.18.1.6");
        stranger.submit("/password/forgot", "/password/forgot", Map.of("email", email));
        assertThat(mailbox.newestOf(2).subject()).isEqualTo("A new password for Paspor Online");
        assertThat(library.get("/account/data?lang=xx").status()).isEqualTo(200);
        assertThat(jdbc.sql("select language from account where email = ?")
                        .param(email)
                        .query(String.class)
                        .single())
                .isEqualTo("EN");
    }

    @Test
    void anAccountThatApplicantsOpenOpensOurPagesAndNothingOfTheEngine() {
        Client phone = opened("198.18.2.1");
        Client program = Client.basic(port, email, PASSWORD).from("198.18.2.1");
        String start = "/engine-rest/process-definition/key/passport-application/submit-form";

        for (String path : List.of("/engine-rest/user", "/engine-rest/task", "/engine-rest/version")) {
            assertThat(program.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(program.post(start, Map.of("variables", Map.of())).status()).isEqualTo(403);
        for (String path : List.of(
                "/camunda/app/tasklist/default/", "/camunda/app/welcome/default/", "/camunda/api/engine/engine")) {
            assertThat(phone.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(phone.get("/applications/new").status()).isEqualTo(200);
    }

    @Test
    void theAnswerIsTheSameWhetherThereIsAnAccountOrNot() {
        opened("198.18.3.1");
        String stranger = "budi." + UUID.randomUUID() + "@example.org";

        for (String form : List.of("/register", "/password/forgot")) {
            List<String> pages = new ArrayList<>();
            for (String address : List.of(email, stranger)) {
                Client browser = Client.browser(port).from("198.18.3.2");
                Answer asked = browser.submit(form, form, Map.of("email", address, "password", OTHER_PASSWORD));
                pages.add(asked.status()
                        + asked.location()
                        + browser.get(asked.location()).body().replace(address, "…"));
            }
            assertThat(pages.get(0)).as(form).contains("…").isEqualTo(pages.get(1));
        }
        assertThat(mailbox.newestOf(3).subject()).contains("Kata sandi baru");
        assertThat(mailbox.all().get(1).subject()).contains("Anda sudah punya akun");
        assertThat(new Mailbox(stranger).newestOf(2).subject()).contains("Belum ada akun");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ayu",
                "ayu@",
                "@example.org",
                "ayu@localhost",
                "ayu@example.org,budi@example.org",
                "ayu@example.org\r\nBcc: budi@example.org",
                "ayu @example.org",
                "ayu..lestari@example.org",
                "ayu.@example.org",
                ".ayu@example.org",
                "ayu@example..org",
                "\"<script>alert(1)</script>\"@example.org",
                "' or 1=1 --@example.org",
                "аyu@example.org"
            })
    void whatIsNoAddressIsRefusedAndKept(String typed) {
        for (String form : List.of("/register", "/password/forgot")) {
            Client browser = Client.browser(port).from("198.18.4.1");

            Answer answer = browser.submit(form, form, Map.of("email", typed, "password", PASSWORD));

            assertThat(answer.status()).as(form).isEqualTo(400);
            assertThat(answer.body())
                    .contains("Tulis alamat e-mail yang lengkap", "href=\"#email\"")
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void whatIsTooLongOrMissingIsRefused() {
        Client browser = Client.browser(port).from("198.18.4.2");
        String longAddress = "a".repeat(250) + "@example.org";

        assertThat(register(browser, longAddress, PASSWORD).status()).isEqualTo(400);
        assertThat(register(browser, email, "x".repeat(100_000)).body()).contains("paling panjang 128 karakter");
        assertThat(register(browser, email, "short").body()).contains("paling sedikit 12 karakter");
        assertThat(register(browser, email, "password1234567").body()).contains("mudah ditebak");
        assertThat(browser.submit("/register", "/register", Map.of()).status()).isEqualTo(400);
        assertThat(browser.get("/register/confirm?token=" + "x".repeat(5000)).status())
                .isEqualTo(302);
        assertThat(browser.get("/register/confirm").status()).isEqualTo(410);
        assertThat(browser.submit("/register", "/register/confirm", Map.of("password", "x"))
                        .status())
                .isEqualTo(410);
        assertThat(browser.login("ad\0min", "demo").status()).isEqualTo(400);
        assertThat(browser.login("a".repeat(5000), "demo").location()).isEqualTo("/login?error");
        assertThat(browser.login("admin", "x".repeat(5000)).location()).isEqualTo("/login?error");
        assertThat(mailbox.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/register",
                "/register/confirm",
                "/password/forgot",
                "/password/reset",
                "/account/password",
                "/status"
            })
    void formsOfOtherSitesAreRefused(String form) {
        assertThat(Client.session(port, "applicant")
                        .submitForged(form, Map.of("email", email, "password", PASSWORD))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aNewPasswordByMailEndsEverySession() {
        Client phone = opened("198.18.5.1");
        Client laptop = Client.browser(port).from("198.18.5.2");
        laptop.login(email, PASSWORD);
        Client program = Client.basic(port, email, PASSWORD).from("198.18.5.3");
        assertThat(program.get("/engine-rest/version").status()).as("signed in").isEqualTo(403);
        laptop.submit("/password/forgot", "/password/forgot", Map.of("email", email));
        String link = mailbox.newestOf(2).link("/password/reset");

        Client another = Client.browser(port).from("198.18.5.4");
        another.get(link);
        assertThat(reset(another, "password1234567").body()).contains("mudah ditebak");
        assertThat(reset(another, OTHER_PASSWORD).location()).isEqualTo("/applications");

        assertThat(another.get("/applications").status()).isEqualTo(200);
        assertThat(phone.get("/applications").location()).isEqualTo("/login");
        assertThat(laptop.get("/camunda/api/engine/engine/default/task").status())
                .isEqualTo(401);
        assertThat(program.get("/engine-rest/version").status()).isEqualTo(401);
        assertThat(phone.login(email, PASSWORD).location()).isEqualTo("/login?error");
        assertThat(phone.login(email, OTHER_PASSWORD).location()).startsWith("/applications");
        Client late = Client.browser(port).from("198.18.5.5");
        late.get(link);
        assertThat(late.get("/password/reset").status()).as("used").isEqualTo(410);
        assertThat(mailbox.newestOf(3).subject()).contains("sudah diganti");
    }

    @Test
    void whoIsSignedInChangesThePasswordAndStaysSignedIn() {
        Client phone = opened("198.18.6.1");
        Client laptop = Client.browser(port).from("198.18.6.2");
        laptop.login(email, PASSWORD);

        assertThat(change(phone, "wrong", OTHER_PASSWORD).body()).contains("Kata sandi sekarang salah");
        assertThat(change(phone, PASSWORD, "short").body()).contains("paling sedikit 12");
        assertThat(change(phone, PASSWORD, OTHER_PASSWORD).location()).isEqualTo("/account");

        assertThat(phone.get("/account").body()).contains("Kata sandi sudah diganti");
        assertThat(laptop.get("/account").location()).isEqualTo("/login");
        assertThat(mailbox.newestOf(2).subject()).contains("sudah diganti");
    }

    @Test
    void whoGuessesLocksOutNobodyButOneself() {
        Client owner = Client.browser(port).from("198.18.7.1");
        assertThat(owner.login("upgTreasurer", "demo").location()).startsWith("/camunda");
        Client program = Client.basic(port, "upgTreasurer").from("198.18.7.2");
        assertThat(program.get("/engine-rest/version").status()).isEqualTo(200);

        Client guesser = Client.browser(port).from("198.18.7.3");
        for (int guess = 0; guess < 10; guess++) {
            assertThat(guesser.login("upgTreasurer", "guess" + guess).location())
                    .isEqualTo("/login?error");
        }
        guesser.login("upgTreasurer", "demo");
        assertThat(guesser.get("/login?error").body())
                .as("even the right one is not looked at")
                .contains("Terlalu sering dicoba. Coba lagi dalam", "menit", "value=\"upgTreasurer\"");
        Answer byProgram = Client.basic(port, "upgTreasurer").from("198.18.7.4").get("/engine-rest/version");
        assertThat(byProgram.status()).as("from yet another address").isEqualTo(429);
        assertThat(Integer.parseInt(byProgram.header("Retry-After"))).isBetween(1, 900);
        assertThat(byProgram.json().get("message").asText()).contains(" / This was tried too often.");

        assertThat(program.get("/engine-rest/version").status()).isEqualTo(200);
        owner.submit("/", "/logout", Map.of());
        owner.from("198.18.7.5");
        assertThat(owner.login("upgTreasurer", "wrong").location()).isEqualTo("/login?error");
        assertThat(owner.login("upgTreasurer", "demo").location()).startsWith("/camunda");
        assertThat(Client.browser(port)
                        .from("198.18.7.3")
                        .login("btmPrinting", "demo")
                        .location())
                .as("another account")
                .startsWith("/camunda");
    }

    @Test
    void aKnownDeviceGuessesNoMoreThanAnother() {
        Client device = Client.browser(port).from("198.18.8.1");
        device.login("btmPrinting", "demo");
        device.submit("/", "/logout", Map.of());
        for (int guess = 0; guess < 10; guess++) {
            device.login("btmPrinting", "guess" + guess);
        }
        device.login("btmPrinting", "demo");

        assertThat(device.get("/login?error").body()).contains("Terlalu sering dicoba");
        assertThat(Client.browser(port)
                        .from("198.18.8.2")
                        .login("btmPrinting", "demo")
                        .location())
                .startsWith("/camunda");
    }

    @Test
    void guessesThatComeAtOnceAreCountedToo() throws Exception {
        ExecutorService guessers = Executors.newFixedThreadPool(20);
        List<Integer> answers = new ArrayList<>();
        try {
            List<Future<Integer>> guesses = new ArrayList<>();
            for (int guess = 0; guess < 60; guess++) {
                Client client =
                        Client.basic(port, "djjCounter", "guess" + guess).from("198.18.9." + guess % 20);
                guesses.add(
                        guessers.submit(() -> client.get("/engine-rest/version").status()));
            }
            for (Future<Integer> guess : guesses) {
                answers.add(guess.get());
            }
        } finally {
            guessers.shutdown();
        }

        assertThat(answers).containsOnly(401, 429);
        assertThat(Collections.frequency(answers, 401)).isLessThanOrEqualTo(11);
    }

    @Test
    void aProgramThatCallsManyTimesAtOnceIsNotAGuesser() throws Exception {
        ExecutorService calls = Executors.newFixedThreadPool(20);
        try {
            Client program = Client.basic(port, "upgPrinting").from("198.18.10.1");
            List<Integer> answers = new ArrayList<>();
            Callable<Integer> once = () -> program.get("/engine-rest/version").status();
            for (Future<Integer> call : calls.invokeAll(Collections.nCopies(60, once))) {
                answers.add(call.get());
            }
            assertThat(answers).containsOnly(200);
        } finally {
            calls.shutdown();
        }
    }

    @Test
    void whoTriesManyAccountsFromOneAddressIsStoppedAndAKnownDeviceThereIsNot() {
        Client officer = Client.browser(port).from("2001:db8:5:5::1");
        officer.login("upgCounter", "demo");
        officer.submit("/", "/logout", Map.of());

        int tried = 0;
        while (Client.basic(port, "nobody" + tried, "x")
                        .from("2001:db8:5:5::" + Integer.toHexString(tried + 2))
                        .get("/engine-rest/version")
                        .status()
                == 401) {
            tried++;
        }

        assertThat(tried).isBetween(100, 115);
        assertThat(officer.login("upgCounter", "demo").location()).startsWith("/camunda");
    }

    @Test
    void theCookieOfADeviceNamesNobodyAndIsOutOfReach() {
        Client browser = Client.browser(port).from("198.18.11.1");
        Answer in = browser.login("djjSupervisor", "demo");

        assertThat(in.response().headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("PASPOR-DEVICE="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=31536000")
                .doesNotContain("djj");
        String first = browser.cookie("PASPOR-DEVICE").orElseThrow();
        for (String colleague :
                List.of("djjTreasurer", "djjDataEntry", "djjInterviewer", "dpsCounter", "dpsPrinting")) {
            browser.login(colleague, "demo");
        }
        String newest = browser.cookie("PASPOR-DEVICE").orElseThrow();
        assertThat(newest.split("\\.")).hasSize(5).doesNotContain(first);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /engine-rest/identity/verify",
        "POST, /engine-rest/identity/%76erify",
        "POST, /engine-rest/identity/verify/",
        "POST, /engine-rest/engine/default/identity/verify"
    })
    void theEnginesOwnQuestionForAPasswordIsClosed(String method, String path) {
        assertThat(Client.basic(port, "applicant")
                        .json(method, path, Map.of("username", "admin", "password", "guess"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theWebappsOwnLoginIsClosed() {
        Client applicant = Client.session(port, "applicant");

        for (String path : List.of(
                "/camunda/api/admin/auth/user/default/login/cockpit",
                "/camunda/api/admin/auth/user/default/%6Cogin/cockpit")) {
            assertThat(applicant
                            .send(
                                    "POST",
                                    path,
                                    "application/x-www-form-urlencoded",
                                    "username=admin&password=demo".getBytes())
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void anAddressAsksForLinksSoManyTimesAnHour() {
        Client browser = Client.browser(port).from("198.18.12.1");
        for (int times = 0; times < 30; times++) {
            assertThat(browser.submit(
                                    "/password/forgot",
                                    "/password/forgot",
                                    Map.of("email", UUID.randomUUID() + "@example.org"))
                            .status())
                    .isEqualTo(302);
        }

        Answer refused = register(browser, email, PASSWORD);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("Terlalu sering dicoba. Coba lagi dalam 2 menit.", email);
        assertThat(refused.header("Retry-After")).isEqualTo("120");
    }

    @Test
    void secretsOfLinksAreNotTriedWithoutEnd() {
        Client guesser = Client.browser(port).from("198.18.13.1");
        int tried = 0;
        while (tried < 300 && guess(guesser, tried) == 410) {
            tried++;
        }

        assertThat(tried).isBetween(100, 115);
    }

    @ParameterizedTest
    @MethodSource("passwordsThatOfficersMustNotHave")
    void anAdministratorIsToldWhatIsWrongWithAPassword(String door, String password) {
        Answer answer = create(door, "officer1", password);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        String message = answer.json().get("message").asText();
        assertThat(message).contains("paling sedikit 10 dan paling banyak 128 karakter");
        assertThat(message.contains(" / The password"))
                .as("programs read both languages, people theirs: %s", message)
                .isEqualTo(door.startsWith("/engine-rest"));
    }

    private static Stream<Arguments> passwordsThatOfficersMustNotHave() {
        List<String> passwords =
                List.of("weak", "password1234", "officer1officer1", "x7q".repeat(43), "Lq7!".repeat(1001));
        return DOORS.stream().flatMap(door -> passwords.stream().map(password -> Arguments.of(door, password)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "petugas baru | Ayu | a@example.org | hanya huruf A–Z dan angka",
                "ayu-1 | Ayu | a@example.org | hanya huruf A–Z dan angka",
                "../admin | Ayu | a@example.org | hanya huruf A–Z dan angka",
                "x80 | Ayu | a@example.org | paling banyak 64 karakter",
                "admin | Ayu | a@example.org | Sudah ada akun dengan id ini",
                "free | x300 | a@example.org | Nama paling banyak 255 karakter",
                "free | Ayu | ayu di kantor | Tulis alamat e-mail yang lengkap"
            })
    void anAdministratorIsToldWhatIsWrongWithAnAccount(String id, String name, String mail, String said) {
        for (String door : DOORS) {
            Answer answer = create(door, repeated(id), repeated(name), mail, PASSWORD);

            assertThat(answer.status()).as(answer.toString()).isEqualTo(id.equals("admin") ? 409 : 400);
            assertThat(answer.json().get("message").asText()).contains(said);
        }
        assertThat(identity.createUserQuery().userId("free").count()).isZero();
    }

    /** As Camunda Admin asks while one is typed, also for an account that there is. */
    @ParameterizedTest
    @ValueSource(strings = {"admin", "petugas baru"})
    void aPasswordIsJudgedForWhomeverItIsMeant(String id) {
        Answer judged = Client.basic(port, "admin")
                .post(
                        "/engine-rest/identity/password-policy",
                        Map.of("password", PASSWORD, "profile", Map.of("id", id, "firstName", "Ayu")));

        assertThat(judged.status()).as(judged.toString()).isEqualTo(200);
        assertThat(judged.json().get("valid").asBoolean()).isTrue();
    }

    /** So many of a letter where a letter is followed by a number. */
    private static String repeated(String written) {
        return written.matches("x[0-9]+") ? "x".repeat(Integer.parseInt(written.substring(1))) : written;
    }

    @Test
    void whatAnAdministratorRepeatsOrSendsForNobodyIsRefusedAndNothingFails() {
        String id = "o" + UUID.randomUUID().toString().replace("-", "");
        create("/engine-rest/user/create", id, PASSWORD);
        Client admin = Client.basic(port, "admin");
        for (String member : List.of("/group/counter/members/", "/tenant/DPS/user-members/")) {
            assertThat(admin.json("PUT", "/engine-rest" + member + id, Map.of()).status())
                    .isEqualTo(204);
            assertThat(admin.json("PUT", "/engine-rest" + member + id, Map.of()).status())
                    .as("again")
                    .isEqualTo(204);
            assertThat(admin.json("PUT", "/engine-rest" + member + "nobody", Map.of())
                            .status())
                    .as("nobody")
                    .isBetween(400, 409);
        }
        for (String unknown : List.of("/group/nogroup/members/", "/tenant/NOWHERE/user-members/")) {
            assertThat(admin.json("PUT", "/engine-rest" + unknown + id, Map.of())
                            .status())
                    .as(unknown)
                    .isBetween(400, 409);
        }
    }

    @Test
    void theLastAdministratorStays() {
        identity.createUserQuery().memberOfGroup("camunda-admin").list().stream()
                .map(User::getId)
                .filter(id -> !id.equals("admin"))
                .forEach(id -> identity.deleteMembership(id, "camunda-admin"));
        Client admin = Client.basic(port, "admin");

        for (String door : List.of("/engine-rest/user/admin", "/engine-rest/group/camunda-admin/members/admin")) {
            Answer refused = admin.json("DELETE", door, Map.of());
            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.json().get("message").asText()).contains("Ini administrator terakhir.");
        }
    }

    @Test
    void ofTwoAdministratorsWhoRemoveEachOtherAtOnceOneStays() throws Exception {
        theLastAdministratorStays();
        String second = account("camunda-admin");
        try {
            List<Answer> answers = atOnce(
                    () -> Client.basic(port, "admin")
                            .json("DELETE", "/engine-rest/group/camunda-admin/members/" + second, Map.of()),
                    () -> Client.basic(port, second, OTHER_PASSWORD)
                            .json("DELETE", "/engine-rest/group/camunda-admin/members/admin", Map.of()));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
            assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").count())
                    .isEqualTo(1);
        } finally {
            if (identity.createUserQuery()
                            .userId("admin")
                            .memberOfGroup("camunda-admin")
                            .count()
                    == 0) {
                identity.createMembership("admin", "camunda-admin");
            }
            identity.deleteUser(second);
        }
    }

    @Test
    void whatTwoAdministratorsAddAtOnceIsThereOnce() throws Exception {
        String id = account(Groups.DATA_ENTRY);
        Callable<Answer> joining = () -> Client.basic(port, "admin")
                .json("PUT", "/engine-rest/group/" + Groups.INTERVIEWER + "/members/" + id, Map.of());
        Callable<Answer> making = () -> create("/engine-rest/user/create", id + "2", OTHER_PASSWORD);

        assertThat(atOnce(joining, joining)).extracting(Answer::status).containsExactly(204, 204);
        assertThat(atOnce(making, making)).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
    }

    private String account(String group) {
        String id = "o" + UUID.randomUUID().toString().replace("-", "");
        User user = identity.newUser(id);
        user.setPassword(OTHER_PASSWORD);
        identity.saveUser(user);
        identity.createMembership(id, group);
        return id;
    }

    /** Has both wait for their turn before either gets it. */
    private List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other) throws Exception {
        ExecutorService administrators = Executors.newFixedThreadPool(2);
        try {
            List<Future<Answer>> answers = transaction.execute(status -> {
                jdbc.sql("select pg_advisory_xact_lock(hashtextextended('paspor.accounts', 0))")
                        .query()
                        .listOfRows();
                List<Future<Answer>> asked =
                        Stream.of(one, other).map(administrators::submit).toList();
                await().until(() -> jdbc.sql(
                                        "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                                                + " and database = (select oid from pg_database where datname = current_database())")
                                .query(Integer.class)
                                .single()
                        == 2);
                return asked;
            });
            return List.of(answers.get(0).get(), answers.get(1).get());
        } finally {
            administrators.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void noKindOfLetterIsAskedForAndWhatIsTakenSignsIn(String door) {
        String id = "o" + UUID.randomUUID().toString().replace("-", "");
        String password = "lampu kuda biru " + "sungai".repeat(18);
        assertThat(create(door, id, password).status()).isEqualTo(204);

        assertThat(Client.basic(port, id, password).get("/engine-rest/version").status())
                .isEqualTo(200);
    }

    private static Stream<String> doors() {
        return DOORS.stream();
    }

    private Answer create(String door, String id, String password) {
        return create(door, id, "a", "", password);
    }

    private Answer create(String door, String id, String firstName, String mail, String password) {
        Map<String, Object> account = Map.of(
                "profile", Map.of("id", id, "firstName", firstName, "lastName", "b", "email", mail),
                "credentials", Map.of("password", password));
        return door.startsWith("/camunda")
                ? withWebappToken(Client.session(port, "admin"), door, account)
                : Client.basic(port, "admin").post(door, account);
    }

    private static Answer withWebappToken(Client admin, String door, Map<String, Object> body) {
        admin.get("/camunda/app/admin/default/");
        String token = admin.cookie("XSRF-TOKEN").orElseThrow();
        try {
            byte[] json = new ObjectMapper().writeValueAsBytes(body);
            return admin.send("POST", door, "application/json", json, Map.of("X-XSRF-TOKEN", token));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int guess(Client guesser, int number) {
        guesser.get("/password/reset?token=guess" + number);
        return guesser.get("/password/reset").status();
    }

    private Client opened(String from) {
        Client browser = Client.browser(port).from(from);
        register(browser, email, PASSWORD);
        browser.get(mailbox.newestOf(1).link("/register/confirm"));
        Answer confirmed = browser.submit("/register/confirm", "/register/confirm", Map.of("password", PASSWORD));
        assertThat(confirmed.location()).isEqualTo("/applications");
        return browser;
    }

    private static Answer register(Client browser, String email, String password) {
        return browser.submit("/register", "/register", Map.of("email", email, "password", password));
    }

    private static Answer reset(Client browser, String password) {
        return browser.submit("/password/reset", "/password/reset", Map.of("password", password));
    }

    private static Answer change(Client browser, String present, String password) {
        return browser.submit("/account", "/account/password", Map.of("present", present, "password", password));
    }

    private long rowsFor(String address) {
        return jdbc.sql("select count(*) from message where address = ?")
                .param(address)
                .query(Long.class)
                .single();
    }
}
