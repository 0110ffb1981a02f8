package id.paspor.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What is read is never remembered by Hibernate, as places are taken and slots are laid out by statements. */
interface InterviewSlotRepository extends Repository<InterviewSlot, String>, SlotBatches {

    /** The columns of a {@link Slot}. */
    String SLOT = "select new id.paspor.quota.Slot(s.id, s.office, s.slotClass, s.startsAt, s.endsAt, s.releasedAt,"
            + " s.capacity, s.capacity - s.booked) from InterviewSlot s ";

    @Query(SLOT + "where s.id = :id")
    Optional<Slot> find(String id);

    @Query(SLOT + "where s.office = :office and s.startsAt >= :from and s.startsAt < :to and s.capacity > 0"
            + " order by s.startsAt, s.slotClass")
    List<Slot> between(String office, Instant from, Instant to);

    @Query(SLOT + "where s.office = :office and s.day = :day order by s.startsAt, s.slotClass desc")
    List<Slot> ofDay(String office, LocalDate day);

    @Query("select max(s.day) from InterviewSlot s where s.office = :office")
    Optional<LocalDate> lastDay(String office);

    /**
     * When the first place that is left at each office begins.
     *
     * @param earliest when it may begin at the earliest, in the order of the offices' codes
     */
    @NativeQuery("""
            select s.office, cast(extract(epoch from min(s.starts_at)) as bigint) as start
            from interview_slot s
            join unnest(cast(:offices as text[]), cast(:earliest as timestamptz[])) as o (code, earliest)
                on o.code = s.office
            where s.class = :slotClass and s.starts_at >= o.earliest and s.released_at <= :now and s.booked < s.capacity
            group by s.office""")
    List<FirstFree> firstFree(String slotClass, String[] offices, String[] earliest, Instant now);

    /**
     * The first place that is left at an office.
     *
     * @param start in seconds of the epoch
     */
    record FirstFree(String office, long start) {}

    @Query("select distinct s.releasedAt from InterviewSlot s where s.office = :office"
            + " and s.releasedAt > :after and s.releasedAt <= :until and s.slotClass in :classes and s.capacity > 0"
            + " order by s.releasedAt")
    List<Instant> releaseTimes(String office, Collection<SlotClass> classes, Instant after, Instant until);

    @Query("select new id.paspor.quota.LaidOut(s.id, s.day, s.startsAt, s.endsAt, s.capacity, s.booked, s.releasedAt)"
            + " from InterviewSlot s where s.office = :office and s.startsAt >= :from")
    List<LaidOut> laidOut(String office, Instant from);

    @Query(
            "select new id.paspor.quota.DayOfSlots(s.day, s.slotClass, sum(s.capacity), sum(s.booked), max(s.releasedAt))"
                    + " from InterviewSlot s where s.office = :office and s.startsAt >= :from and s.capacity > 0"
                    + " group by s.day, s.slotClass")
    List<DayOfSlots> days(String office, Instant from);

    @Query("select new id.paspor.quota.Release(min(s.day), max(s.day), s.releasedAt) from InterviewSlot s"
            + " where s.office = :office and s.slotClass = :slotClass and s.releasedAt > :now and s.capacity > 0"
            + " group by s.releasedAt order by s.releasedAt")
    List<Release> releases(String office, SlotClass slotClass, Instant now, Limit most);

    /** Locks slots in the order of their ids. */
    @NativeQuery("select id from interview_slot where id in (:ids) order by id for update")
    List<String> lock(Collection<String> ids);

    /** @return 1, or 0 when no place is left */
    @Modifying
    @Query("update InterviewSlot s set s.booked = s.booked + 1 where s.id = :id and s.booked < s.capacity")
    int take(String id);

    @Modifying
    @Query("update InterviewSlot s set s.booked = s.booked - 1 where s.id = :id")
    void giveBack(String id);

    @Modifying
    @Query("update InterviewSlot s set s.booked = s.booked - 1, s.capacity = s.capacity - 1 where s.id = :id")
    void takeAway(String id);

    @Modifying
    @Query("delete from InterviewSlot s where s.id in :ids and s.booked = 0")
    void deleteEmpty(Collection<String> ids);

    @Modifying
    @Query("update InterviewSlot s set s.capacity = s.booked where s.id in :ids and s.capacity > s.booked")
    void close(Collection<String> ids);
}
