package id.paspor.supervision.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.paspor.appointment.CheckIns;
import id.paspor.appointment.DayList.Turnout;
import id.paspor.casefile.OfficeHistory;
import id.paspor.casefile.clock.ServiceLevels;
import id.paspor.office.Deadlines;
import id.paspor.office.Hours;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.WorkingCalendar;
import id.paspor.supervision.figures.OfficeFigures.Comparison;
import id.paspor.supervision.figures.OfficeFigures.Reason;
import id.paspor.supervision.figures.OfficeFigures.Took;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The figures of an office are those of the events, by a query that shares nothing with them: after 500 random histories, over
 * the change of a year, in three time zones.
 */
@ProcessTest
class FiguresTest {

    private static final int CASES = 500;

    /** Of Jakarta, Denpasar and Jayapura: UTC+7, +8, +9. */
    private static final List<String> OFFICES = List.of("JKS", "DPS", "DJJ");

    private static final Instant FROM = Instant.parse("2026-10-20T00:00:00Z");

    /** The 6th in Jakarta and Denpasar, the 7th in Jayapura. */
    private static final Instant NOW = Instant.parse("2027-01-06T15:20:00Z");

    /** What is counted, in words of its own. */
    private static final Map<Figure, String> COUNTED = Map.ofEntries(
            Map.entry(Figure.REGISTERED, "status = 'REGISTERED'"),
            Map.entry(
                    Figure.INTERVIEWED,
                    "status in ('INTERVIEW_APPROVED', 'DOCUMENTS_MISSING') or status = 'APPLICATION_REJECTED' and stage = 'INTERVIEW'"),
            Map.entry(Figure.BILLED, "status = 'BILLED'"),
            Map.entry(Figure.PAID, "status = 'PAID'"),
            Map.entry(Figure.PRINTED, "status = 'PRINTED'"),
            Map.entry(Figure.HANDED_OVER, "status = 'PASSPORT_HANDED_OVER'"),
            Map.entry(Figure.NO_SHOW, "status = 'INTERVIEW_MISSED'"),
            Map.entry(Figure.SPOILED, "status = 'PRINT_SPOILED'"),
            Map.entry(Figure.EXCEPTION, "status in ('ORIGINALS_NOT_SEEN', 'APPLICANT_NOT_PRESENT')"),
            Map.entry(Figure.BILL_EXPIRED, "status = 'BILL_EXPIRED'"),
            Map.entry(Figure.REFUSED_DATA, "status = 'APPLICATION_REJECTED' and stage = 'DATA'"),
            Map.entry(Figure.REFUSED_INTERVIEW, "status = 'APPLICATION_REJECTED' and stage = 'INTERVIEW'"),
            Map.entry(Figure.REFUSED_SCREENING, "status = 'APPLICATION_REJECTED' and stage = 'SCREENING'"),
            Map.entry(Figure.REFERRED, "status = 'REFERRED_TO_OFFICE'"),
            Map.entry(Figure.LAPSED, "status = 'APPLICATION_LAPSED'"),
            Map.entry(Figure.WITHDRAWN, "status = 'APPLICATION_WITHDRAWN'"),
            Map.entry(Figure.UNCOLLECTED, "status = 'PASSPORT_CANCELLED_UNCOLLECTED'"));

    /** The stage to which an event leads, by its column and whether the data were accepted before it. */
    private static final String STAGE = """
            case
                when %1$s in ('REGISTERED', 'INTERVIEW_MISSED') then 'SLOT'
                when %1$s = 'SLOT_BOOKED' and accepted then 'INTERVIEW'
                when %1$s in ('SLOT_BOOKED', 'CORRECTION_REQUESTED', 'CORRECTED') then 'DATA'
                when %1$s in ('DATA_ACCEPTED', 'DOCUMENTS_MISSING', 'DOCUMENTS_BROUGHT') then 'INTERVIEW'
                when %1$s in ('INTERVIEW_APPROVED', 'UNDER_REVIEW', 'CLEARED') then 'SCREENING'
                when %1$s in ('BILLED', 'REOPENED') then 'PAYMENT'
                when %1$s in ('PAID', 'BOOKLET_AWAITED') then 'BOOKLET'
                when %1$s in ('BOOKLET_ALLOCATED', 'PRINT_SPOILED', 'PRINTED') then 'PRINTING'
                when %1$s = 'READY_FOR_PICKUP' then 'PICKUP' end
            """;

