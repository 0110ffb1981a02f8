package id.paspor.quota;

import java.time.Instant;

/**
 * A time at which an office interviews.
 *
 * @param id office, date and hour in office time, as in {@code DPS-20261130-0900}; of other classes than the regular one
 *     with the class behind
 * @param slotClass whom it is for
 * @param releasedAt from when applicants may book it
 * @param capacity all places, taken or not
 * @param remaining places still free
 */
public record Slot(
        String id,
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

    /** The slot as those see it for whom no place is left. */
    public Slot full() {
        return new Slot(id, office, slotClass, start, end, releasedAt, capacity, 0);
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
