package id.paspor.appointment;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import id.paspor.quota.SlotId;
import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.jpa.AvailableHints;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/** All SQL of the table of bookings; the indexes one_hold_per_case and one_appointment_per_case decide who is faster. */
interface BookingRepository extends Repository<Booking, Long> {

    /** As Hibernate knows it: nobody is waited for. */
    String SKIP_LOCKED = "-2";

    /** What a case has is read in one go. */
    String OF_CASE = """
            select b from Booking b where b.registrationNumber = :registrationNumber
            and (b.state in (HELD, BOOKED, CHECKED_IN, ATTENDED)
                or b.id = (select max(l.id) from Booking l where l.registrationNumber = :registrationNumber))
            order by b.id desc""";

    /** The same, to be looked at on a page. */
    CasePart<Booking> BOOKINGS = new CasePart<>(Booking.class, """
            select b.*, held_until > now() as in_time from booking b where registration_number = :case
                and (state in ('HELD', 'BOOKED', 'CHECKED_IN', 'ATTENDED')
                    or id = (select max(id) from booking where registration_number = :case))
            order by id desc""");

    @Query(OF_CASE)
    List<Booking> allOf(RegistrationNumber registrationNumber);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(OF_CASE)
    List<Booking> lockAllOf(RegistrationNumber registrationNumber);

    default CaseBookings of(RegistrationNumber registrationNumber) {
        return new CaseBookings(allOf(registrationNumber));
    }

    /** As {@link #of}; whoever else wants to change it waits until this transaction ends. */
    default CaseBookings lock(RegistrationNumber registrationNumber) {
        return new CaseBookings(lockAllOf(registrationNumber));
    }

    @Query("select count(b) > 0 from Booking b where b.registrationNumber = :registrationNumber"
            + " and b.state in (BOOKED, CHECKED_IN, ATTENDED)")
    boolean hasAppointment(RegistrationNumber registrationNumber);

    int countByRegistrationNumberAndState(RegistrationNumber registrationNumber, BookingState state);

    Optional<Booking> findFirstByRegistrationNumberAndStateOrderByIdDesc(
            RegistrationNumber registrationNumber, BookingState state);

    @Query("select b from Booking b where b.registrationNumber = :registrationNumber order by b.id")
    List<Booking> findByRegistrationNumberOrderById(RegistrationNumber registrationNumber);

    @Query("select b from Booking b where b.registrationNumber in :registrationNumbers"
            + " and b.state in (BOOKED, CHECKED_IN, ATTENDED)")
    List<Booking> appointmentsOf(Collection<RegistrationNumber> registrationNumbers);

    /** Who comes to slots, or should have come. */
    @Query("select b from Booking b where b.slot in :slots and b.state in (BOOKED, CHECKED_IN, ATTENDED, MISSED)")
    List<Booking> expectedIn(Collection<SlotId> slots);

    /** How many come in a time, or should have come, and how many of them have checked in. */
    @Query("select new id.paspor.appointment.DayList$Turnout(count(b), count(b.checkedInAt)) from Booking b"
            + " where b.office = :office and b.startsAt >= :from and b.startsAt < :before"
            + " and b.state in (BOOKED, CHECKED_IN, ATTENDED, MISSED)")
    DayList.Turnout turnout(String office, Instant from, Instant before);

    /** The holds that have run out, at most a hundred. */
    @Query("select b from Booking b where b.state = HELD and not b.inTime order by b.heldUntil limit 100")
    List<Booking> expiredHolds();

    /**
     * Notes that a place is held for a case.
     *
     * @param length how long it is held
     * @return whether it is; if not, another request for the same case was faster
     */
    default boolean insertHold(Booking hold, Duration length) {
        return insertHold(
                        hold.registrationNumber(),
                        hold.slot().value(),
                        hold.office(),
                        hold.startsAt(),
                        hold.product().code(),
                        hold.reschedules(),
                        hold.bookedAt(),
                        hold.bookedBy(),
                        length.toSeconds())
                == 1;
    }

