package id.paspor.casefile;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * One line of a case's history.
 *
 * @param status what happened
 * @param actor the account that did it, or {@code system}
 * @param reason why, or {@code null}
 */
@Embeddable
public record StatusChange(
        @Enumerated(EnumType.STRING) Status status, Instant happenedAt, String actor, String reason) {}
