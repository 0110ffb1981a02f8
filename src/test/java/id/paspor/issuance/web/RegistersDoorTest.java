package id.paspor.issuance.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.Paper;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.time.LocalDate;
import java.time.ZoneId;
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

/** Supervisors see the passports of their office and to whom they were handed over, and every look is remembered. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistersDoorTest {

    private static final String PASSPORTS = "/supervision/passports";
    private static final String REGISTERS = "/supervision/registers";
    private static final List<String> FILES =
            List.of("/issued.csv", "/issued.pdf", "/handed-over.csv", "/handed-over.pdf");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Case collected;
    private String number;
    private LocalDate today;

    @BeforeAll
    void aPassportIsCollected() {
        Walk walk = new Walk(port);
        collected = walk.atPickup();
        walk.done(
                "dpsCounter",
                collected,
                "hand-over-passport",
                Map.of(
                        "collectedBy", "proxy",
                        "collectorName", "Ketut Wijaya",
                        "collectorIdNumber", "5171012204600003",
                        "letterOfAuthoritySeen", true));
        number = jdbc.sql("select number from passport where registration_number = ?")
                .param(collected.registrationNumber())
                .query(String.class)
                .single();
        today = LocalDate.now(ZoneId.of("Asia/Makassar"));
    }

    @ParameterizedTest
    @CsvSource({
        "dpsSupervisor, 200",
        "jksSupervisor, 200",
        "dpsCounter, 403",
        "dpsPrinting, 403",
        "dpsInterviewer, 403",
        "dpsDataEntry, 403",
        "dpsTreasurer, 403",
        "applicant, 403",
        "admin, 403"
    })
    void onlySupervisorsComeIn(String account, int status) {
        Client somebody = Client.session(port, account);

        assertThat(somebody.get(PASSPORTS).status()).isEqualTo(status);
        assertThat(somebody.submit("/", PASSPORTS, Map.of("wanted", "x")).status())
                .isEqualTo(status);
        assertThat(somebody.get(REGISTERS).status()).isEqualTo(status);
        FILES.forEach(file -> assertThat(
                        somebody.get(REGISTERS + file + "?day=" + today).status())
                .as(file)
                .isEqualTo(status));
    }

    @Test
    void nobodyIsSentToTheLoginAndAForgedFormIsRefused() {
        assertThat(Client.nobody(port).get(PASSPORTS).location()).isEqualTo("/login");
        assertThat(Client.nobody(port).get(REGISTERS).location()).isEqualTo("/login");
        FILES.forEach(file ->
                assertThat(Client.nobody(port).get(REGISTERS + file).location()).isEqualTo("/login"));
        assertThat(Client.session(port, "dpsSupervisor")
                        .submitForged(PASSPORTS, Map.of("wanted", number))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aPassportIsFoundByNumberCaseAndNameInTheOwnOffice() {
        Client supervisor = english("dpsSupervisor");
        for (String wanted : List.of(number, number.toLowerCase(), collected.registrationNumber(), "  budi  santoso")) {
            assertThat(find(supervisor, wanted).body())
                    .as(wanted)
                    .contains(number, "BUDI SANTOSO", "handed over", "proxy", "Ketut Wijaya", "dpsCounter")
                    .doesNotContain("??");
            assertThat(find(english("jksSupervisor"), wanted).body())
                    .as(wanted)
                    .contains("Found: 0")
                    .doesNotContain(number + "<");
        }
        assertThat(looks("dpsSupervisor")).contains("look.register");
        assertThat(looks("jksSupervisor")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bu", "%%%%", "BUDI_", "<script>alert(1)</script>", "'; drop table pickup; --"})
    void whatIsNoNameFindsNothing(String wanted) {
        Answer answer = find(english("dpsSupervisor"), wanted);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("Found: 0").doesNotContain("<script>alert");
    }

    @Test
    void theRegistersOfADayAreThereAsPageCsvAndPdf() {
        Client supervisor = english("dpsSupervisor");

        assertThat(supervisor.get(REGISTERS).body())
                .contains(
                        number,
                        "Ketut Wijaya",
                        "5171012204600003",
                        "href=\"/supervision/registers/issued.csv?day=" + today)
                .doesNotContain("??");
        Answer csv = supervisor.get(REGISTERS + "/handed-over.csv?day=" + today);
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.header("Cache-Control")).contains("no-store");
        assertThat(csv.header("Content-Disposition")).contains("handed-over-" + today + ".csv");
        assertThat(csv.body())
                .startsWith("Passport number,Registration number,Holder,")
                .contains(number + "," + collected.registrationNumber() + ",BUDI SANTOSO,")
                .contains(",proxy,,Ketut Wijaya,5171012204600003,dpsCounter");
        assertThat(supervisor.get(REGISTERS + "/issued.csv?day=" + today).body())
                .contains(number);
        Paper handedOver =
                Paper.of(supervisor.bytes(REGISTERS + "/handed-over.pdf?day=" + today), "register-handed-over");
        assertThat(handedOver.text()).contains("Register of hand-overs", "Signature", number, "Wijaya");
        assertThat(handedOver.spoken())
                .contains("Officer Signature ", "proxy, Ketut Wijaya, 5171012204600003 dpsCounter");
        Paper issued = Paper.of(supervisor.bytes(REGISTERS + "/issued.pdf?day=" + today), "register-issued");
        assertThat(issued.text()).contains("Register of issue", number);
        for (Paper paper : List.of(handedOver, issued)) {
            assertThat(paper.title()).startsWith("Register of ");
            assertThat(paper.language()).isEqualTo("en");
            assertThat(paper.tagged()).isTrue();
            assertThat(paper.embedded()).isTrue();
        }
        assertThat(looks("dpsSupervisor")).contains("look.register");

        assertThat(supervisor
                        .get(REGISTERS + "/issued.csv?day=" + today.minusDays(1))
                        .body())
                .doesNotContain(number);
        Client elsewhere = english("jksSupervisor");
        FILES.stream()
                .filter(file -> file.endsWith("csv"))
                .forEach(file -> assertThat(elsewhere
                                .get(REGISTERS + file + "?day=" + today)
                                .body())
                        .doesNotContain(number));
    }

    @Test
    void noCellIsAFormula() {
        jdbc.sql("update passport set name = '=1+1' where number = ?")
                .param(number)
                .update();
        try {
            assertThat(english("dpsSupervisor")
                            .get(REGISTERS + "/issued.csv?day=" + today)
                            .body())
                    .contains(",'=1+1,")
                    .doesNotContain(",=1+1");
        } finally {
            jdbc.sql("update passport set name = 'BUDI SANTOSO' where number = ?")
                    .param(number)
                    .update();
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-02-30, 400", "x, 400", "2020-01-01, 200", "999999999-01-01, 400"})
    void anyDayCanBeAskedForIfItIsOne(String day, int status) {
        Client supervisor = english("dpsSupervisor");
        assertThat(supervisor.get(REGISTERS + "?day=" + day).status()).isEqualTo(status);
        assertThat(supervisor.get(REGISTERS + "/issued.pdf?day=" + day).status())
                .isEqualTo(status);
    }

    private Client english(String account) {
        Client client = Client.session(port, account);
        client.get("/?lang=en");
        return client;
    }

    private static Answer find(Client supervisor, String wanted) {
        return supervisor.submit(PASSPORTS, PASSPORTS, Map.of("wanted", wanted));
    }

    private List<String> looks(String officer) {
        return jdbc.sql("select what from case_look where registration_number = ? and officer = ?")
                .params(collected.registrationNumber(), officer)
                .query(String.class)
                .list();
    }
}
