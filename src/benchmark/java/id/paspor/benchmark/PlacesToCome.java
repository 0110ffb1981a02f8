package id.paspor.benchmark;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The places of the office of Denpasar: of one day in the coming week, which opens when this says so. Rules and slots are
 * set together, so that a node that lays times out meanwhile finds nothing to change.
 */
public final class PlacesToCome {

    private final JdbcClient sql;

    /** On the database of the nodes. */
    public PlacesToCome(JdbcClient sql) {
        this.sql = sql;
    }

    /** Sets the rules from which the next node that starts lays the slots out: twenty minutes each, none open before midnight. */
    public void setRules(int slots, int placesPerSlot) {
        sql.sql("delete from quota_rule where office = 'DPS'").update();
        sql.sql("""
                insert into quota_rule (office, class, weekday, valid_from, valid_to, opens, closes, slot_minutes, places)
                select 'DPS', 'regular', extract(isodow from day), day, day, '08:00',
                    time '08:00' + ? * interval '20 minutes', 20, ?
                from (select min(day) as day from interview_slot
                    where office = 'DPS' and class = 'regular' and starts_at > now() + interval '3 days') open""")
                .params(slots, placesPerSlot)
                .update();
        sql.sql("""
                update release_rule set kind = 'rolling', weekday = null, weeks = null, at = '23:59:59',
                    days = valid_from - (now() at time zone 'Asia/Makassar')::date
                from quota_rule where release_rule.office = 'DPS' and quota_rule.office = 'DPS'""").update();
        // or those that begin at the same hours would stay open
        sql.sql("delete from interview_slot where office = 'DPS'").update();
    }

    /**
     * Opens the slots at a moment of today, also such as have been open before.
     *
     * @param at a whole second
     * @param more so many more places in each
     * @return how many slots
     */
    public int open(Instant at, int more) {
        sql.sql("update quota_rule set places = places + ? where office = 'DPS'").param(more).update();
        sql.sql("update release_rule set at = (?::timestamptz at time zone 'Asia/Makassar')::time where office = 'DPS'")
                .param(Timestamp.from(at))
                .update();
        return sql.sql("update interview_slot set released_at = ?, capacity = capacity + ? where office = 'DPS'")
                .params(Timestamp.from(at), more)
                .update();
    }

    /**
     * Gives the next slots that can be booked online a thousand places each, as if they had been open for long, so that nobody stands in line.
     *
     * @return the slots
     */
    public List<String> openWide(int slots) {
        sql.sql("update quota_rule set places = 1000 where office = 'DPS'").update();
        sql.sql("update interview_slot set released_at = '-infinity' where office = 'DPS' and released_at <= now()")
                .update();
        return sql.sql("""
                update interview_slot set capacity = 1000, released_at = '-infinity'
                where id in (select id from interview_slot where office = 'DPS' and class = 'regular'
                    and starts_at > now() + interval '3 days' order by starts_at limit ?) returning id""")
                .param(slots)
                .query(String.class)
                .list();
    }
}
