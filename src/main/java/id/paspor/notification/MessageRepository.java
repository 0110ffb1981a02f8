package id.paspor.notification;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface MessageRepository extends Repository<MessageEntity, Long> {

    MessageEntity save(MessageEntity message);

    List<MessageEntity> findByRegistrationNumberOrderByIdDesc(String registrationNumber);

    long countByMailedAtIsNull();

    /**
     * Takes messages that are due, which no other node gets before their next attempt: after the lease, and a longer time
     * with every attempt.
     */
    @Query(nativeQuery = true, value = """
            update message set attempts = attempts + 1, next_attempt_at = cast(:leasedUntil as timestamptz)
                + (interval '1 minute' * (1 << least(attempts, 10)))
            where id in (
                select id from message
                where mailed_at is null and attempts < :mostAttempts and next_attempt_at <= :now
                    and coalesce(useless_from, 'infinity') > :now
                order by id limit 50 for update skip locked)
            returning *""")
    List<MessageEntity> lease(Instant now, Instant leasedUntil, int mostAttempts);

    @Modifying
    @Transactional
    @Query("update MessageEntity m set m.mailedAt = :now where m.id = :id")
    void mailed(Long id, Instant now);

    @Modifying
    @Transactional
    @Query("delete from MessageEntity m where m.id = :id")
    void delete(Long id);

    @Modifying
    @Transactional
    @Query("delete from MessageEntity m where m.uselessFrom <= :now")
    void deleteUseless(Instant now);
}
