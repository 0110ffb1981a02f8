package id.paspor.casefile;

import java.time.Instant;

/**
 * One line of a case's history.
 *
 * @param status what happened
 * @param actor the account that did it, or {@code system}
 * @param reason why, or {@code null}
 */
public record StatusChange(Status status, Instant happenedAt, String actor, String reason) {}
