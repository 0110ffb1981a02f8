package id.paspor.quota;

import java.time.Instant;

/**
 * A time at which an office interviews.
 *
 * @param slotClass whom it is for
 * @param releasedAt from when applicants may book it
 * @param capacity all places, taken or not
 * @param remaining places still free
 */
public record Slot(
        SlotId id,
        String office,
        SlotClass slotClass,
        Instant start,
        Instant end,
        Instant releasedAt,
        int capacity,
        int remaining) {

    /** A slot that was there before releases were is released since long ago; the driver has an odd number for that. */
    public Slot {
        releasedAt = releasedAt.isBefore(Instant.EPOCH) ? Instant.EPOCH : releasedAt;
    }

    /** As the database has it. */
    Slot(
            String id,
            String office,
            SlotClass slotClass,
            Instant start,
            Instant end,
            Instant releasedAt,
            int capacity,
            int remaining) {
        this(new SlotId(id), office, slotClass, start, end, releasedAt, capacity, remaining);
    }

    /** The slot as those see it for whom no place is left. */
    public Slot full() {
        return new Slot(id, office, slotClass, start, end, releasedAt, capacity, 0);
    }

    /** The slot as it is when so many more places are taken. */
    Slot less(int places) {
        return places == 0
                ? this
                : new Slot(id, office, slotClass, start, end, releasedAt, capacity, Math.max(0, remaining - places));
    }

    /** Places that are booked or held. */
    public int taken() {
        return capacity - remaining;
    }

    /** Whether a place in it is left. */
    public boolean isFree() {
        return remaining > 0;
    }
}
