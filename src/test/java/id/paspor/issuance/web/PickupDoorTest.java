package id.paspor.issuance.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.Paper;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counter finds its own office's passports and hands each over once; supervisors release what was held back. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PickupDoorTest {

    private static final String PAGE = "/counter/pickup";
    private static final String STEP = "hand-over-passport";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Walk walk;
    private Client counter;
    private Case waiting;

    @BeforeAll
    void aPassportWaits() {
        walk = new Walk(port);
        counter = Client.session(port, "dpsCounter");
        waiting = walk.atPickup();
    }

    @ParameterizedTest
    @CsvSource({
        "dpsCounter, 200, 404, 200, 403",
        "dpsSupervisor, 200, 404, 200, 409",
        "jksCounter, 200, 404, 404, 403",
        "jksSupervisor, 200, 404, 404, 404",
        "dpsInterviewer, 403, 403, 403, 403",
        "dpsDataEntry, 403, 403, 403, 403",
        "dpsPrinting, 403, 403, 403, 403",
        "dpsTreasurer, 403, 403, 403, 403",
        "applicant, 403, 403, 403, 403",
        "admin, 403, 403, 403, 403"
    })
    void onlyTheCounterAndItsSupervisorsComeIn(String account, int looking, int finding, int aCase, int releasing) {
        Client somebody = Client.session(port, account);

        assertThat(somebody.get(PAGE).status()).isEqualTo(looking);
        assertThat(somebody.get(PAGE + "/register.pdf").status()).isEqualTo(looking);
        assertThat(somebody.submit("/", PAGE + "/find", Map.of("number", "1")).status())
                .isEqualTo(finding);
        assertThat(somebody.get(of(waiting)).status()).isEqualTo(aCase);
        assertThat(somebody.submit("/", of(waiting) + "/release", Map.of("reason", "KTP diperiksa"))
                        .status())
                .isEqualTo(releasing);
    }

    @ParameterizedTest
    @CsvSource({"dpsSupervisor, 403", "jksCounter, 404", "jksSupervisor, 404", "dpsPrinting, 403", "applicant, 403"})
    void nobodyElseHandsOver(String account, int status) {
        assertThat(Client.session(port, account)
                        .submit("/", of(waiting), Map.of("collectedBy", "self"))
                        .status())
                .isEqualTo(status);
        assertThat(booklet(waiting)).isEqualTo("PRINTED");
    }

    @Test
    void nobodyIsSentToTheLoginAndAForgedFormIsRefused() {
        for (String path : List.of(PAGE, of(waiting), PAGE + "/register.pdf")) {
            assertThat(Client.nobody(port).get(path).location()).isEqualTo("/login");
        }
        for (String deed : List.of(PAGE + "/find", of(waiting), of(waiting) + "/release")) {
            assertThat(counter.submitForged(deed, Map.of("collectedBy", "self")).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void everyNumberLeadsToTheCaseAndTheLookIsRemembered() {
        String number = waiting.registrationNumber();
        for (String typed : List.of(
                number,
                new RegistrationNumber(number).grouped() + "\r",
                passport(waiting, "number").toLowerCase(),
                " " + passport(waiting, "pickup_code"))) {
            assertThat(find(counter, typed).location()).as(typed).isEqualTo(of(waiting));
        }

        assertThat(counter.get(of(waiting)).body())
                .contains("Budi Santoso", passport(waiting, "number"), "5171 0112 0315 0007")
                .contains("/cases/" + number + "/photo", "href=\"/cases/" + number + "\"", "Serahkan paspor")
                .doesNotContain("??", passport(waiting, "pickup_code"));
        assertThat(looks(waiting)).contains("dpsCounter look.pickup");
        String supervisors =
                Client.session(port, "dpsSupervisor").get(of(waiting)).body();
        assertThat(supervisors).contains("Budi Santoso").doesNotContain("Serahkan paspor");
        assertThat(find(Client.session(port, "jksCounter"), number).status()).isEqualTo(404);
    }

    @Test
    void whoeverSharesACodeIsShownByName() {
        Case one = walk.atPickup();
        Case other = walk.atPickup();
        String code = passport(one, "pickup_code");
        jdbc.sql("update passport set pickup_code = ? where registration_number = ?")
                .params(code, other.registrationNumber())
                .update();

        Answer several = find(counter, code);

        assertThat(several.status()).isEqualTo(200);
        assertThat(several.body())
                .contains(of(one), of(other), "BUDI SANTOSO")
                .doesNotContain("517103", "22 April 1986");
        assertThat(looks(other)).contains("dpsCounter look.pickup");
    }

    @Test
    void aRelativeCollectsAtTheCounterAndSigns() {
        Case own = walk.atPickup();
        String code = passport(own, "pickup_code");
        assertThat(counter.get(of(own)).body()).doesNotContain("name=\"relation\"");
        assertThat(counter.get(of(own) + "?by=family").body()).contains("name=\"relation\"", "name=\"familyCardSeen\"");
        assertThat(counter.get(of(own) + "?by=%3Cb%3E").body()).doesNotContain("<b>");

        Answer missing = counter.submit(of(own), of(own), Map.of("collectedBy", "family", "collectorName", "4"));
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.body())
                .contains("id=\"relation-problem\"", "id=\"collectorName-problem\"", "id=\"familyCardSeen-problem\"")
                .contains("value=\"4\"")
                .doesNotContain("??");
        assertThat(counter.submit(of(own), of(own), Map.of()).status()).isEqualTo(400);
        assertThat(booklet(own)).isEqualTo("PRINTED");

        Map<String, String> family = Map.of(
                "collectedBy", "family",
                "relation", "spouse",
                "collectorName", "Ketut Santoso",
                "collectorIdNumber", "5171 0122 0460 0003",
                "familyCardSeen", "on",
                "pickupCode", code);
        assertThat(counter.submit(of(own), of(own), family).location()).isEqualTo(PAGE);
        assertThat(counter.get(PAGE).body())
                .containsPattern(passport(own, "number") + " diserahkan untuk [A-Z][a-z]+ Budi Santoso");
        assertThat(booklet(own)).isEqualTo("HANDED_OVER");
        assertThat(counter.submit(of(own), of(own), family).status()).isEqualTo(409);
        assertThat(counter.get(of(own)).body()).contains("Status permohonan: Paspor diserahkan");
        assertThat(find(counter, code).status()).isEqualTo(404);
        Paper sheet = Paper.of(counter.bytes(PAGE + "/register.pdf"), "register-sheet");
        assertThat(sheet.tagged()).isTrue();
        assertThat(sheet.embedded()).isTrue();
        assertThat(sheet.language()).isEqualTo("id");
        assertThat(sheet.text()).contains("Tanda tangan", passport(own, "number"), "Ketut Santoso");
    }

    @Test
    void nothingIsHandedOverBeforeThePrintIsGood() {
        Case printing = walk.atPrinting(Applicants.adult());

        assertThat(counter.get(of(printing)).body())
                .contains("Tidak ada paspor yang dapat diserahkan sekarang")
                .doesNotContain("Serahkan paspor");
        assertThat(counter.submit("/", of(printing), Map.of("collectedBy", "self"))
                        .status())
                .isEqualTo(409);
        assertThat(booklet(printing)).isEqualTo("ALLOCATED");
    }

    @Test
    void threeWrongCodesHoldItBackUntilASupervisorReleasesIt() {
        Case own = walk.atPickup();
        String task = walk.task("dpsCounter", own, STEP);
        String wrong = passport(own, "pickup_code").equals("123456") ? "654321" : "123456";
        Map<String, String> withWrongCode = Map.of("collectedBy", "self", "pickupCode", wrong);
        assertThat(walk.complete("dpsCounter", task, withWrongCode).status()).isEqualTo(400);
        assertThat(walk.complete("jksCounter", task, withWrongCode).status())
                .as("another office counts nothing")
                .isNotEqualTo(204);
        assertThat(counter.submit(of(own), of(own), withWrongCode).body()).contains("Kesempatan tersisa: 1");
        assertThat(walk.complete("dpsCounter", task, withWrongCode).status()).isEqualTo(403);

        assertThat(walk.complete("dpsCounter", task, Map.of("collectedBy", "self"))
                        .body())
                .contains("Hanya supervisor kantor ini");
        assertThat(counter.get(of(own)).body())
                .contains("Hanya supervisor kantor ini")
                .doesNotContain("Serahkan paspor");
        assertThat(counter.submit("/", of(own), Map.of("collectedBy", "self")).status())
                .isEqualTo(403);
        assertThat(counter.submit("/", of(own) + "/release", Map.of("reason", "Boleh"))
                        .status())
                .isEqualTo(403);

        Client supervisor = Client.session(port, "dpsSupervisor");
        Answer without = supervisor.submit(of(own), of(own) + "/release", Map.of("reason", " "));
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.body()).contains("id=\"reason-problem\"").doesNotContain("??");
        assertThat(supervisor
                        .submit(of(own), of(own) + "/release", Map.of("reason", "KTP <b>diperiksa</b>"))
                        .location())
                .isEqualTo(of(own));
        Answer again = supervisor.submit(of(own), of(own) + "/release", Map.of("reason", " "));
        assertThat(again.status()).as("it is held back no more").isEqualTo(409);
        assertThat(supervisor.get("/cases/" + own.registrationNumber()).body())
                .contains("Penyerahan ditahan", "Penahanan dicabut supervisor", "KTP &lt;b&gt;diperiksa&lt;/b&gt;")
                .doesNotContain("<b>diperiksa");
        assertThat(walk.complete("dpsCounter", task, Map.of("collectedBy", "self"))
                        .status())
                .isEqualTo(204);
        assertThat(booklet(own)).isEqualTo("HANDED_OVER");
    }

    @Test
    void aMisprintIsReportedAtTheCounterAndConfirmedByASupervisorOfTheOffice() {
        Case own = walk.atPickup();
        assertThat(counter.get(of(own)).body()).contains("Paspor ini salah").doesNotContain("name=\"misprint\" type");
        Map<String, String> misprint = Map.of("misprint", "on", "misprintReason", "Nama <b>salah</b> eja");
        assertThat(Client.session(port, "jksCounter")
                        .submit("/", of(own), misprint)
                        .status())
                .isEqualTo(404);

        Answer without = counter.submit(of(own), of(own), Map.of("misprint", "on", "misprintReason", "Salah"));
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.body())
                .contains("id=\"misprintReason-problem\"", "Diambil oleh")
                .doesNotContain("??");
        assertThat(counter.submit(of(own), of(own), misprint).location()).isEqualTo(PAGE);
        assertThat(counter.get(PAGE).body()).containsPattern("Salah cetak paspor " + passport(own, "number"));
        assertThat(counter.get(of(own)).body()).contains("Tidak ada paspor yang dapat diserahkan sekarang");
        assertThat(counter.submit("/", of(own), Map.of("collectedBy", "self")).status())
                .isEqualTo(409);
        String applicants = Client.session(port, "applicant")
                .get("/applications/" + own.registrationNumber())
                .body();
        assertThat(applicants).contains("Diduga salah cetak, sedang diperiksa").doesNotContain("??", "id=\"pickup\"");

        String task = walk.task("dpsSupervisor", own, "confirm-misprint");
        Map<String, String> confirmed = Map.of("decision", "confirm");
        assertThat(walk.complete("jksSupervisor", task, confirmed).status()).isNotEqualTo(204);
        assertThat(walk.complete("dpsCounter", task, confirmed).status()).isEqualTo(403);
        assertThat(booklet(own)).isEqualTo("PRINTED");
        assertThat(walk.complete("dpsSupervisor", task, confirmed).status()).isEqualTo(204);
        assertThat(jdbc.sql("select state from booklet where registration_number = ?")
                        .param(own.registrationNumber())
                        .query(String.class)
                        .list())
                .as("void, and another one if there is one")
                .contains("SPOILED")
                .doesNotContain("PRINTED");
    }

    @Test
    void guessingCodesIsLimited() {
        Client guesser = Client.session(port, "btmCounter");
        for (int code = 100_000; code < 100_010; code++) {
            assertThat(find(guesser, String.valueOf(code)).status()).isEqualTo(404);
        }

        Answer limited = find(guesser, "100010");

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("Retry-After")).isNotEmpty();
        assertThat(find(guesser, "X0000000").status())
                .as("other numbers are no guesses")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "<script>alert(1)</script>", "'; drop table pickup; --", "%"})
    void whatIsNoNumberIsNotFound(String typed) {
        Answer answer = find(counter, typed);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("Kantor ini tidak memiliki paspor").doesNotContain("<script>alert");
        assertThat(find(counter, "9".repeat(10_000)).status()).isEqualTo(404);
    }

    private Answer find(Client somebody, String typed) {
        return somebody.submit(PAGE, PAGE + "/find", Map.of("number", typed));
    }

    private static String of(Case of) {
        return PAGE + "/" + of.registrationNumber();
    }

    private String passport(Case of, String column) {
        return jdbc.sql("select " + column + " from passport where registration_number = ?")
                .param(of.registrationNumber())
                .query(String.class)
                .single();
    }

    private String booklet(Case of) {
        return jdbc.sql("select state from booklet where registration_number = ?")
                .param(of.registrationNumber())
                .query(String.class)
                .single();
    }

    private List<String> looks(Case of) {
        return jdbc.sql("select officer || ' ' || what from case_look where registration_number = ?")
                .param(of.registrationNumber())
                .query(String.class)
                .list();
    }
}
