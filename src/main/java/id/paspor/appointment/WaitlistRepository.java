package id.paspor.appointment;

import id.paspor.appointment.WaitlistEntry.Outcome;
import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All SQL of the waitlist. Each statement ends what has not ended yet, so that the first of two that come at once counts. */
interface WaitlistRepository extends Repository<WaitlistEntry, Long> {

    @Query("select e from WaitlistEntry e" + " where e.registrationNumber = :registrationNumber and e.endedAt is null")
    Optional<WaitlistEntry> findByRegistrationNumberAndEndedAtIsNull(RegistrationNumber registrationNumber);

    List<WaitlistEntry> findByRegistrationNumberOrderById(RegistrationNumber registrationNumber);

    /** @return 0 when the case is on the list already */
    @Modifying
    @NativeQuery("""
            insert into waitlist_entry (registration_number, office, before, asked_at)
            values (:registrationNumber, :office, :before, :now)
            on conflict (registration_number) where ended_at is null do nothing""")
    int insert(RegistrationNumber registrationNumber, String office, LocalDate before, Instant now);

    /**
     * The next on the list of an office whom a place on a day may fit; who is being offered another one by another
     * transaction is passed over without waiting.
     *
     * @param after the id of the entry that was passed over last, or 0
     */
    @NativeQuery("""
            select e.* from waitlist_entry e
            where e.office = :office and e.ended_at is null and e.id > :after and e.before > :day
                and not exists (select from booking b where b.registration_number = e.registration_number
                    and (b.state in ('HELD', 'CHECKED_IN', 'ATTENDED') or b.slot = :slot))
            order by e.id limit 1 for update of e skip locked""")
    Optional<WaitlistEntry> next(String office, long after, LocalDate day, String slot);

    @Modifying
    @Query("update WaitlistEntry e set e.endedAt = :now, e.outcome = :outcome"
            + " where e.registrationNumber = :registrationNumber and e.endedAt is null")
    void end(RegistrationNumber registrationNumber, Outcome outcome, Instant now);

    /** Ends the wish for an earlier day than one that is not late enough any more. */
    @Modifying
    @Query("update WaitlistEntry e set e.endedAt = :now, e.outcome = :outcome"
            + " where e.registrationNumber = :registrationNumber and e.endedAt is null and e.before > :day")
    void endIfAfter(RegistrationNumber registrationNumber, LocalDate day, Outcome outcome, Instant now);

    @Modifying
    @Query("update WaitlistEntry e set e.endedAt = :now, e.outcome = :outcome"
            + " where e.office = :office and e.endedAt is null and e.before <= :today")
    void endPassed(String office, LocalDate today, Outcome outcome, Instant now);
}
