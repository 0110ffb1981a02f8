package id.paspor.screening;

import id.paspor.casefile.Nik;
import id.paspor.kernel.Coded;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/**
 * Something that was found about an applicant, and what is known of whom it is about. A hit is a question for a human,
 * never a decision.
 *
 * @param subject which order, deferral, passport or case it is: the same each time that it is found
 * @param similarity of the two names, in percent
 * @param authority that ordered it, or {@code null}
 * @param reference number of the order or deferral, or registration number of the other case
 * @param until its last day, or {@code null}
 */
@Embeddable
public record ScreeningHit(
        @Enumerated(EnumType.STRING) Kind kind,
        String subject,
        @Enumerated(EnumType.STRING) MatchedBy matchedBy,
        int similarity,
        String fullName,
        Nik nik,
        LocalDate dateOfBirth,
        String passportNumber,
        String authority,
        String reference,
        LocalDate until) {

    /** What was found. */
    public enum Kind implements Coded {
        PREVENTION_ORDER,
        DEFERRAL,
        /** An earlier passport of ours that has not expired. */
        VALID_PASSPORT,
        /** The same person under another NIK, or somebody else under the same. */
        DUPLICATE_IDENTITY;
    }

    /** By what it was found. */
    public enum MatchedBy implements Coded {
        NIK,
        PASSPORT_NUMBER,
        NAME,
        /** Name, birth date and mother's name together. */
        PERSON;
    }
}
