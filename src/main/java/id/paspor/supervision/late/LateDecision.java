package id.paspor.supervision.late;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a supervisor decided about a late case.
 *
 * @param reason the code of the reason, as {@code reason.<code>} says it
 * @param done what was done, in the supervisor's words
 * @param until the new date
 */
public record LateDecision(
        String registrationNumber, String reason, String done, LocalDate until, Instant decidedAt, String decidedBy) {}