    /** Each event with the stage at which the case was before and after it, and, before, whether the office had to act. */
    private static final String EVENTS = """
            with moved as (
                select *, lag(status) over w as before, lag(happened_at) over w as since,
                    coalesce(bool_or(status = 'DATA_ACCEPTED')
                        over (w rows between unbounded preceding and 1 preceding), false) as accepted
                from status_change
                where status not in ('CHECKED_IN', 'INTERVIEW_RESCHEDULED', 'ORIGINALS_NOT_SEEN', 'APPLICANT_NOT_PRESENT',
                    'PROMISE_EXTENDED')
                window w as (partition by registration_number order by id)),
            staged as (
                select id, registration_number, status, happened_at, reason_code, since, f.application ->> 'office' as at_office,
                    %s as stage, %s as next,
                    before not in ('REGISTERED', 'INTERVIEW_MISSED', 'CORRECTION_REQUESTED', 'DOCUMENTS_MISSING', 'BILLED',
                        'BILL_EXPIRED', 'REOPENED', 'READY_FOR_PICKUP') as of_office
                from (select m.*, f.application from moved m join case_file f using (registration_number)) f),
            all_events as (
                select * from staged
                union all
                select c.id, registration_number, c.status, happened_at, reason_code, null, f.application ->> 'office', null, null, null
                from status_change c join case_file f using (registration_number)
                where c.status in ('CHECKED_IN', 'INTERVIEW_RESCHEDULED', 'ORIGINALS_NOT_SEEN', 'APPLICANT_NOT_PRESENT',
                    'PROMISE_EXTENDED'))
            """.formatted(STAGE.formatted("before"), STAGE.formatted("f.status"));

    /** How long each interval was in working days, by the hours of the office. */
    private static final String WORKED = """
            with worked as (
                select s.*, coalesce((
                    select sum(extract(epoch from least(s.happened_at, h.closes) - greatest(s.since, h.opens)) / h.day)
                    from unnest(:opens::timestamptz[], :closes::timestamptz[], :days::float8[]) as h (opens, closes, day)
                    where h.opens < s.happened_at and h.closes > s.since), 0) as days
                from events s where s.at_office = :office and s.since is not null)
            """;

    @Autowired
    private Figures figures;

    @Autowired
    private ServiceLevels levels;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private OfficeHistory history;

    @Autowired
    private Offices offices;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private ImmigrationOffice denpasar;

    @Autowired
    private CheckIns checkIns;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @ParameterizedTest
    @ValueSource(longs = {1, 20261129})
    void everyNumberIsWhatAnIndependentQueryCounts(long seed) {
        RandomCases cases = new RandomCases(jdbc, seed);
        for (int nth = 0; nth < CASES; nth++) {
            cases.happens(OFFICES.get(nth % OFFICES.size()), FROM, NOW);
        }
        cases.write();
        clock.setTo(NOW);

        // in one transaction, so that the events are worked out once
        new TransactionTemplate(transactions).executeWithoutResult(within -> {
            jdbc.sql("create temporary table events on commit drop as " + EVENTS + "select * from all_events")
                    .update();
            OFFICES.stream().map(offices::get).forEach(this::compare);
        });
    }

    @Test
    void whoComesTodayIsCountedUntilTheyAreGone() {
        CaseStory budi = denpasar.receivesApplication(Applicants.adult()).comesToTheInterview();
        assertThat(today(Figure.INTERVIEWED)).isZero();
        assertThat(figures.of(offices.get("DPS")).turnout()).isEqualTo(new Turnout(1, 0));

        denpasar.as("dpsCounter", () -> checkIns.checkIn("DPS", budi.registrationNumber()));
        denpasar.runsDueJobs();
        assertThat(figures.of(offices.get("DPS")).turnout()).isEqualTo(new Turnout(1, 1));

        budi.isApproved();
        assertThat(figures.of(offices.get("DPS")).turnout()).isEqualTo(new Turnout(1, 1));
        assertThat(today(Figure.INTERVIEWED)).isOne();
        assertThat(today(Figure.BILLED)).isOne();
        assertThat(figures.of(offices.get("BTM")).turnout()).isEqualTo(new Turnout(0, 0));

        denpasar.timePassesTo("2026-09-10 08:00");
        assertThat(figures.of(offices.get("DPS")).turnout()).isEqualTo(new Turnout(0, 0));
        assertThat(today(Figure.INTERVIEWED)).isZero();
    }

    @Test
    void whatHappenedSinceTheLastLookIsShownAsIfAllWereCountedAnew() {
        Instant noon = NOW.minus(Duration.ofHours(11));
        RandomCases cases = new RandomCases(jdbc, 3);
        for (int nth = 0; nth < CASES; nth++) {
            cases.happens("DPS", FROM, noon);
        }
        cases.write();
        clock.setTo(noon);
        LatestFigures latest = new LatestFigures(figures, levels, deadlines);
        sameAsAnew(latest);

        clock.advance(Duration.ofHours(1));
        happensToSome("1", "CORRECTED", clock.instant().minusSeconds(1));
        sameAsAnew(latest);

        happensToSome("2", "INTERVIEW_APPROVED", noon.plusSeconds(1));
        sameAsAnew(latest);
    }

