package id.paspor.document;

import java.time.Instant;

/**
 * What happened to the copy of a document.
 *
 * @param actor the account
 * @param reason why another copy was asked for, or {@code null}
 */
public record DocumentEvent(String code, What what, Instant happenedAt, String actor, String reason) {

    /** What can happen. */
    public enum What {
        UPLOADED,
        ASKED_AGAIN;

        /** The code in texts: kebab-case. */
        public String code() {
            return name().toLowerCase().replace('_', '-');
        }
    }
}
