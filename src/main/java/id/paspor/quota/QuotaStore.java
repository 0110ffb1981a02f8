package id.paspor.quota;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Coded;
import id.paspor.office.ClosedDays;
import id.paspor.office.Office;
import id.paspor.office.WorkingCalendar;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of quota rules, release rules and special days. */
@Component
class QuotaStore {

    /** For the last working day of the month before this one. */
    private static final int DAYS_LOOKED_BACK = 62;

    private static final int HOUR = 60;

    private static final RowMapper<QuotaRule> RULE = (row, number) -> new QuotaRule(
            row.getLong("id"),
            SlotClass.of(row.getString("class")),
            DayOfWeek.of(row.getInt("weekday")),
            row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_to", LocalDate.class),
            row.getObject("opens", LocalTime.class),
            row.getObject("closes", LocalTime.class),
            row.getInt("slot_minutes"),
            row.getInt("places"));

    private static final RowMapper<ReleaseRule> RELEASE = (row, number) -> new ReleaseRule(
            Coded.of(ReleaseRule.Kind.class, row.getString("kind")),
            row.getObject("days", Integer.class),
            row.getObject("weekday") == null ? null : DayOfWeek.of(row.getInt("weekday")),
            row.getObject("weeks", Integer.class),
            row.getObject("at", LocalTime.class));

    private static final RowMapper<SpecialDay> SPECIAL_DAY = (row, number) -> new SpecialDay(
            row.getObject("day", LocalDate.class),
            Coded.of(SpecialDay.Kind.class, row.getString("kind")),
            row.getObject("opens", LocalTime.class),
            row.getObject("closes", LocalTime.class),
            row.getObject("slot_minutes", Integer.class),
            row.getInt("places"),
            row.getString("reason"),
            row.getTimestamp("set_at").toInstant(),
            row.getString("set_by"));

    private final JdbcClient jdbc;
    private final ClosedDays closedDays;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final int daysAhead;

    QuotaStore(
            JdbcClient jdbc,
            ClosedDays closedDays,
            WorkingCalendar calendar,
            Clock clock,
            @Value("${paspor.appointment.days-ahead}") int daysAhead) {
        this.jdbc = jdbc;
        this.closedDays = closedDays;
        this.calendar = calendar;
        this.clock = clock;
        this.daysAhead = daysAhead;
    }