    private void sameAsAnew(LatestFigures latest) {
        Office office = offices.get("DPS");
        assertThat(latest.of(office)).usingRecursiveComparison().isEqualTo(figures.of(office));
    }

    private void happensToSome(String lastDigit, String status, Instant at) {
        int cases = jdbc.sql("insert into status_change (registration_number, status, happened_at, actor)"
                        + " select registration_number, :status, :at, 'system' from case_file"
                        + " where registration_number like '%' || :digit")
                .param("status", status)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("digit", lastDigit)
                .update();
        assertThat(cases).isGreaterThanOrEqualTo(CASES / 10);
    }

    private long today(Figure figure) {
        return figures.of(offices.get("DPS")).todays().stream()
                .filter(count -> count.figure() == figure)
                .mapToLong(Count::times)
                .sum();
    }

    private void compare(Office office) {
        LatestFigures latest = new LatestFigures(figures, levels, deadlines);
        OfficeFigures shown = latest.of(office);
        assertThat(latest.of(office)).usingRecursiveComparison().isEqualTo(figures.of(office));
        assertThat(shown.today()).isEqualTo(LocalDate.ofInstant(NOW, office.zone()));
        assertThat(shown.thisMonth().first()).isEqualTo("2027-01-01");
        assertThat(shown.lastMonth()).isEqualTo(new Period(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31)));
        assertThat(shown.weeks()).hasSize(12);
        List<Count> counts = Stream.of(
                        shown.todays().stream(),
                        Stream.concat(shown.days().stream(), shown.weeks().stream())
                                .flatMap(line -> line.counts().stream()),
                        shown.counted().stream().map(Comparison::now),
                        shown.counted().stream().map(Comparison::before))
                .flatMap(all -> all)
                .toList();
        assertThat(counts).allSatisfy(count -> {
            String times = count.figure() == Figure.EXCEPTION ? "count(distinct registration_number)" : "count(*)";
            assertThat(count.times()).isEqualTo(counted(office, count, times));
            assertThat(history.cases(
                            office,
                            count.figure().what(),
                            count.figure().refusedAt(),
                            count.period().first(),
                            count.period().last()))
                    .hasSize((int) counted(office, count, "count(distinct registration_number)"));
        });
        assertThat(counts.stream().mapToLong(Count::times).sum()).isGreaterThan(CASES / 2);
        for (Reason reason : shown.reasons()) {
            String same = "(%s) and reason_code is not distinct from '%s'"
                    .formatted(COUNTED.get(reason.figure()), reason.reason())
                    .replace("'null'", "null");
            assertThat(reason.now()).isEqualTo(counted(office, same, shown.thisMonth(), "count(*)"));
            assertThat(reason.before()).isEqualTo(counted(office, same, shown.lastMonth(), "count(*)"));
            Figure figure = reason.figure();
            Period month = shown.lastMonth();
            assertThat(history.cases(
                            office, figure.what(), figure.refusedAt(), reason.reason(), month.first(), month.last()))
                    .hasSize((int) counted(office, same, month, "count(distinct registration_number)"));
        }
        took(office, shown);
        terms(office, shown);
    }

    private long counted(Office office, Count count, String what) {
        return counted(office, COUNTED.get(count.figure()), count.period(), what);
    }

    private long counted(Office office, String condition, Period period, String what) {
        return jdbc.sql("select " + what + " from events where at_office = :office and (" + condition
                        + ") and (happened_at at time zone :zone)::date between :first and :last")
                .param("office", office.code())
                .param("zone", office.zone().getId())
                .param("first", period.first())
                .param("last", period.last())
                .query(Long.class)
                .single();
    }

    /** Stays are runs of intervals at one stage, of which those count in which the office had to act, or that are the applicant's. */
    private void took(Office office, OfficeFigures shown) {
        String stays = WORKED + """
                , numbered as (
                    select *, row_number() over (partition by registration_number order by id)
                        - row_number() over (partition by registration_number, stage order by id) as run
                    from worked),
                runs as (
                    select stage, max(happened_at) as ended, (array_agg(next order by id desc))[1] as next,
                        sum(days) filter (where of_office or stage in ('SLOT', 'PAYMENT', 'PICKUP')) as days
                    from numbered where stage is not null group by registration_number, stage, run),
                ready as (
                    select r.registration_number, r.happened_at as ended,
                        (select sum(w.days) filter (where w.of_office) from worked w
                            where w.registration_number = r.registration_number and w.id <= r.id) as days
                    from worked r where r.status = 'READY_FOR_PICKUP'),
                spells as (
                    select stage, ended, coalesce(days, 0) as days from runs where next is distinct from stage
                    union all select 'WHOLE', ended, coalesce(days, 0) from ready)
                select count(*), coalesce(percentile_disc(0.5) within group (order by days), 0),
                    coalesce(percentile_disc(0.9) within group (order by days), 0)
                from spells where stage = :stage and (ended at time zone :zone)::date between :first and :last
                """;
        for (Took took : shown.took()) {
            assertSpread(took.now(), stays, office, took.code(), shown.thisMonth());
            assertSpread(took.before(), stays, office, took.code(), shown.lastMonth());
        }
    }

    /**
     * A passport is in time when no more than the promise was worked between the end of the working day of its payment, or
     * the next one, and its being ready; where its end was put off, when nothing was worked after that day, or the next one.
     */
    private void terms(Office office, OfficeFigures shown) {
        String kept = """
                with hours as (
                    select * from unnest(:opens::timestamptz[], :closes::timestamptz[], :days::float8[]) as h (opens, closes, day)),
                days as (select distinct (opens at time zone :zone)::date as day from hours),
                made as (
                    select r.happened_at as ready,
                        ((select min(day) from days d where d.day >= p.day) + 1)::timestamp at time zone :zone as since,
                        ((select min(d.day) from days d where d.day >= (select max(until_day) from status_change x
                            where x.registration_number = r.registration_number and status = 'PROMISE_EXTENDED')) + 1)::timestamp
                            at time zone :zone as until
                    from events r cross join lateral (
                        select (max(happened_at) at time zone :zone)::date as day from events e
                        where e.registration_number = r.registration_number and e.status = 'PAID') p
                    where r.at_office = :office and r.status = 'READY_FOR_PICKUP'
                        and (r.happened_at at time zone :zone)::date between :first and :last),
                used as (
                    -- whole days are whole: what is ready at night has used up to the evening
                    select until, round(coalesce(sum(extract(epoch from least(ready, closes) - greatest(since, opens)) / day)
                            filter (where opens < ready and closes > since), 0)::numeric, 6) as promise,
                        coalesce(sum(1) filter (where opens < ready and closes > until), 0) as after
                    from made cross join hours group by ready, since, until)
                select count(*), count(*) filter (where promise <= 7),
                    count(*) filter (where case when until is null then promise <= 7 else after = 0 end)
                from used
                """;
        Kept promise = shown.terms().get(0).before();
        Kept extended = shown.terms().get(1).before();
        withHours(jdbc.sql(kept), office)
                .param("office", office.code())
                .param("zone", office.zone().getId())
                .param("first", shown.lastMonth().first())
                .param("last", shown.lastMonth().last())
                .query((row, nth) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                .list()
                .forEach(counted -> {
                    assertThat(List.of((long) promise.spread().cases(), promise.within(), extended.within()))
                            .isEqualTo(counted);
                    assertThat(counted.get(0)).isPositive();
                });
    }

    private void assertSpread(Spread spread, String sql, Office office, String stage, Period period) {
        withHours(jdbc.sql(sql), office)
                .param("office", office.code())
                .param("zone", office.zone().getId())
                .param("stage", stage.toUpperCase(Locale.ROOT))
                .param("first", period.first())
                .param("last", period.last())
                .query((row, nth) -> new Spread(row.getInt(1), row.getDouble(2), row.getDouble(3)))
                .list()
                .forEach(counted -> {
                    assertThat(spread.cases()).as(stage).isEqualTo(counted.cases());
                    assertThat(spread.median()).as(stage).isCloseTo(counted.median(), within(1e-4));
                    assertThat(spread.ninetieth()).as(stage).isCloseTo(counted.ninetieth(), within(1e-4));
                });
    }

    /** The hours of the office, and how long its day is. */
    private StatementSpec withHours(StatementSpec statement, Office office) {
        List<String> opens = new ArrayList<>();
        List<String> closes = new ArrayList<>();
        List<String> days = new ArrayList<>();
        LocalDate.ofInstant(FROM, office.zone())
                .datesUntil(LocalDate.ofInstant(NOW, office.zone()).plusDays(1))
                .forEach(day -> {
                    List<Hours> hours = calendar.hours(office, day);
                    long seconds = hours.stream()
                            .mapToLong(span ->
                                    span.to().toSecondOfDay() - span.from().toSecondOfDay())
                            .sum();
                    hours.forEach(span -> {
                        opens.add(day.atTime(span.from())
                                .atZone(office.zone())
                                .toInstant()
                                .toString());
                        closes.add(day.atTime(span.to())
                                .atZone(office.zone())
                                .toInstant()
                                .toString());
                        days.add(String.valueOf(seconds));
                    });
                });
        return statement
                .param("opens", opens.toArray(String[]::new))
                .param("closes", closes.toArray(String[]::new))
                .param("days", days.toArray(String[]::new));
    }
}
