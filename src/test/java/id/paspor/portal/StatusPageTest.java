package id.paspor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the public learns of an application, and what not. The applicant was born on 22 April 1986. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusPageTest {

    @LocalServerPort
    private int port;

    private Case application;

    @BeforeAll
    void anApplicationThatWaitsForDataEntry() {
        application = new Walk(port).atDataEntry();
    }

    @Test
    void whoKnowsNumberAndBirthDateLearnsTheStageAndTheNextStepOnly() {
        Answer answer = lookUp("198.18.20.1", application.registrationNumber(), "22", "4", "1986");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Jadwal wawancara dipilih", "Petugas memeriksa data Anda.")
                .containsPattern("Wawancara: \\p{L}+, \\d+ \\p{L}+ \\d{4} \\d\\d\\.\\d\\d WITA")
                .contains("diperiksa paling lambat")
                .doesNotContain("Budi", "Denpasar", "5171", application.registrationNumber(), "1986");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.response().uri().toString()).endsWith("/status");
    }

    @ParameterizedTest
    @CsvSource({"' ', 22, 04", "-, 22, 4", ". ,' 22 ', 4", "'\u00a0', 22, 4", "'\u202f\u200b', 22, 4", "\u2013, 22, 4"})
    void theNumberMayBeWrittenInGroups(String between, String day, String month) {
        String number = application.registrationNumber().replaceAll("(.{4})(?=.)", "$1" + between);

        assertThat(lookUp("198.18.20.2", " " + number + " ", day, month, "1986").body())
                .contains("Jadwal wawancara dipilih");
    }

    @Test
    void aWrongBirthDateAndAnUnknownNumberAreToldInTheSameWords() {
        Answer wrong = lookUp("198.18.20.3", application.registrationNumber(), "23", "4", "1986");
        Answer unknown = lookUp("198.18.20.3", unknown("100000000000000"), "23", "4", "1986");

        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.body()).contains("Tidak ada permohonan dengan nomor registrasi dan tanggal lahir ini");
        assertThat(essence(wrong)).isEqualTo(essence(unknown));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.response().headers().map().keySet())
                .isEqualTo(wrong.response().headers().map().keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "1234, 31, 2, 1986",
        "1000000000000007, 0, 13, 86",
        "x or 1=1; --, -1, x, 19860422",
        "<script>alert(1)</script>, <b>, 4, 1986",
        "12, '', '', ''",
        "١٠٠٠٠٠٠٠٠٠٠٠٠٠٠٨, ٢٢, ٤, ١٩٨٦"
    })
    void typingErrorsAreToldAtTheirFieldsAndWhatWasTypedIsKept(String number, String day, String month, String year) {
        Answer answer = lookUp("198.18.20.4", number, day, month, year);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "href=\"#number\"",
                        "Nomor ini salah ketik",
                        "href=\"#day\"",
                        "Tulis tanggal lahir dengan angka")
                .doesNotContain("<script>alert", "<b>");
        assertThat(lookUp("198.18.20.4", "9".repeat(200_000), "22", "4", "1986").status())
                .isEqualTo(400);
    }

    @Test
    void whoWritesNoNumberIsNotToldThatItIsMistyped() {
        assertThat(lookUp("198.18.20.7", " ", "22", "4", "1986").body())
                .contains("href=\"#number\">Tulis nomor registrasi.")
                .doesNotContain("salah ketik");
    }

    @Test
    void hundredsOfLookUpsAMinuteAreRefusedAndStillSayTheSameForWrongAndUnknown() {
        String known = new Walk(port).started("applicant2", Applicants.adult()).registrationNumber();
        String unknown = unknown("200000000000000");
        Client guesser = Client.browser(port).from("198.18.20.5");
        Set<String> toldOfWrong = new HashSet<>();
        Set<String> toldOfUnknown = new HashSet<>();
        int looked = 0;
        for (int year = 1800; year < 2000; year++) {
            boolean wrong = year % 2 == 0;
            String number = wrong ? known : unknown;
            Answer answer = guesser.submit("/status", "/status", birthDate(number, "22", "4", "" + year));
            looked += answer.status() == 429 ? 0 : 1;
            assertThat(answer.header("Retry-After").isEmpty()).isEqualTo(answer.status() == 404);
            (wrong ? toldOfWrong : toldOfUnknown).add(essence(answer).replaceAll("value=\"\\d{4}\"", ""));
        }

        assertThat(looked).isEqualTo(40);
        assertThat(toldOfWrong).isEqualTo(toldOfUnknown).hasSize(3);
        assertThat(String.join("", toldOfWrong))
                .contains("Tidak ada permohonan", "Coba lagi dalam 1 menit.", "Coba lagi dalam 72 menit.");
        assertThat(lookUp("198.18.20.6", unknown, "22", "4", "1986").status())
                .as("the number's own count, from elsewhere")
                .isEqualTo(429);
    }

    @Test
    void theBirthDateOfOneNumberIsNotGuessedFromManyAddresses() {
        Case another = new Walk(port).started("applicant2", Applicants.adult());
        for (int guess = 0; guess < 20; guess++) {
            assertThat(lookUp("198.18.21." + guess, another.registrationNumber(), "1", "1", "19" + (guess + 10))
                            .status())
                    .isEqualTo(404);
        }

        Answer refused = lookUp("198.18.22.1", another.registrationNumber(), "22", "4", "1986");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Client.session(port, "applicant2").get("/applications").body())
                .as("the applicant looks into the own account")
                .contains(another.registrationNumber());
    }

    @Test
    void whoeverLooksUpTheOwnApplicationOftenIsNotCountedAsGuessing() {
        for (int time = 0; time < 25; time++) {
            assertThat(lookUp("198.18.23.1", application.registrationNumber(), "22", "4", "1986")
                            .status())
                    .isEqualTo(200);
        }
    }

    private Answer lookUp(String from, String number, String day, String month, String year) {
        return Client.browser(port).from(from).submit("/status", "/status", birthDate(number, day, month, year));
    }

    private static Map<String, String> birthDate(String number, String day, String month, String year) {
        return Map.of("number", number, "day", day, "month", month, "year", year);
    }

    /** A number with the right check digit that is nobody's. */
    private static String unknown(String first15) {
        try {
            return first15 + VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.calculate(first15);
        } catch (CheckDigitException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The page without what the visitor brought: the token of the form, and the number that was typed. */
    private static String essence(Answer answer) {
        return answer.status()
                + answer.body()
                        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
                        .replaceAll("value=\"\\d{16}\"", "");
    }
}
