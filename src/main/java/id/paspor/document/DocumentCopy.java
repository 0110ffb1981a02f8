package id.paspor.document;

import id.paspor.kernel.Coded;
import java.time.Instant;

/**
 * A document that a case needs: whether its original was seen, and its copy or the want of it.
 *
 * @param code as in the decision table {@code required-documents}
 * @param originalSeenBy the officer who saw the original, or {@code null}
 * @param type {@code image/jpeg} or {@code application/pdf}; like all that follows {@code null} without a copy
 * @param size in bytes
 * @param askedAt when an officer asked for another copy that has not come yet, else {@code null}, like what follows
 * @param reason why, in the officer's words
 * @param replaceable whether the applicant may put a copy in now
 */
public record DocumentCopy(
        String code,
        String originalSeenBy,
        String type,
        Integer size,
        Integer pages,
        Instant uploadedAt,
        String uploadedBy,
        Instant askedAt,
        String askedBy,
        String reason,
        boolean replaceable) {

    /** How things stand. */
    public enum State implements Coded {
        MISSING,
        RECEIVED,
        ASKED_AGAIN;
    }

    DocumentCopy replaceable(boolean now) {
        return new DocumentCopy(
                code, originalSeenBy, type, size, pages, uploadedAt, uploadedBy, askedAt, askedBy, reason, now);
    }

    /** How things stand. */
    public State state() {
        if (askedAt != null) {
            return State.ASKED_AGAIN;
        }
        return exists() ? State.RECEIVED : State.MISSING;
    }

    /** Whether there is a copy, however bad. */
    public boolean exists() {
        return type != null;
    }

    /** Whether it is a PDF; else it is a picture. */
    public boolean isPdf() {
        return DocumentCopies.PDF.equals(type);
    }
}
