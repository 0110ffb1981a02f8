package id.paspor.screening.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.screening.WatchLists;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Watch lists are seen by supervisors and administrators of all offices, and imported by supervisors alone. */
@ServerTest
class WatchListsDoorTest {

    private static final String PAGE = "/supervision/watch-lists";
    private static final String ORDERS = PAGE + "/prevention-orders";
    private static final String HEADER =
            "nik,passport_number,full_name,date_of_birth,authority,reference,since,until\r\n";
    private static final String ORDER = ",,Bambang Tercekal,,Kejaksaan Agung,%s,"
            + LocalDate.now().minusDays(30) + "," + LocalDate.now().plusDays(30) + "\r\n";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WatchLists lists;

    private Client supervisor;

    @BeforeEach
    void supervisorOfBatam() {
        supervisor = Client.session(port, "btmSupervisor");
        supervisor.get("/?lang=en");
    }

    @ParameterizedTest
    @CsvSource({
        "btmSupervisor, 200, 400",
        "dpsSupervisor, 200, 400",
        "admin, 200, 403",
        "btmDataEntry, 403, 403",
        "btmInterviewer, 403, 403",
        "btmPrinting, 403, 403",
        "btmCounter, 403, 403",
        "btmTreasurer, 403, 403",
        "applicant, 403, 403"
    })
    void everyDeskFindsTheDoorsThatAreItsOwn(String account, int reading, int importing) {
        Client somebody = Client.session(port, account);

        assertThat(somebody.get(PAGE).status()).isEqualTo(reading);
        assertThat(somebody.get(ORDERS + "/template.csv").status()).isEqualTo(reading);
        assertThat(somebody.get(ORDERS + "/1.csv").status()).isEqualTo(reading);
        assertThat(somebody.submit("/", ORDERS, Map.of("note", "Uji")).status()).isEqualTo(importing);
    }

