package id.paspor.appointment.waitingroom;

import java.time.Instant;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All SQL of the lines. */
interface QueueRepository extends Repository<Queue, Queue.Key> {

    @Modifying
    @NativeQuery("insert into waiting_room (office, opens_at) values (:office, :opensAt) on conflict do nothing")
    void open(String office, Instant opensAt);

    /** @return 0 when the places were drawn before */
    @Modifying
    @NativeQuery("""
            insert into waiting_room as room (office, opens_at, drawn_at) values (:office, :opensAt, :now)
            on conflict (office, opens_at) do update set drawn_at = excluded.drawn_at where room.drawn_at is null""")
    int draw(String office, Instant opensAt, Instant now);

    @Modifying
    @Query("update Queue q set q.lastPosition = :places where q.office = :office and q.opensAt = :opensAt")
    void close(String office, Instant opensAt, int places);

    /** How many people stand in the lines that began to move after a moment. */
    @NativeQuery("""
            select cast(coalesce(sum(last_position - admitted), 0) as bigint) as waiting,
                cast(coalesce(sum(admitted), 0) as bigint) as admitted
            from (select last_position,
                    least(last_position, floor(extract(epoch from cast(:now as timestamptz) - opens_at) * :perSecond) + :perSecond) as admitted
                from waiting_room where opens_at > :after and opens_at <= :now) line""")
    Count count(Instant after, Instant now, int perSecond);

    /** How many people stand in line at all offices, and how many have been let in. */
    record Count(long waiting, long admitted) {}

    @Modifying
    @Query("delete from Queue q where q.opensAt < :moment")
    void deleteOpenedBefore(Instant moment);
}
