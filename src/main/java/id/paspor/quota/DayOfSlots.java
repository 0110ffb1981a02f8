package id.paspor.quota;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The places of one class at an office on one day.
 *
 * @param day in the office's zone
 * @param places all places, taken or not
 * @param booked places that are taken, held ones too
 * @param releasedAt from when all of its slots can be booked
 */
public record DayOfSlots(LocalDate day, SlotClass slotClass, long places, long booked, Instant releasedAt) {}
