package id.paspor;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * What one case costs the database from the start form to the passport handed over, as its people work it. The figures
 * are averages over {@value #CASES} cases after a warm-up; bytes hardly vary between runs, times do.
 */
@ProcessTest
@TestPropertySource(properties = "paspor.test.count-statements=true")
class CaseCostBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(CaseCostBenchmark.class);
    private static final int CASES = 50;

    @Autowired
    private ImmigrationOffice office;

    @Autowired
    private JdbcClient jdbc;

    private record Counters(
            long statements, long writes, long walBytes, long commits, long tableBytes, long engineRows, Instant at) {}

    @Test
    void oneCaseFromStartToHandOver() {
        jdbc.sql("create extension if not exists pg_stat_statements").update();
        List<String> slots = jdbc.sql("select id from interview_slot where office = 'DPS' order by starts_at offset 20")
                .query(String.class)
                .list();
        office.takesDelivery("electronic-10y", "Z0000001", "Z0000200");
        for (int warmUp = 0; warmUp < 5; warmUp++) {
            live(slots.get(warmUp));
        }
        Counters before = counters();
        for (int number = 0; number < CASES; number++) {
            live(slots.get(5 + number));
        }
        Counters after = counters();
        LOG.info(
                "Per case: {} statements, {} of them write, {} kB of WAL, {} commits, {} kB left in the tables, {} rows left in the engine's, {} ms",
                (after.statements() - before.statements()) / (double) CASES,
                (after.writes() - before.writes()) / (double) CASES,
                (after.walBytes() - before.walBytes()) / CASES / 1024,
                (after.commits() - before.commits()) / (double) CASES,
                (after.tableBytes() - before.tableBytes()) / CASES / 1024,
                (after.engineRows() - before.engineRows()) / (double) CASES,
                Duration.between(before.at(), after.at()).toMillis() / CASES);
    }

    private void live(String slot) {
        CaseStory story = office.receivesApplication(Applicants.adult())
                .chooses(slot)
                .isAccepted()
                .isApproved()
                .pays(slot)
                .isPrinted()
                .isCollected();
        assertThat(story.status().code()).isEqualTo("passport-handed-over");
    }

    private Counters counters() {
        jdbc.sql("select pg_stat_clear_snapshot()").query((row, number) -> 0).single();
        long engineRows = office.engineTables("act\\_%").stream()
                .mapToLong(table -> office.rowsIn(table))
                .sum();
        return new Counters(
                number("select sum(calls)::bigint from pg_stat_statements"),
                number("select sum(calls)::bigint from pg_stat_statements where query !~* '^\\s*(select|with)'"),
                number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"),
                number("select xact_commit from pg_stat_database where datname = current_database()"),
                number("select sum(pg_total_relation_size(oid))::bigint from pg_class"
                        + " where relkind = 'r' and relnamespace = 'public'::regnamespace"),
                engineRows,
                Instant.now());
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
