package id.paspor.casefile;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.WorkingCalendar;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How long passports really took at each office, from the payment until they could be collected. */
@Service
public class ProcessingTimes {

    private static final Duration LOOKED_BACK = Duration.ofDays(60);
    private static final int FEWEST_CASES = 10;
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final String ALL_OFFICES = "all";

    private final JdbcClient jdbc;
    private final Offices offices;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final LoadingCache<String, Map<String, Integer>> measured =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build(all -> measure());

    ProcessingTimes(JdbcClient jdbc, Offices offices, WorkingCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.offices = offices;
        this.calendar = calendar;
        this.clock = clock;
    }

    private record Took(String office, LocalDate paid, LocalDate ready, int cases) {}

    /**
     * The median of the last 60 days at an office, in working days, as it was within the last hour; none when fewer than
     * 10 passports became ready.
     */
    public OptionalInt median(String office) {
        Integer days = measured.get(ALL_OFFICES).get(office);
        return days == null ? OptionalInt.empty() : OptionalInt.of(days);
    }

    /** The medians in working days, by office code. */
    Map<String, Integer> measure() {
        Map<String, List<Integer>> days = new HashMap<>();
        for (Took took : took()) {
            int working = calendar.workingDaysBetween(took.office(), took.paid(), took.ready());
            days.computeIfAbsent(took.office(), office -> new ArrayList<>())
                    .addAll(Collections.nCopies(took.cases(), working));
        }
        Map<String, Integer> medians = new HashMap<>();
        days.forEach((office, all) -> {
            if (all.size() >= FEWEST_CASES) {
                Collections.sort(all);
                medians.put(office, all.get(all.size() / 2));
            }
        });
        return medians;
    }

    /** Counted by days, so that few rows come back however many cases there were. */
    private List<Took> took() {
        List<Office> all = List.copyOf(offices.all());
        return jdbc.sql("""
                select office, paid, ready, count(*) as cases
                from (
                    select o.code as office, (p.happened_at at time zone o.zone)::date as paid,
                        (r.happened_at at time zone o.zone)::date as ready
                    from status_change r
                    join case_file f on f.registration_number = r.registration_number
                    join unnest(?::text[], ?::text[]) as o (code, zone) on o.code = f.office
                    join lateral (
                        select happened_at from status_change
                        where registration_number = r.registration_number and status = 'PAID'
                        order by id desc limit 1) p on true
                    where r.status = 'READY_FOR_PICKUP' and r.happened_at > ?) each_case
                group by office, paid, ready""")
                .params(
                        all.stream().map(Office::code).toArray(String[]::new),
                        all.stream().map(office -> office.zone().getId()).toArray(String[]::new),
                        Timestamp.from(clock.instant().minus(LOOKED_BACK)))
                .query(Took.class)
                .list();
    }
}