    @Test
    void nobodyIsSentToTheLoginAndNothingIsTakenFromElsewhere() {
        for (String page : new String[] {PAGE, ORDERS + "/template.csv", ORDERS + "/1.csv"}) {
            assertThat(Client.nobody(port).get(page).location()).as(page).isEqualTo("/login");
        }
        assertThat(supervisor.submitForged(ORDERS, Map.of("note", "Dari luar")).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/prevention-orders/9999.csv", "/nothing/1.csv", "/nothing/template.csv", "/deferrals/x.csv"})
    void whatDoesNotExistIsNotFound(String path) {
        assertThat(supervisor.get(PAGE + path).status()).isIn(400, 404);
    }

    @Test
    void anImportReplacesTheListAndKeepsWhatWasBefore() {
        String first = HEADER + ORDER.formatted(UUID.randomUUID());
        String second = HEADER + ORDER.formatted(UUID.randomUUID()) + ORDER.formatted(UUID.randomUUID());

        assertThat(imports(first, "Surat <b>1</b>").location()).isEqualTo(PAGE);
        int version = newest();
        assertThat(imports(second, "Surat 2").location()).isEqualTo(PAGE);

        assertThat(supervisor.get(PAGE).body())
                .contains("is in force, with 2 entries.", "Surat &lt;b&gt;1&lt;/b&gt;", "btmSupervisor")
                .doesNotContain("??");
        assertThat(orders()).isEqualTo(2);
        Answer before = supervisor.get(ORDERS + "/" + version + ".csv");
        assertThat(before.body()).isEqualTo(first);
        assertThat(before.header("Content-Disposition")).contains("attachment");
        assertThat(before.header("Cache-Control")).isEqualTo("no-store");
        assertThat(supervisor.get(ORDERS + "/template.csv").body()).isEqualTo(HEADER);

        Answer again = imports(second, "Surat 2");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("in force already, as version " + (version + 1));
        assertThat(newest()).isEqualTo(version + 1);
    }

    @Test
    void aListOfAHundredThousandLongLinesIsImported() {
        String name = "Muhammad ".repeat(5).strip();
        String lines = IntStream.range(0, 100_000)
                .mapToObj(number -> ORDER.formatted("KEP-" + number + "/2026").replace("Bambang Tercekal", name))
                .collect(Collectors.joining());

        assertThat(imports(HEADER + lines, "Surat panjang").location()).isEqualTo(PAGE);

        assertThat(orders()).isEqualTo(100_000);
        assertThat(supervisor.get(ORDERS + "/" + newest() + ".csv").body()).hasSize(HEADER.length() + lines.length());
        assertThat(imports(HEADER + ORDER.formatted("SP-1"), "Surat pendek").location())
                .isEqualTo(PAGE);
    }

    @Test
    void theFileOfAVersionIsErasedAYearAfterItWasReplaced() {
        imports(HEADER + ORDER.formatted(UUID.randomUUID()), "Surat lama");
        int old = newest();
        imports(HEADER + ORDER.formatted(UUID.randomUUID()), "Surat baru");
        lists.erase(Instant.now().minus(Duration.ofDays(366)), Set.of(), 1);
        assertThat(supervisor.get(ORDERS + "/" + old + ".csv").status()).isEqualTo(200);

        jdbc.sql("alter table watch_list_version disable trigger user").update();
        jdbc.sql("update watch_list_version set imported_at = imported_at - interval '367 days'")
                .update();
        jdbc.sql("alter table watch_list_version enable trigger user").update();
        lists.erase(Instant.now().minus(Duration.ofDays(366)), Set.of(), 1);

        assertThat(supervisor.get(ORDERS + "/" + old + ".csv").status()).isEqualTo(404);
        assertThat(supervisor.get(ORDERS + "/" + newest() + ".csv").status()).isEqualTo(200);
        assertThat(supervisor.get(PAGE).body()).contains("Version " + old + ", file erased", "Surat lama");
        for (String change : List.of("file = 'x'", "note = 'x'")) {
            assertThatThrownBy(() ->
                            jdbc.sql("update watch_list_version set " + change).update())
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void oneWrongLineAndNothingIsImported() {
        int version = newest();
        int orders = orders();

        Answer refused = imports(HEADER + ORDER.formatted("a") + ",,,,,,2026-06-01,2026-05-01\r\n", "Surat 3");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Nothing was imported", "Line 3: full_name is missing.", "Line 3: until is before since.")
                .contains("value=\"Surat 3\"", "href=\"#file-prevention-orders\"")
                .doesNotContain("??");
        assertThat(newest()).isEqualTo(version);
        assertThat(orders()).isEqualTo(orders);
        assertThat(imports(HEADER + ORDER.formatted("a"), " ").body())
                .contains("href=\"#note-prevention-orders\"", "Write where the list comes from");
        assertThat(imports("x".repeat(20 * 1024 * 1024 + 1), "Surat").body()).contains("at most 20 MB");
    }

    @Test
    void otherDesksAndTheApplicantLearnOnlyThatItIsBeingChecked() {
        imports(HEADER + ORDER.formatted("SP-" + UUID.randomUUID()), "Surat 4");
        Map<String, Object> answers = Applicants.adult();
        answers.put("fullName", "Bambang Tercegal");
        Walk walk = new Walk(port);
        Case found = walk.started("applicant", answers);
        walk.done(
                "applicant",
                found,
                "choose-interview-slot",
                Map.of("slot", walk.slots("DPS").get(0)));
        walk.done("dpsDataEntry", found, "data-entry", Map.of("decision", "accept"));
        walk.photo(Client.basic(port, "dpsInterviewer"), found, Walk.picture("jpeg", 480, 640));
        walk.done("dpsInterviewer", found, "interview", Walk.APPROVE);
        String task = walk.task("dpsSupervisor", found, "adjudicate");

        assertThat(Client.basic(port, "dpsSupervisor")
                        .get("/engine-rest/task/" + task + "/form-variables")
                        .body())
                .contains("Tercekal", "Kejaksaan Agung", "SP-");
        for (String desk : List.of("dpsDataEntry", "dpsInterviewer", "dpsCounter", "dpsPrinting", "dpsTreasurer")) {
            String page = Client.session(port, desk)
                    .get("/cases/" + found.registrationNumber())
                    .body();
            assertThat(page).as(desk).contains("Sedang diperiksa").doesNotContain("Tercekal", "Kejaksaan", "SP-");
            for (String door : List.of(
                    "/task/" + task + "/form-variables",
                    "/task/" + task + "/variables",
                    "/process-instance/" + found.instance() + "/variables",
                    "/history/variable-instance?processInstanceId=" + found.instance())) {
                assertThat(Client.basic(port, desk).get("/engine-rest" + door).body())
                        .as(desk + " " + door)
                        .doesNotContain("Tercekal", "Kejaksaan", "SP-");
            }
        }
        assertThat(Client.session(port, "applicant")
                        .get("/applications/" + found.registrationNumber())
                        .body())
                .contains("Sedang diperiksa")
                .doesNotContain("Tercekal", "Kejaksaan", "SP-");
    }

    @Test
    void thePageSpeaksIndonesianToo() {
        assertThat(Client.session(port, "jksSupervisor").get(PAGE).body())
                .contains("Daftar pengawasan", "Impor versi baru")
                .doesNotContain("??");
        assertThat(Client.session(port, "admin").get(PAGE).body()).doesNotContain("type=\"file\"");
    }

    private Answer imports(String file, String note) {
        return supervisor.upload(
                PAGE,
                ORDERS,
                Map.of("note", note),
                "file",
                "list.csv",
                "text/csv",
                file.getBytes(StandardCharsets.UTF_8));
    }

    private int newest() {
        return jdbc.sql("select max(number) from watch_list_version where list = 'PREVENTION_ORDERS'")
                .query(Integer.class)
                .single();
    }

    private int orders() {
        return jdbc.sql("select count(*) from prevention_order")
                .query(Integer.class)
                .single();
    }
}
