package id.paspor.quota;

import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;

/**
 * A booking that an office cannot keep to when its places change.
 *
 * @param applicant the applicant's name, or {@code null} in a long list
 */
public record Affected(
        String office, SlotId slot, Instant start, RegistrationNumber registrationNumber, String applicant) {}
