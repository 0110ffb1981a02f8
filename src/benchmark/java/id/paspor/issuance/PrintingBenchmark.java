package id.paspor.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the printing desk of Denpasar waits for with {@value #FEW} open print tasks at {@value #FEW_OFFICES} offices, and
 * with {@value #MANY} at {@value #MANY_OFFICES}: its queue in Tasklist, its list, the pages of a batch, the stock. One
 * real case is copied in the database, so that nothing but the number of cases differs.
 */
@ServerTest
class PrintingBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(PrintingBenchmark.class);
    private static final int FEW = 200;
    private static final int FEW_OFFICES = 4;
    private static final int MANY = 20_000;
    private static final int MANY_OFFICES = 50;
    private static final int WARM_UP = 10;
    private static final int TIMES = 40;
    private static final double MOST = 2;

    private static final Map<String, Object> AS_TASKLIST_ASKS = Map.of(
            "sorting",
            List.of(
                    Map.of("sortBy", "priority", "sortOrder", "desc"),
                    Map.of("sortBy", "dueDate", "sortOrder", "asc"),
                    Map.of("sortBy", "created", "sortOrder", "asc")));

    /** The code of a copied office, by its number n. */
    private static final String OFFICE = "'B' || chr(65 + n / 26) || chr(65 + n % 26)";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void manyOpenTasksComparedWithFew() {
        Case template = new Walk(port).atPrinting(Applicants.adult());
        jdbc.sql("insert into office (code) select " + OFFICE + " from generate_series(1, 49) n").update();
        copy(template, 1, FEW - 1, FEW_OFFICES);
        measure(); // the first time also warms the program up
        Map<String, Long> few = measure();
        copy(template, FEW, MANY - 1, MANY_OFFICES);
        Map<String, Long> many = measure();

        assertThat(jdbc.sql("select count(*) from act_ru_task where task_def_key_ = 'print-passport'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(MANY);
        few.forEach((what, median) -> LOG.info(
                "{}: median {} ms with {} open tasks, {} ms with {}, {} times",
                what,
                "%.1f".formatted(median / 1e6),
                FEW,
                "%.1f".formatted(many.get(what) / 1e6),
                MANY,
                "%.2f".formatted((double) many.get(what) / median)));
        assertThat(few.keySet())
                .allSatisfy(what -> assertThat((double) many.get(what) / few.get(what))
                        .as(what)
                        .isLessThan(MOST));
    }

    private Map<String, Long> measure() {
        jdbc.sql("analyze").update();
        Client desk = Client.session(port, "dpsPrinting");
        String filter = jdbc.sql("select id_ from act_ru_filter where name_ like 'Antrean cetak%'")
                .query(String.class)
                .single();
        String batch = String.join(
                ",",
                jdbc.sql("select number from booklet where office = 'DPS' and state = 'ALLOCATED' order by number limit 50")
                        .query(String.class)
                        .list());
        Client program = Client.basic(port, "dpsPrinting");
        String queue = "/engine-rest/filter/" + filter;
        Map<String, Supplier<Answer>> waits = new LinkedHashMap<>();
        waits.put("queue in Tasklist", () -> program.post(queue + "/list?firstResult=0&maxResults=15", AS_TASKLIST_ASKS));
        waits.put("its count", () -> program.get(queue + "/count"));
        waits.put("/printing", () -> desk.get("/printing?product=electronic-10y"));
        waits.put("/stock", () -> desk.get("/stock"));
        waits.put("pages of 50", () -> desk.submit("/printing", "/printing/pages.pdf", Map.of("numbers", batch)));
        Map<String, Long> medians = new LinkedHashMap<>();
        waits.forEach((what, wait) -> {
            List<Long> times = new ArrayList<>();
            for (int turn = 0; turn < WARM_UP + TIMES; turn++) {
                long begin = System.nanoTime();
                Answer answer = wait.get();
                if (turn >= WARM_UP) {
                    times.add(System.nanoTime() - begin);
                }
                assertThat(answer.status()).as(what).isEqualTo(200);
            }
            medians.put(what, times.stream().sorted().toList().get(TIMES / 2));
        });
        return medians;
    }

    /** Copies a case from one number to another; every so many numbers one is Denpasar's. */
    private void copy(Case template, int first, int last, int offices) {
        Map<String, Object> values = Map.of(
                "first", first,
                "last", last,
                "offices", offices,
                "case", template.registrationNumber(),
                "instance", template.instance());
        run(values, """
                insert into case_file (registration_number, application, status, submitted_at, submitted_by, version)
                select c.number, application || jsonb_build_object('office', c.office, 'nik', c.number), status,
                    submitted_at, submitted_by, version
                from case_file t, %s where t.registration_number = :case""");
        run(values, """
                insert into content
                select r.* from case_photo p join content t on t.key = p.content_key, %s,
                    jsonb_populate_record(t, jsonb_build_object('key', c.number)) r
                where p.registration_number = :case""");
        run(values, """
                insert into case_photo
                select r.* from case_photo t, %s, jsonb_populate_record(t, jsonb_build_object(
                    'registration_number', c.number, 'content_key', c.number)) r
                where t.registration_number = :case""");
        run(values, """
                insert into booklet (number, office, product, state, changed_at)
                select c.booklet, c.office, 'electronic-10y', 'BLANK', now() from %s""");
        run(values, """
                update booklet b set state = 'ALLOCATED', registration_number = c.number,
                    paid_at = now() - c.n * interval '1 second' from %s where b.number = c.booklet""");
        run(values, """
                insert into passport
                select r.* from passport t, %s, jsonb_populate_record(t, jsonb_build_object(
                    'number', c.booklet, 'registration_number', c.number, 'office', c.office)) r
                where t.registration_number = :case""");
        run(values, """
                insert into act_ru_execution
                select r.* from act_ru_execution t, %s, jsonb_populate_record(t, jsonb_build_object(
                    'id_', c.id, 'proc_inst_id_', c.id, 'root_proc_inst_id_', c.id, 'business_key_', c.number,
                    'tenant_id_', c.office)) r
                where t.id_ = :instance""");
        run(values, """
                insert into act_ru_task
                select r.* from act_ru_task t, %s, jsonb_populate_record(t, jsonb_build_object(
                    'id_', c.id || '-task', 'execution_id_', c.id, 'proc_inst_id_', c.id, 'tenant_id_', c.office)) r
                where t.proc_inst_id_ = :instance""");
        run(values, """
                insert into act_ru_identitylink
                select r.* from act_ru_identitylink t, %s, jsonb_populate_record(t, jsonb_build_object(
                    'id_', c.id || '-' || t.id_, 'task_id_', c.id || '-task', 'tenant_id_', c.office)) r
                where t.task_id_ in (select id_ from act_ru_task where proc_inst_id_ = :instance)""");
        run(values, """
                insert into act_ru_variable
                select r.* from act_ru_variable t, %s, jsonb_populate_record(t, jsonb_build_object(
                    'id_', c.id || '-' || t.id_, 'execution_id_', c.id, 'proc_inst_id_', c.id, 'var_scope_', c.id,
                    'task_id_', null, 'tenant_id_', c.office)) r
                where t.proc_inst_id_ = :instance and t.execution_id_ = :instance and t.task_id_ is null""");
    }

    private void run(Map<String, Object> values, String statement) {
        String copies = """
                (select n, '9' || lpad(n::text, 15, '0') as number, 'P' || lpad(n::text, 7, '0') as booklet,
                    'copy-' || n as id, case n %% :offices when 0 then 'DPS' else %s end as office
                from generate_series(:first, :last) n) c""".formatted(OFFICE.replace("n ", "(n % :offices) "));
        jdbc.sql(statement.formatted(copies)).params(values).update();
    }
}
