package id.paspor.appointment;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An applicant's wish to be told when a place frees.
 *
 * @param before a place on an earlier day is wanted, in the office's zone
 */
public record Wish(LocalDate before, Instant askedAt) {}
