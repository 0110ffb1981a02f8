package id.paspor.notification;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.jpa.AvailableHints;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface MessageRepository extends Repository<MessageEntity, Long> {

    /** Hibernate's way to say that what another transaction has locked is passed over. */
    String SKIP_LOCKED = "-2";

    /** The messages to the applicant of a case, newest first. */
    CasePart<Message> OF_CASE = new CasePart<>(Message.class, """
            select created_at, subject_indonesian, text_indonesian, subject_english, text_english, delivery, mailed_at,
                failed_at, failure, channel, case when failed_channel is not null then json_build_object(
                    'channel', failed_channel, 'at', channel_failed_at, 'why', channel_failure) end as detour
            from message where registration_number = :case order by id desc""");

    MessageEntity save(MessageEntity message);

    @Query("select m from MessageEntity m" + " where m.registrationNumber = :registrationNumber order by m.id desc")
    List<MessageEntity> findByRegistrationNumberOrderByIdDesc(RegistrationNumber registrationNumber);

    /** Messages of whose matter to remind now; those at which another node is wait for as long as this transaction lasts. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = AvailableHints.HINT_SPEC_LOCK_TIMEOUT, value = SKIP_LOCKED))
    @Query("select m from MessageEntity m where m.remindAt <= :now and m.remindedAt is null order by m.id limit 100")
    List<MessageEntity> toRemind(Instant now);

    @Query("select max(m.id) from MessageEntity m where m.registrationNumber = :registrationNumber and m.kind = :kind")
    Long newestOf(RegistrationNumber registrationNumber, String kind);

    long countByDelivery(Delivery delivery);

    /**
     * Takes messages that are due, which no other node gets before their next attempt: after the lease, and a longer time
     * with every attempt.
     */
    @NativeQuery("""
            update message set attempts = attempts + 1, next_attempt_at = cast(:leasedUntil as timestamptz)
                + (interval '1 minute' * (1 << least(attempts, 10)))
            where id in (
                select id from message
                where delivery = 'WAITING' and channel = 'EMAIL' and attempts < :mostAttempts and next_attempt_at <= :now
                    and coalesce(useless_from, 'infinity') > :now
                order by id limit 50 for update skip locked)
            returning *""")
    List<MessageEntity> lease(Instant now, Instant leasedUntil, int mostAttempts);

    /**
     * Takes messages to providers of channels, likewise. How often they are tried is for whoever takes them to say; what a node died
     * with goes on.
     */
    @NativeQuery("""
            update message set attempts = attempts + 1, next_attempt_at = cast(:leasedUntil as timestamptz)
                + (interval '1 minute' * (1 << least(attempts, 10)))
            where id in (
                select id from message
                where delivery = 'WAITING' and channel <> 'EMAIL' and next_attempt_at <= :now
                order by id limit :most for update skip locked)
            returning *""")
    List<MessageEntity> leaseOfChannels(Instant now, Instant leasedUntil, int most);

    /** A provider has taken a message, unless it said already what became of it. */
    @Modifying
    @Transactional
    @Query("update MessageEntity m set m.delivery = MAILED, m.mailedAt = :now"
            + " where m.id = :id and m.dispatch = :dispatch and m.channel <> EMAIL and m.delivery = WAITING")
    void taken(Long id, UUID dispatch, Instant now);

    /** A phone has it, as its provider says for the first time; perhaps before its taking it was noted. */
    @Modifying
    @Transactional
    @NativeQuery("""
            update message set delivery = 'MAILED', mailed_at = coalesce(mailed_at, :now), arrived_at = :now
            where dispatch = :dispatch and channel = :channel and arrived_at is null""")
    int arrived(UUID dispatch, String channel, Instant now);

    /** A channel has failed: has a message mailed, unless it arrived or mail has its turn already. */
    @Modifying
    @Transactional
    @NativeQuery("""
            update message set failed_channel = channel, channel_failed_at = :now, channel_failure = :why,
                channel = 'EMAIL', delivery = 'WAITING', mailed_at = null, attempts = 0, next_attempt_at = '-infinity'
            where dispatch = :dispatch and channel = :channel and arrived_at is null""")
    int mailInstead(UUID dispatch, String channel, Instant now, String why);

    @Modifying
    @Transactional
    @Query(
            "update MessageEntity m set m.delivery = MAILED, m.mailedAt = :now where m.id = :id and m.delivery = WAITING")
    void mailed(Long id, Instant now);

    /** What a reminder reminds of is over, so that it is not sent any more. */
    @Modifying
    @Transactional
    @Query("update MessageEntity m set m.delivery = OVERTAKEN where m.id = :id and m.delivery = WAITING")
    void overtaken(Long id);

    @Modifying
    @Transactional
    @Query("update MessageEntity m set m.delivery = UNDELIVERABLE, m.failedAt = :now, m.failure = :failure"
            + " where m.id = :id and m.delivery = WAITING")
    void failed(Long id, Instant now, DeliveryFailure failure);

    /** Gives up what was tried as often as may be, also where the node died that tried it last. */
    @Modifying
    @Transactional
    @NativeQuery("""
            update message set delivery = 'UNDELIVERABLE', failed_at = :now, failure = 'NOT_REACHED'
            where delivery = 'WAITING' and channel = 'EMAIL' and attempts >= :mostAttempts and next_attempt_at <= :now""")
    void giveUp(Instant now, int mostAttempts);

    /** Has the newest message of a case that failed wait again, as if it had never been tried. */
    @Modifying
    @NativeQuery("""
            update message set delivery = 'WAITING', failed_at = null, failure = null, attempts = 0,
                next_attempt_at = '-infinity'
            where id = (select max(id) from message
                where registration_number = :registrationNumber and delivery = 'UNDELIVERABLE')""")
    void sendAgain(RegistrationNumber registrationNumber);

    @NativeQuery("""
            select distinct registration_number from message failed
            where office = :office and delivery = 'UNDELIVERABLE' and not exists (
                select from message later
                where later.registration_number = failed.registration_number and later.mailed_at > failed.failed_at)
            union
            select registration_number from message failed
            where office = :office and failed_channel is not null and not exists (
                select from message later
                where later.registration_number = failed.registration_number
                    and later.mailed_at > failed.channel_failed_at and later.failed_channel is null)""")
    Set<String> undelivered(String office);

    @Modifying
    @Transactional
    @Query("delete from MessageEntity m where m.id = :id")
    void delete(Long id);

    @Modifying
    @Transactional
    @Query("delete from MessageEntity m where m.uselessFrom <= :now")
    void deleteUseless(Instant now);

    long countByRegistrationNumberIn(Collection<RegistrationNumber> registrationNumbers);

    @Query("select m.id from MessageEntity m where m.registrationNumber = :registrationNumber")
    List<Long> idsOf(RegistrationNumber registrationNumber);

    boolean existsById(Long id);

    @Modifying
    @Transactional
    @Query("delete from MessageEntity m where m.registrationNumber = :registrationNumber")
    int erase(RegistrationNumber registrationNumber);
}
