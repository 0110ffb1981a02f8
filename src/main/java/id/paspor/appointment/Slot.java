package id.paspor.appointment;

import java.time.Instant;

/**
 * One hour in which an office interviews.
 *
 * @param id office, date and hour in office time, as in {@code DPS-20261130-0900}
 * @param remaining places still free
 */
public record Slot(String id, String office, Instant start, Instant end, int remaining) {}
