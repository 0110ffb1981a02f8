package id.paspor.casefile;

import java.time.Instant;
import java.util.Map;

/**
 * An application that is being filled in.
 *
 * @param answers to the start form by key, right or wrong, as they were typed
 * @param registrationNumber of the application that was sent, or {@code null}
 */
public record Draft(String id, Map<String, Object> answers, Instant changedAt, String registrationNumber) {

    /** Whether it was sent; its answers are in the case file then. */
    public boolean sent() {
        return registrationNumber != null;
    }
}
