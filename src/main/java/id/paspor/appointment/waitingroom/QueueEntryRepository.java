package id.paspor.appointment.waitingroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All SQL of who stands in line. */
interface QueueEntryRepository extends Repository<QueueEntry, QueueEntry.Key> {

    List<QueueEntry> findByAccountOrderByOpensAt(String account);

    /** Nothing before the places are drawn. */
    @Query("select e.position from QueueEntry e"
            + " where e.office = :office and e.opensAt = :opensAt and e.account = :account and e.position is not null")
    Optional<Integer> position(String office, Instant opensAt, String account);

    /** Notes that somebody is there before the draw. */
    @Modifying
    @Query(nativeQuery = true, value = """
            insert into waiting_ticket (office, opens_at, account, joined_at) values (:office, :opensAt, :account, :now)
            on conflict do nothing""")
    void arrive(String office, Instant opensAt, String account, Instant now);

    /**
     * Gives everybody a place; the database's random source decides.
     *
     * @return how many there are
     */
    @Modifying
    @Query(nativeQuery = true, value = """
            update waiting_ticket ticket set position = drawn.position
            from (select account, row_number() over (order by gen_random_uuid()) as position
                from waiting_ticket where office = :office and opens_at = :opensAt) drawn
            where ticket.office = :office and ticket.opens_at = :opensAt and ticket.account = drawn.account""")
    int draw(String office, Instant opensAt);

    /** @return 0 when the account has a position already */
    @Modifying
    @Query(nativeQuery = true, value = """
            insert into waiting_ticket as ticket (office, opens_at, account, joined_at, position)
            values (:office, :opensAt, :account, :now, :position)
            on conflict (office, opens_at, account) do update set position = excluded.position
            where ticket.position is null""")
    int join(String office, Instant opensAt, String account, Instant now, int position);
}