    @Modifying
    @NativeQuery("""
            insert into booking (registration_number, slot, office, starts_at, product, state, reschedules, booked_at,
                booked_by, held_until)
            values (:registrationNumber, :slot, :office, :startsAt, :product, 'HELD', :reschedules, :bookedAt, :bookedBy,
                now() + :seconds * interval '1 second')
            on conflict (registration_number) where state = 'HELD' do nothing""")
    int insertHold(
            RegistrationNumber registrationNumber,
            String slot,
            String office,
            Instant startsAt,
            String product,
            int reschedules,
            Instant bookedAt,
            String bookedBy,
            long seconds);

    /**
     * Ends a hold that this transaction has not loaded.
     *
     * @return 0 when it was confirmed or ended meanwhile
     */
    @Modifying
    @Query("update versioned Booking b set b.state = :how, b.releasedAt = :now where b.id = :id and b.state = HELD")
    int endHold(Long id, BookingState how, Instant now);

    /** Says why a hold was given against the rules. */
    @Modifying
    @Query("update versioned Booking b set b.reason = :reason"
            + " where b.registrationNumber = :registrationNumber and b.slot = :slot and b.state = HELD")
    void explainHold(RegistrationNumber registrationNumber, SlotId slot, String reason);

    /**
     * Appointments of an office of whose day the applicants are to be reminded now; those at which another node is are passed
     * over, and wait for as long as this transaction lasts.
     *
     * @param bookedBefore whoever booked later knows anyway
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = AvailableHints.HINT_SPEC_LOCK_TIMEOUT, value = SKIP_LOCKED))
    @Query(
            "select b from Booking b where b.office = :office and b.state = BOOKED and b.dayRemindedAt is null"
                    + " and b.startsAt >= :from and b.startsAt < :before and b.bookedAt < :bookedBefore order by b.id limit 100")
    List<Booking> toRemindOfDay(String office, Instant from, Instant before, Instant bookedBefore);

    /** As {@link #toRemindOfDay}, for the reminder a week before. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = AvailableHints.HINT_SPEC_LOCK_TIMEOUT, value = SKIP_LOCKED))
    @Query(
            "select b from Booking b where b.office = :office and b.state = BOOKED and b.weekRemindedAt is null"
                    + " and b.startsAt >= :from and b.startsAt < :before and b.bookedAt < :bookedBefore order by b.id limit 100")
    List<Booking> toRemindOfWeek(String office, Instant from, Instant before, Instant bookedBefore);

    Booking save(Booking booking);

    /** What was changed is written now, before statements that depend on it. */
    void flush();

    /**
     * The bookings of slots that were made last, by slot and the latest first; those that are about to be freed come
     * before them and are counted, but left out.
     *
     * @param many of each slot
     */
    @NativeQuery("""
            select slot, registration_number as "registrationNumber"
            from (
                select b.slot, b.registration_number, d.slot as displaced, asked.many,
                    row_number() over (partition by b.slot order by d.slot is null, b.id desc) as nth
                from unnest(cast(:slots as text[]), cast(:many as integer[])) as asked (slot, many)
                join booking b on b.slot = asked.slot and b.state in ('HELD', 'BOOKED')
                left join displacement d on d.slot = b.slot and d.registration_number = b.registration_number) b
            where nth <= many and displaced is null order by slot, nth""")
    List<InSlot> latest(String[] slots, Integer[] many);

    /** A booking by slot and case. */
    interface InSlot {

        String getSlot();

        String getRegistrationNumber();
    }

    @NativeQuery("select distinct slot from booking where slot = any (cast(:slots as text[]))")
    Set<String> everBooked(String[] slots);

    /** How many places are booked for a product at an office from a moment on, by when the interviews begin. */
    @Query("""
            select b.startsAt, cast(count(b) as integer) from Booking b
            where b.office = :office and b.startsAt >= :from and b.product = :product
            and b.state in (HELD, BOOKED, CHECKED_IN, ATTENDED) group by b.startsAt""")
    List<BookedAt> ofProduct(String office, Instant from, String product);

    /** How many bookings there are at a time. */
    record BookedAt(Instant startsAt, int booked) {}

    /** Erases what was written about the bookings of a case, and by whom. */
    @Modifying
    @Query("update Booking b set b.reason = null, b.bookedBy = null where b.registrationNumber = :registrationNumber")
    void eraseTexts(RegistrationNumber registrationNumber);
}