    /** Lets nobody else change the rules or slots of an office until this transaction ends. */
    void lock(String office) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('paspor.quota.' || ?, 0))")
                .param(office)
                .query()
                .listOfRows();
    }

    /** Gives an office that never had rules those of its settings: its hours on weekdays, each day opening by itself. */
    void seed(Office office) {
        int added = jdbc.sql("insert into release_rule (office, kind, days, at) values (?, 'rolling', ?, '00:00')"
                        + " on conflict do nothing")
                .params(office.code(), daysAhead)
                .update();
        if (added == 1) {
            LocalDate today = today(office);
            for (int weekday = 1; weekday <= DayOfWeek.FRIDAY.getValue(); weekday++) {
                insert(
                        office.code(),
                        new QuotaRule(
                                0,
                                SlotClass.REGULAR,
                                DayOfWeek.of(weekday),
                                today,
                                null,
                                office.opens(),
                                office.closes(),
                                HOUR,
                                office.placesPerHour()));
            }
        }
    }

    /** What an office is to have, by everything that this transaction sees. */
    Layout layout(Office office) {
        return new Layout(office, rules(office), special(office), release(office.code()), calendar::isHoliday);
    }

    private Map<LocalDate, SpecialDay> special(Office office) {
        LocalDate first = today(office).minusDays(DAYS_LOOKED_BACK);
        Map<LocalDate, SpecialDay> special = new HashMap<>();
        specialDays(office.code(), first).forEach(day -> special.put(day.day(), day));
        closedDays(office.code(), first).forEach(day -> special.put(day.day(), day));
        return special;
    }

    /** The rules of an office that hold now or later. */
    List<QuotaRule> rules(Office office) {
        return jdbc.sql("select * from quota_rule where office = ? and (valid_to is null or valid_to >= ?)"
                        + " order by class, weekday, valid_from, opens")
                .params(office.code(), today(office))
                .query(RULE)
                .list();
    }

    Optional<QuotaRule> rule(String office, long id) {
        return jdbc.sql("select * from quota_rule where office = ? and id = ?")
                .params(office, id)
                .query(RULE)
                .optional();
    }

    /** The rules of which a new one would say something else about the same hours. */
    List<QuotaRule> overlapping(String office, QuotaRule rule) {
        return jdbc.sql("""
                select * from quota_rule
                where office = ? and class = ? and weekday = ? and opens < ? and closes > ?
                    and daterange(valid_from, valid_to, '[]') && daterange(?::date, ?::date, '[]') order by id""")
                .params(
                        office,
                        rule.slotClass().code(),
                        rule.weekday().getValue(),
                        rule.closes(),
                        rule.opens(),
                        rule.from(),
                        rule.to())
                .query(RULE)
                .list();
    }

    void insert(String office, QuotaRule rule) {
        jdbc.sql("""
                insert into quota_rule (office, class, weekday, valid_from, valid_to, opens, closes, slot_minutes, places)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        office,
                        rule.slotClass().code(),
                        rule.weekday().getValue(),
                        rule.from(),
                        rule.to(),
                        rule.opens(),
                        rule.closes(),
                        rule.minutes(),
                        rule.places())
                .update();
    }

    /** Lets a rule hold until a day only; one that has not begun by then is gone. */
    void end(QuotaRule rule, LocalDate last) {
        if (last.isBefore(rule.from())) {
            jdbc.sql("delete from quota_rule where id = ?").param(rule.id()).update();
        } else {
            jdbc.sql("update quota_rule set valid_to = ? where id = ?")
                    .params(last, rule.id())
                    .update();
        }
    }

    ReleaseRule release(String office) {
        return jdbc.sql("select * from release_rule where office = ?")
                .param(office)
                .query(RELEASE)
                .single();
    }

    void setRelease(String office, ReleaseRule rule) {
        jdbc.sql("update release_rule set kind = ?, days = ?, weekday = ?, weeks = ?, at = ? where office = ?")
                .params(
                        rule.kind().code(),
                        rule.days(),
                        rule.weekday() == null ? null : rule.weekday().getValue(),
                        rule.weeks(),
                        rule.at(),
                        office)
                .update();
    }

    /** Extra days and days of cut places, from a day on. */
    List<SpecialDay> specialDays(String office, LocalDate first) {
        return jdbc.sql("select * from special_day where office = ? and day >= ? order by day")
                .params(office, first)
                .query(SPECIAL_DAY)
                .list();
    }

    /** Closed days from a day on. */
    List<SpecialDay> closedDays(String office, LocalDate first) {
        return closedDays.from(office, first).stream()
                .map(day -> new SpecialDay(
                        day.day(),
                        SpecialDay.Kind.CLOSED,
                        null,
                        null,
                        null,
                        null,
                        day.reason(),
                        day.closedAt(),
                        day.closedBy()))
                .toList();
    }

    /** Adds an extra day or one of cut places, in the name of who is signed in; false when the day is special already. */
    boolean insert(
            String office,
            SpecialDay.Kind kind,
            LocalDate day,
            LocalTime opens,
            LocalTime closes,
            Integer minutes,
            int places,
            String reason) {
        return jdbc.sql("""
                insert into special_day (office, day, kind, opens, closes, slot_minutes, places, reason, set_at, set_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                office,
                                day,
                                kind.code(),
                                opens,
                                closes,
                                minutes,
                                places,
                                reason,
                                Timestamp.from(clock.instant()),
                                Actor.current())
                        .update()
                == 1;
    }

    boolean delete(String office, SpecialDay.Kind kind, LocalDate day) {
        return jdbc.sql("delete from special_day where office = ? and kind = ? and day = ?")
                        .params(office, kind.code(), day)
                        .update()
                == 1;
    }

    private LocalDate today(Office office) {
        return LocalDate.ofInstant(clock.instant(), office.zone());
    }
}
