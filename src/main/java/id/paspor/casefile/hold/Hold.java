package id.paspor.casefile.hold;

import java.time.Instant;

/**
 * That a case was or is in dispute.
 *
 * @param heldBy the supervisor's account
 * @param liftedAt with the two that follow {@code null} while it is in force
 */
public record Hold(
        String reason, Instant heldAt, String heldBy, Instant liftedAt, String liftedBy, String liftedReason) {

    /** Whether nothing of the case may be erased. */
    public boolean inForce() {
        return liftedAt == null;
    }
}
