package id.paspor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.benchmark.ManyCases;
import id.paspor.benchmark.Times;
import id.paspor.support.Client;
import id.paspor.support.ServerTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an officer waits for who looks a case up, and for a full page of Tasklist's queue, with very many cases at all offices, a quarter
 * of them under way, as a multiple of what it takes with {@value #FEW}, of which this office's queue has all that are under way; through
 * the front door, one after the other.
 */
@ServerTest
class SearchBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(SearchBenchmark.class);
    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("search.cases", 400_000);

    /** As many tasks as Tasklist shows at once. */
    private static final int PAGE = 15;

    private static final int WARMING_UP = 30;
    private static final int TIMES = 61;
    private static final double MOST_TIMES = 1.5;
    private static final double MOST_MILLIS = 100;

    /** One that is at the office among the few, too. */
    private static final String RARE = "Ketut Suryaningrat Kertanegara";

    private static final byte[] ORDER = """
            {"sorting": [{"sortBy": "priority", "sortOrder": "desc"}, {"sortBy": "dueDate", "sortOrder": "asc"},
                {"sortBy": "created", "sortOrder": "asc"}]}""".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void manyCasesComparedWithFew() {
        seed(0, FEW);
        new ManyCases(jdbc).moveTasks("DPS", FEW / 4);
        jdbc.sql("update case_file set application = application || jsonb_build_object('fullName', cast(:name as text))"
                        + " where registration_number = :number")
                .param("name", RARE)
                .param("number", known("registration_number"))
                .update();
        measure();
        Map<String, Double> few = measure();
        seed(FEW, MANY);
        Map<String, Double> many = measure();

        Times.log(LOG, few, FEW, many, MANY);
        assertThat(many).allSatisfy((what, millis) -> {
            assertThat(millis).as(what).isLessThan(MOST_MILLIS);
            assertThat(millis / few.get(what)).as(what).isLessThan(MOST_TIMES);
        });
    }

    private void seed(int from, int to) {
        ManyCases cases = new ManyCases(jdbc);
        cases.write(from, to, "%", "now()", "timestamptz 'infinity'", "SLOT_BOOKED");
        cases.writeTasks("data-entry", "Pemeriksaan data", "dataEntry");
        cases.finish();
    }

    /** Of the first case of the office. */
    private String known(String column) {
        return jdbc.sql("select " + column + " from case_file where office = 'DPS' and application ->> 'oldPassportNumber' <> ''"
                        + " order by nik limit 1")
                .query(String.class)
                .single();
    }

    private Map<String, Double> measure() {
        Client officer = Client.session(port, "dpsDataEntry");
        Map<String, Double> millis = new LinkedHashMap<>();
        millis.put("number", found(officer, known("registration_number")));
        millis.put("NIK", found(officer, known("nik")));
        millis.put("phone", found(officer, known("application ->> 'phone'")));
        millis.put("passport number", found(officer, known("application ->> 'oldPassportNumber'")));
        millis.put("name with a typing error", found(officer, "Kertanegra Suryaningrat"));
        millis.put("nothing", median(() -> looksFor(officer, "Zyxwvuts")));
        millis.put("queue", queue(officer));
        return millis;
    }

    private double found(Client officer, String typed) {
        assertThat(looksFor(officer, typed).body()).contains("/cases/" + known("registration_number"));
        return median(() -> looksFor(officer, typed));
    }

    private static Client.Answer looksFor(Client officer, String typed) {
        return officer.get("/cases?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
    }

    /** As Tasklist asks for it. */
    private static double queue(Client officer) {
        officer.get("/camunda/app/tasklist/default/");
        String engine = "/camunda/api/engine/engine/default/filter";
        String filter = "";
        for (JsonNode each : officer.get(engine).json()) {
            filter = each.get("name").asText().startsWith("Antrean") ? each.get("id").asText() : filter;
        }
        String list = engine + "/" + filter + "/list?firstResult=0&maxResults=" + PAGE;
        Map<String, String> headers = Map.of(
                "X-XSRF-TOKEN", officer.cookie("XSRF-TOKEN").orElseThrow(), "Accept", "application/hal+json");
        JsonNode page =
                officer.send("POST", list, "application/json", ORDER, headers).json();
        assertThat(page.path("_embedded").path("task")).hasSize(PAGE).allMatch(task -> task.get("name")
                .asText()
                .startsWith("Pemeriksaan data · "));
        LOG.info("{} tasks in the queue", page.get("count"));
        return median(() -> officer.send("POST", list, "application/json", ORDER, headers));
    }

    private static double median(Supplier<Client.Answer> asked) {
        double[] millis = new double[TIMES];
        for (int turn = -WARMING_UP; turn < TIMES; turn++) {
            long begun = System.nanoTime();
            assertThat(asked.get().status()).isEqualTo(200);
            if (turn >= 0) {
                millis[turn] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis[TIMES / 2];
    }
}
