package id.paspor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Officers find the cases of their office, running and ended, by what people have at hand. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseSearchDoorTest {

    private static final String NAME = "Wayan Gunawarman Putra Kesiman";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Case wayan;
    private String nik;

    @BeforeAll
    void anApplicationInDenpasar() {
        Map<String, Object> answers = Applicants.replacement();
        answers.put("fullName", NAME);
        answers.put("phone", "081298765001");
        answers.put("oldPassportNumber", "B7650123");
        nik = answers.get("nik").toString();
        wayan = new Walk(port).started("applicant", answers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kesiman wayan",
                "GUNAWARMAN",
                "gunawarmen kesiman",
                "Putra, Kesiman",
                "  wayan   gunawarman ",
                "0812-9876-5001",
                "+62 812 9876 5001",
                "(0812) 9876/5001",
                "\u202a+62 (0)812\u20119876\u20115001\u202c",
                "812987650 01",
                "b7650123",
                "B 765 0123"
            })
    void aCaseIsFoundByWhatPeopleHaveAtHand(String typed) {
        assertThat(found("dpsCounter", typed)).contains(wayan.registrationNumber());
    }

    @Test
    void aCaseIsFoundByItsNumbersHoweverTheyAreWritten() {
        String number = wayan.registrationNumber();
        for (String typed : List.of(
                number,
                number.replaceAll("(.{4})", "$1 ").strip(),
                number.replaceAll("(.{4})", "$1\u2011"),
                nik,
                nik.replaceAll("(.{4})", "$1.").replaceFirst("\\.$", ""))) {
            assertThat(found("dpsDataEntry", typed)).as(typed).contains(number);
        }
    }

    @Test
    void programsLearnWhereTheCaseStands() {
        JsonNode line = list("dpsCounter", wayan.registrationNumber()).json().get(0);

        assertThat(line.get("registrationNumber").asText()).isEqualTo(wayan.registrationNumber());
        assertThat(line.get("applicantName").asText()).isEqualToIgnoringCase(NAME);
        assertThat(line.get("status").asText()).isEqualTo("registered");
        assertThat(line.get("stage").asText()).isEqualTo("slot");
        assertThat(line.get("office").asText()).isEqualTo("DPS");
        assertThat(line.get("interviewAt").isNull()).isTrue();
    }

    @Test
    void theInterviewAndThePassportLeadToTheCaseAndItsEndHidesItNot() {
        Walk walk = new Walk(port);
        Case printed = walk.atPrinting(Applicants.adult());
        JsonNode line = list("dpsPrinting", printed.registrationNumber()).json().get(0);
        assertThat(line.get("stage").asText()).isEqualTo("printing");
        assertThat(line.get("interviewAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        String passport = jdbc.sql("select number from passport where registration_number = ?")
                .param(printed.registrationNumber())
                .query(String.class)
                .single();
        assertThat(found("dpsCounter", passport)).containsExactly(printed.registrationNumber());
        String promised = jdbc.sql("""
                select to_char(promise_warn_at at time zone 'Asia/Makassar', 'FMDD FMMonth YYYY') || ' and '
                    || to_char(promise_late_at at time zone 'Asia/Makassar', 'FMDD FMMonth YYYY')
                from case_file where registration_number = ?""")
                .param(printed.registrationNumber())
                .query(String.class)
                .single();
        Client applicant = Client.session(port, "applicant");
        assertThat(applicant
                        .get("/applications/" + printed.registrationNumber() + "?lang=en")
                        .body())
                .as("what is told is what the office is measured by")
                .contains("ready between " + promised);

        walk.done("dpsPrinting", printed, "print-passport", Map.of("decision", "good"));
        walk.done("dpsCounter", printed, "hand-over-passport", Map.of("collectedBy", "self"));

        assertThat(found("dpsCounter", passport)).containsExactly(printed.registrationNumber());
        assertThat(list("dpsCounter", passport).json().get(0).get("stage").asText())
                .isEqualTo("ended");
    }

    @Test
    void anotherOfficeFindsNothing() {
        for (String typed : List.of(wayan.registrationNumber(), nik, "kesiman wayan", "081298765001", "B7650123")) {
            assertThat(found("btmSupervisor", typed)).as(typed).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "_", "a", "ab", "%%%%", "' or 1=1"})
    void whatIsTooLittleIsRefusedWithASentenceAndNothingMatchesEverything(String typed) {
        Answer answer = list("dpsCounter", typed);
        if (typed.chars().filter(Character::isLetterOrDigit).count() < 3) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("Ketik sedikitnya 3 huruf atau angka.");
        } else {
            assertThat(answer.json()).isEmpty();
        }
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(list("dpsCounter", "a".repeat(101)).status()).isEqualTo(400);
        assertThat(list("dpsCounter", "a".repeat(10_000)).status()).isBetween(400, 499);
    }

    @Test
    void thePageShowsTheSameInOneLanguage() {
        Client counter = Client.session(port, "dpsCounter");

        assertThat(counter.get("/cases").body()).contains("Cari berkas").doesNotContain("Find a case");
        assertThat(counter.get("/cases?q=" + encoded("kesiman wayan")).body())
                .contains(wayan.registrationNumber())
                .contains("href=\"/cases/" + wayan.registrationNumber());
        assertThat(counter.get("/cases?q=x").body()).contains("Ketik sedikitnya 3 huruf atau angka.");
        assertThat(counter.get("/cases?q=" + encoded("<script>alert(1)</script>"))
                        .body())
                .doesNotContain("<script>alert(1)");
    }

    @Test
    void whoeverFindsACaseHasLookedAtIt() {
        found("dpsTreasurer", wayan.registrationNumber());

        assertThat(jdbc.sql("select count(*) from case_look where registration_number = ? and officer = 'dpsTreasurer'"
                                + " and what = 'look.search'")
                        .param(wayan.registrationNumber())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private List<String> found(String officer, String typed) {
        return list(officer, typed).json().findValuesAsText("registrationNumber");
    }

    private Answer list(String officer, String typed) {
        return Client.basic(port, officer).get("/api/cases?q=" + encoded(typed));
    }

    private static String encoded(String typed) {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }
}
