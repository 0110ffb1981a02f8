package id.paspor.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseList;
import id.paspor.casefile.CaseList.Filter;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.supervision.figures.Figures;
import id.paspor.supervision.figures.LatestFigures;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a supervisor's overview, figures and lists cost at one of {@value #OFFICES} offices with 400,000 cases, a quarter of them
 * under way, as a multiple of what they cost when the office has all {@value #FEW} cases that there are. So a page of a list is
 * full both times; the office has two and a half times as many cases the second time, and the country 400 times.
 */
@ProcessTest
class OverviewBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(OverviewBenchmark.class);
    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("overview.cases", 400_000);
    private static final int OFFICES = 151;
    private static final int TIMES = 41;
    private static final long MOST_MILLIS = 300;
    private static final double MOST_TIMES = 1.5;

    /** What somebody waits for at each look. */
    private static final List<String> SHOWN =
            List.of(
            "what waits",
            "figures, as shown",
            "list",
            "list of what is late",
            "list of what has ended",
            "history of a case");

    /** Late in the afternoon of an office's day, which has brought most of its events by then. */
    private static final Instant NOW = Instant.parse("2026-09-07T07:30:00Z");

    /** The way of a case, by how many days after its submission it came there. */
    private static final String WAY = """
            (values (1, 'REGISTERED', 0), (2, 'SLOT_BOOKED', 1), (3, 'DATA_ACCEPTED', 3), (4, 'CHECKED_IN', 9),
                (5, 'INTERVIEW_APPROVED', 9.1), (6, 'BILLED', 9.2), (7, 'PAID', 11), (8, 'BOOKLET_ALLOCATED', 11.1),
                (9, 'PRINTED', 15), (10, 'READY_FOR_PICKUP', 15.1), (11, 'PASSPORT_HANDED_OVER', 19))""";

    @Autowired
    Overview overview;

    @Autowired
    Figures figures;

    @Autowired
    LatestFigures latest;

    @Autowired
    CaseList cases;

    @Autowired
    CaseFiles files;

    @Autowired
    Offices offices;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void manyCasesComparedWithFew() {
        jdbc.sql("insert into office (code) select 'Q' || chr(65 + n / 26) || chr(65 + n % 26) from generate_series(1, :more) n"
                        + " on conflict do nothing")
                .param("more", OFFICES - offices.all().size())
                .update();
        // each at an office of its own, of which nothing is remembered yet
        measure("DJJ");
        seed(0, FEW, "DPS");
        Map<String, Double> few = measure("DPS");
        seed(FEW, MANY, "%");
        Map<String, Double> many = measure("UPG");

        many.forEach((what, millis) -> LOG.info(
                "{}: {} ms with {} cases, {} ms with {}, {} times",
                what,
                "%.1f".formatted(few.get(what)),
                FEW,
                "%.1f".formatted(millis),
                MANY,
                "%.1f".formatted(millis / few.get(what))));
        assertThat(many).allSatisfy((what, millis) -> assertThat(millis).as(what).isLessThan(MOST_MILLIS));
        assertThat(SHOWN)
                .allSatisfy(what ->
                        assertThat(many.get(what) / few.get(what)).as(what).isLessThanOrEqualTo(MOST_TIMES));
    }

    /** Cases one after the other at these offices, each fourth under way for up to five weeks, the others of the last year. */
    private void seed(int from, int to, String codes) {
        jdbc.sql("""
                create unlogged table seeded as
                select n, lpad((n + 1)::text, 16, '0') as number, o.code as office, n % 4 = 0 as open,
                    timestamptz '2026-09-07 00:30Z' - interval '1 day' * (case when n % 4 = 0 then 35 else 365 end)
                        * (n::bigint * 7919 % 9973 / 9973.0 + 0.05) as submitted
                from generate_series(:from, :to) n
                join (select code, row_number() over (order by code) - 1 as nth, count(*) over () as many
                        from office where code like :codes) o
                    on o.nth = n / 4 % o.many""").param("from", from).param("to", to - 1).param("codes", codes).update();
        jdbc.sql("""
                insert into case_file (registration_number, application, status, submitted_at, submitted_by, closed_at, version,
                    work, turn_at, promise_warn_at, promise_late_at)
                select number, jsonb_build_object('office', office, 'nik', lpad(n::text, 16, '0'), 'kind', 'new',
                        'product', 'ordinary-5y', 'fullName', 'Budi Santoso'),
                    case when open then 'BOOKLET_ALLOCATED' else 'PASSPORT_HANDED_OVER' end, submitted, 'applicant',
                    case when not open then submitted + interval '19 days' end, 0,
                    case when open then 'PRINTING' end, submitted, submitted + interval '20 days',
                    case when open then submitted + interval '25 days' end
                from seeded""").update();
        jdbc.sql("alter table status_change disable trigger status_change_knows_its_office").update();
        jdbc.sql("insert into status_change (registration_number, office, status, happened_at, actor)"
                        + " select number, office, status, submitted + interval '1 day' * days, 'system' from seeded, " + WAY
                        + " as way (step, status, days) where (not open or step <= 8)"
                        + " and submitted + interval '1 day' * days <= :now order by submitted, step")
                .param("now", NOW.plus(TIMES, ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("alter table status_change enable trigger status_change_knows_its_office")
                .update();
        jdbc.sql("drop table seeded").update();
        jdbc.sql("vacuum analyze case_file").update();
        jdbc.sql("vacuum analyze status_change").update();
    }

    private Map<String, Double> measure(String code) {
        clock.setTo(NOW);
        Office office = offices.get(code);
        Map<String, Double> millis = new LinkedHashMap<>();
        millis.put("what waits", median(() -> overview.stages(office)));
        millis.put("what waits at all offices", median(overview::stages));
        millis.put("figures, once an hour", median(() -> figures.of(office)));
        millis.put("figures, as shown", median(() -> {
            clock.advance(Duration.ofMinutes(1));
            latest.of(office);
        }));
        millis.put("list", median(() -> cases.page(filter(code, null, false), CaseList.Order.NEWEST, 0, 51)));
        millis.put("list of what is late", median(() -> cases.page(filter(code, false, true), CaseList.Order.URGENT, 0, 51)));
        millis.put("list of what has ended", median(() -> cases.page(filter(code, true, false), CaseList.Order.NEWEST, 0, 51)));
        RegistrationNumber newest = cases.page(filter(code, null, false), CaseList.Order.NEWEST, 0, 1).stream()
                .map(CaseList.ListedCase::registrationNumber)
                .findFirst()
                .orElse(new RegistrationNumber("0".repeat(16)));
        millis.put("history of a case", median(() -> files.history(newest)));
        return millis;
    }

    private static Filter filter(String office, Boolean ended, boolean late) {
        return new Filter(office, null, ended, Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), late, null);
    }

    private static double median(Runnable asked) {
        List<Duration> times = new ArrayList<>();
        for (int turn = 0; turn < TIMES; turn++) {
            long begun = System.nanoTime();
            asked.run();
            times.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        return times.stream().sorted().toList().get(TIMES / 2).toNanos() / 1e6;
    }
}
