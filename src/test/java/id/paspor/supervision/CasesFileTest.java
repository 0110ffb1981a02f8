package id.paspor.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.casefile.CaseList;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The list of an office's cases as a file: whole, and never held as a whole. */
@ProcessTest
class CasesFileTest {

    private static final int CASES = 4_500;

    /** Reading is noted as looking, so what was read and is not written yet shows in the database. */
    private static final int MOST_READ_AHEAD = 2_000;

    private static final CaseList.Filter ALL =
            new CaseList.Filter("DPS", null, null, Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), false, null);

    @Autowired
    private SupervisionController controller;

    @Autowired
    private CaseList list;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ImmigrationOffice office;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aFileIsWrittenAsItIsReadAndHasEachCaseOnce() {
        // a hundred at each moment, so that every part ends among cases of the same one
        jdbc.sql("""
                insert into case_file (registration_number, application, status, submitted_at, submitted_by, closed_at, version)
                select lpad(n::text, 16, '0'), jsonb_build_object('office', 'DPS', 'nik', lpad(n::text, 16, '0'), 'kind', 'new',
                        'product', 'ordinary-5y', 'fullName', 'Budi'),
                    'PASSPORT_HANDED_OVER', timestamptz '2026-09-07 00:30Z' - interval '1 minute' * (n / 100), 'applicant',
                    timestamptz '2026-09-07 00:30Z', 0
                from generate_series(1, :many) n""").param("many", CASES).update();
        Written file = new Written();

        office.as("dpsSupervisor", () -> CasesFile.write(controller, file));

        List<String> lines = file.text().lines().toList();
        assertThat(lines).hasSize(CASES + 1);
        assertThat(lines.stream().skip(1).map(line -> line.substring(0, 16)))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, CASES)
                        .mapToObj("%016d"::formatted)
                        .toList());
        assertThat(file.mostReadAhead).isBetween(1L, (long) MOST_READ_AHEAD);
    }

    @Test
    void eachListIsPlannedByWhatItAsksForSoThatAPageReadsNoMoreThanAPage() {
        int looks = 20;
        office.as(
                "dpsSupervisor",
                () -> new TransactionTemplate(transactions).executeWithoutResult(one -> {
                    for (int look = 0; look < looks; look++) {
                        list.page(ALL, CaseList.Order.NEWEST, 0, 51);
                    }
                    assertThat(plans("generic_plans")).isZero();
                    // prepared when it is asked for the fifth time; at the eleventh it would be planned for good
                    assertThat(plans("custom_plans")).isGreaterThan(looks - 5L);
                }));
    }

    private long plans(String kind) {
        return jdbc.sql(
                        "select coalesce(sum(" + kind + "), 0) from pg_prepared_statements"
                                + " where statement like '%from case_file%order by submitted_at desc, registration_number desc%'")
                .query(Long.class)
                .single();
    }

    /** Looks, before it takes what is written, how much more was read than it has got. */
    private final class Written extends ServletOutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long mostReadAhead;

        @Override
        public void write(byte[] part) {
            long read = jdbc.sql("select count(*) from case_look where what = 'look.cases'")
                    .query(Long.class)
                    .single();
            long got = Math.max(0, text().lines().count() - 1);
            mostReadAhead = Math.max(mostReadAhead, read - got);
            bytes.writeBytes(part);
        }

        @Override
        public void write(int one) {
            bytes.write(one);
        }

        private String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
