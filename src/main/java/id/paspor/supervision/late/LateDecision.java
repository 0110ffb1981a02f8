package id.paspor.supervision.late;

import id.paspor.kernel.RegistrationNumber;
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
        RegistrationNumber registrationNumber,
        String reason,
        String done,
        LocalDate until,
        Instant decidedAt,
        String decidedBy) {}
