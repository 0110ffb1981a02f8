package id.paspor.casefile.draft;

import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;
import java.util.Map;

/**
 * An application that is being filled in.
 *
 * @param answers to the start form by key, right or wrong, as they were typed
 * @param saves how often each step was saved, by the id of the step
 * @param registrationNumber of the application that was sent, or {@code null}
 */
public record Draft(
        String id,
        Map<String, Object> answers,
        Map<String, Integer> saves,
        Instant changedAt,
        RegistrationNumber registrationNumber) {

    /** How often a step was saved, not counting what was saved while somebody typed. */
    public int saves(String step) {
        return saves.getOrDefault(step, 0);
    }

    /** Whether it was sent; its answers are in the case file then. */
    public boolean sent() {
        return registrationNumber != null;
    }
}
