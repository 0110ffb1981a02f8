package id.paspor.quota;

import id.paspor.quota.rule.Layout.Wanted;
import java.time.Instant;
import java.time.LocalDate;

/** A slot that is there, to be compared with the one that there should be. */
record LaidOut(
        SlotId id, LocalDate day, Instant startsAt, Instant endsAt, int capacity, int booked, Instant releasedAt) {

    /** As the database has it. */
    LaidOut(String id, LocalDate day, Instant startsAt, Instant endsAt, int capacity, int booked, Instant releasedAt) {
        this(new SlotId(id), day, startsAt, endsAt, capacity, booked, releasedAt);
    }

    /**
     * Whether the slot has to be changed; one with more bookings than places keeps as many places as bookings, and one that
     * was released stays so.
     */
    boolean differsFrom(Wanted wanted, Instant now) {
        return capacity != Math.max(wanted.places(), booked)
                || !endsAt.equals(wanted.end())
                || releasedAt.isAfter(now) && !releasedAt.equals(wanted.releasedAt());
    }
}
