package id.paspor.booklet;

import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;

/**
 * One step of a booklet.
 *
 * @param fromState the state it left, or {@code null} when it was received
 * @param toState the state it came into
 * @param registrationNumber of the case that it belongs to, or {@code null}
 * @param reason in an officer's words, or {@code null}
 */
public record BookletMovement(
        String booklet,
        String product,
        BookletState fromState,
        BookletState toState,
        Instant movedAt,
        String movedBy,
        RegistrationNumber registrationNumber,
        String reason) {}
