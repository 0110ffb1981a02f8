package id.paspor.appointment;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The lines as the database has them, which is the truth about them. Each change is one short transaction. */
@Component
class WaitingRooms {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    WaitingRooms(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** When more times can or could be booked at an office, after a moment and until another, earliest first. */
    List<Instant> releases(String office, Instant after, Instant until) {
        return jdbc.sql("""
                select distinct released_at from interview_slot
                where office = ? and released_at > ? and released_at <= ? and class <> 'walk-in' and capacity > 0
                order by released_at""")
                .params(office, Timestamp.from(after), Timestamp.from(until))
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
    }

    /** Notes that an account is there before a release. */
    void present(String office, Instant opensAt, String account, Instant now) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into waiting_room (office, opens_at) values (?, ?) on conflict do nothing")
                    .params(office, Timestamp.from(opensAt))
                    .update();
            jdbc.sql("""
                    insert into waiting_ticket (office, opens_at, account, joined_at) values (?, ?, ?, ?)
                    on conflict do nothing""")
                    .params(office, Timestamp.from(opensAt), account, Timestamp.from(now))
                    .update();
        });
    }

    /** The position of an account after a release; whoever was not there before it joins the end. */
    int position(String office, Instant opensAt, String account, Instant now) {
        OptionalInt had = drawn(office, opensAt, account);
        if (had.isPresent()) {
            return had.getAsInt();
        }
        draw(office, opensAt, now);
        return drawn(office, opensAt, account).orElseGet(() -> join(office, opensAt, account, now));
    }

    private OptionalInt drawn(String office, Instant opensAt, String account) {
        Optional<Integer> position = jdbc.sql(
                        "select position from waiting_ticket where office = ? and opens_at = ? and account = ?"
                                + " and position is not null")
                .params(office, Timestamp.from(opensAt), account)
                .query(Integer.class)
                .optional();
        return position.isPresent() ? OptionalInt.of(position.get()) : OptionalInt.empty();
    }

    /** Gives those who are present their places, unless that was done; the database's random source decides. */
    private void draw(String office, Instant opensAt, Instant now) {
        transaction.executeWithoutResult(status -> {
            boolean first = jdbc.sql("""
                    insert into waiting_room as room (office, opens_at, drawn_at) values (?, ?, ?)
                    on conflict (office, opens_at) do update set drawn_at = excluded.drawn_at
                    where room.drawn_at is null""")
                            .params(office, Timestamp.from(opensAt), Timestamp.from(now))
                            .update()
                    == 1;
            if (first) {
                int places = jdbc.sql("""
                        update waiting_ticket ticket set position = drawn.position
                        from (select account, row_number() over (order by gen_random_uuid()) as position
                            from waiting_ticket where office = ? and opens_at = ?) drawn
                        where ticket.office = ? and ticket.opens_at = ? and ticket.account = drawn.account""")
                        .params(office, Timestamp.from(opensAt), office, Timestamp.from(opensAt))
                        .update();
                jdbc.sql("update waiting_room set last_position = ? where office = ? and opens_at = ?")
                        .params(places, office, Timestamp.from(opensAt))
                        .update();
            }
        });
    }

    /**
     * Joins the end; so does whoever came in just while the places were drawn. Everybody wants the same row, which is let
     * go without waiting for the disk: when PostgreSQL itself crashes, those of the last second may have to join again.
     */
    private int join(String office, Instant opensAt, String account, Instant now) {
        Integer joined = transaction.execute(status -> {
            jdbc.sql("set local synchronous_commit = off").update();
            int position = jdbc.sql("update waiting_room set last_position = last_position + 1"
                            + " where office = ? and opens_at = ? returning last_position")
                    .params(office, Timestamp.from(opensAt))
                    .query(Integer.class)
                    .single();
            boolean only = jdbc.sql("""
                    insert into waiting_ticket as ticket (office, opens_at, account, joined_at, position)
                    values (?, ?, ?, ?, ?)
                    on conflict (office, opens_at, account) do update set position = excluded.position
                    where ticket.position is null""")
                            .params(office, Timestamp.from(opensAt), account, Timestamp.from(now), position)
                            .update()
                    == 1;
            if (!only) {
                status.setRollbackOnly();
            }
            return only ? position : null;
        });
        return joined == null ? drawn(office, opensAt, account).orElseThrow() : joined;
    }

    /** How many people stand in line at all offices, and how many have been let in. */
    record Count(long waiting, long admitted) {}

    /** Counts the lines that began to move after a moment. */
    Count count(Instant after, Instant now, int perSecond) {
        return jdbc.sql("""
                select coalesce(sum(last_position - admitted), 0) as waiting, coalesce(sum(admitted), 0) as admitted
                from (select last_position,
                        least(last_position, floor(extract(epoch from cast(? as timestamptz) - opens_at) * ?)::bigint + ?) as admitted
                    from waiting_room where opens_at > ? and opens_at <= ?) line""")
                .params(Timestamp.from(now), perSecond, perSecond, Timestamp.from(after), Timestamp.from(now))
                .query(Count.class)
                .single();
    }

    void deleteOpenedBefore(Instant moment) {
        jdbc.sql("delete from waiting_room where opens_at < ?")
                .param(Timestamp.from(moment))
                .update();
    }
}
