package id.paspor.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.casefile.CaseList;
import id.paspor.casefile.CaseList.Filter;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How much memory it takes to write the list of 300,000 cases of one office as a file, while it is being written and
 * {@value #PEOPLE} people open the first page of the same list again and again.
 */
@ProcessTest
class CasesFileBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(CasesFileBenchmark.class);
    private static final int CASES = Integer.getInteger("file.cases", 300_000);
    private static final int PEOPLE = 50;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LOOK_EVERY = CASES / 15;
    private static final long MOST_BYTES = 64L << 20;

    @Autowired
    SupervisionController controller;

    @Autowired
    CaseList cases;

    @Autowired
    ImmigrationOffice office;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aFileOfAllCases() {
        jdbc.sql("""
                insert into case_file (registration_number, application, status, submitted_at, submitted_by, closed_at, version)
                select lpad(n::text, 16, '0'), jsonb_build_object('office', 'DPS', 'nik', lpad(n::text, 16, '0'), 'kind', 'new',
                        'product', 'ordinary-5y', 'fullName', 'Budi ' || md5(n::text)),
                    'PASSPORT_HANDED_OVER', timestamptz '2026-09-07 00:30Z' - interval '1 minute' * (n / 3), 'applicant',
                    timestamptz '2026-09-07 00:30Z', 0
                from generate_series(1, :many) n""").param("many", CASES).update();
        jdbc.sql("vacuum analyze case_file").update();
        Queue<Long> waited = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        IntStream.range(0, PEOPLE).forEach(nth -> people.execute(() -> work(waited, over)));
        Counted file = new Counted();
        long begun = System.nanoTime();
        office.as("dpsSupervisor", () -> CasesFile.write(controller, file));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        over.set(true);
        people.shutdown();

        long[] sorted = waited.stream().mapToLong(Long::longValue).sorted().toArray();
        LOG.info("{} rows, {} MB, in {} s, with up to {} MB of memory held; {} pages meanwhile, median {} ms, 99 of 100 in {} ms",
                file.rows - 1, file.bytes >> 20, took.toSeconds(), file.most >> 20, sorted.length,
                sorted[sorted.length / 2] / 1_000_000, sorted[sorted.length * 99 / 100] / 1_000_000);
        assertThat(file.rows).isEqualTo(CASES + 1);
        assertThat(file.most).isLessThan(MOST_BYTES);
    }

    /** Somebody who opens the list, reads, and opens it again. */
    private void work(Queue<Long> waited, AtomicBoolean over) {
        Filter all = new Filter("DPS", null, null, Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), false, null);
        while (!over.get()) {
            long begun = System.nanoTime();
            office.as("dpsSupervisor", () -> cases.page(all, CaseList.Order.NEWEST, 0, 51));
            waited.add(System.nanoTime() - begun);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Throws away what is written, and looks from time to time how much memory is held. */
    private static final class Counted extends ServletOutputStream {

        private final long before = used();
        private long rows;
        private long bytes;
        private long next = LOOK_EVERY;
        private long most;

        @Override
        public void write(int one) {
            bytes++;
            rows += one == '\n' ? 1 : 0;
            if (rows >= next) {
                next += LOOK_EVERY;
                most = Math.max(most, used() - before);
            }
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
