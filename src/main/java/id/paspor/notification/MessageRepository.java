package id.paspor.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface MessageRepository extends Repository<MessageEntity, Long> {

    MessageEntity save(MessageEntity message);

    List<MessageEntity> findByRegistrationNumberOrderByIdDesc(String registrationNumber);

    long countByDelivery(Delivery delivery);

    /**
     * Takes messages that are due, which no other node gets before their next attempt: after the lease, and a longer time
     * with every attempt.
     */
    @Query(nativeQuery = true, value = """
            update message set attempts = attempts + 1, next_attempt_at = cast(:leasedUntil as timestamptz)
                + (interval '1 minute' * (1 << least(attempts, 10)))
            where id in (
                select id from message
                where delivery = 'WAITING' and attempts < :mostAttempts and next_attempt_at <= :now
                    and coalesce(useless_from, 'infinity') > :now
                order by id limit 50 for update skip locked)
            returning *""")
    List<MessageEntity> lease(Instant now, Instant leasedUntil, int mostAttempts);

    @Modifying
    @Transactional
    @Query(
            "update MessageEntity m set m.delivery = MAILED, m.mailedAt = :now where m.id = :id and m.delivery = WAITING")
    void mailed(Long id, Instant now);

    @Modifying
    @Transactional
    @Query("update MessageEntity m set m.delivery = UNDELIVERABLE, m.failedAt = :now, m.failure = :failure"
            + " where m.id = :id and m.delivery = WAITING")
    void failed(Long id, Instant now, MailFailure failure);

    /** Gives up what was tried as often as may be, also where the node died that tried it last. */
    @Modifying
    @Transactional
    @Query(nativeQuery = true, value = """
            update message set delivery = 'UNDELIVERABLE', failed_at = :now, failure = 'NOT_REACHED'
            where delivery = 'WAITING' and attempts >= :mostAttempts and next_attempt_at <= :now""")
    void giveUp(Instant now, int mostAttempts);

    /** Has the newest message of a case that failed wait again, as if it had never been tried. */
    @Modifying
    @Query(nativeQuery = true, value = """
            update message set delivery = 'WAITING', failed_at = null, failure = null, attempts = 0,
                next_attempt_at = '-infinity'
            where id = (select max(id) from message
                where registration_number = :registrationNumber and delivery = 'UNDELIVERABLE')""")
    void sendAgain(String registrationNumber);

    @Query(nativeQuery = true, value = """
            select distinct registration_number from message failed
            where office = :office and delivery = 'UNDELIVERABLE' and not exists (
                select from message later
                where later.registration_number = failed.registration_number and later.mailed_at > failed.failed_at)""")
    Set<String> undelivered(String office);

    @Modifying
    @Transactional
    @Query("delete from MessageEntity m where m.id = :id")
    void delete(Long id);

    @Modifying
    @Transactional
    @Query("delete from MessageEntity m where m.uselessFrom <= :now")
    void deleteUseless(Instant now);

    long countByRegistrationNumberIn(Collection<String> registrationNumbers);

    @Query("select m.id from MessageEntity m where m.registrationNumber = :registrationNumber")
    List<Long> idsOf(String registrationNumber);

    boolean existsById(Long id);

    @Modifying
    @Transactional
    @Query("delete from MessageEntity m where m.registrationNumber = :registrationNumber")
    int erase(String registrationNumber);
}
