package id.paspor.appointment;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When more interview times will be on offer.
 *
 * @param day of the interviews, in the office's zone
 * @param at when they can be booked
 */
public record Release(LocalDate day, Instant at) {}
