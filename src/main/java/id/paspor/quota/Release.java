package id.paspor.quota;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When more interview times can be booked.
 *
 * @param day the first day of interviews that opens, in the office's zone
 * @param lastDay the last day that opens with it
 * @param at when they can be booked
 */
public record Release(LocalDate day, LocalDate lastDay, Instant at) {}
