package id.paspor.appointment.waitingroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All SQL of who stands in line. */
interface QueueEntryRepository extends Repository<QueueEntry, QueueEntry.Key> {

    List<QueueEntry> findByAccountOrderByOpensAt(String account);

    List<QueueEntry> findByOfficeAndOpensAtAndPositionNotNull(String office, Instant opensAt);

    /** Nothing before the places are drawn. */
    @Query("select e.position from QueueEntry e"
            + " where e.office = :office and e.opensAt = :opensAt and e.account = :account and e.position is not null")
    Optional<Integer> position(String office, Instant opensAt, String account);

    /** Notes that somebody is there before the draw. */
    @Modifying
    @NativeQuery("""
            insert into waiting_ticket (office, opens_at, account, joined_at) values (:office, :opensAt, :account, :now)
            on conflict do nothing""")
    void arrive(String office, Instant opensAt, String account, Instant now);

    /**
     * Gives everybody a place; the database's random source decides.
     *
     * @return how many there are
     */
    @Modifying
    @NativeQuery("""
            update waiting_ticket ticket set position = drawn.position
            from (select account, row_number() over (order by gen_random_uuid()) as position
                from waiting_ticket where office = :office and opens_at = :opensAt) drawn
            where ticket.office = :office and ticket.opens_at = :opensAt and ticket.account = drawn.account""")
    int draw(String office, Instant opensAt);

    /**
     * Gives an account the next position at the end of a line that was drawn. The row of the line is let go without waiting for
     * the disk; roll back when nothing comes back, or the position is nobody's.
     *
     * @return nothing when the account has a position already, or the line was not drawn
     */
    @NativeQuery("""
            with calm as (select set_config('synchronous_commit', 'off', true)),
            next as (update waiting_room set last_position = last_position + 1
                from calm where office = :office and opens_at = :opensAt and drawn_at is not null
                returning office, opens_at, last_position)
            insert into waiting_ticket as ticket (office, opens_at, account, joined_at, position)
            select office, opens_at, :account, cast(:now as timestamptz), last_position from next
            on conflict (office, opens_at, account) do update set position = excluded.position
            where ticket.position is null returning position""")
    Optional<Integer> join(String office, Instant opensAt, String account, Instant now);
}
