package id.paspor.document;

import id.paspor.kernel.Coded;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * What happened to a document of a case: to its copy, or that the case needs it from now on or no more.
 *
 * @param actor the account
 * @param reason why another copy was asked for, or {@code null}
 */
@Embeddable
public record DocumentEvent(
        String code, @Enumerated(EnumType.STRING) What what, Instant happenedAt, String actor, String reason) {

    /** What can happen. */
    public enum What implements Coded {
        UPLOADED,
        ASKED_AGAIN,
        NEEDED,
        NOT_NEEDED;
    }
}
