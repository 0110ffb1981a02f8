package id.paspor.casefile;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.paspor.kernel.Coded;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.written.WrittenNumber;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * One application as the other modules see it.
 *
 * @param submittedBy the account that submitted it: the applicant's or an officer's
 */
public record CaseFile(
        RegistrationNumber registrationNumber,
        Application application,
        Status status,
        Instant submittedAt,
        String submittedBy,
        Findings findings) {

    /**
     * What an officer finds about the applicant, which the start form does not ask and the decision tables do.
     *
     * @param guardianship who signs for a child; of an adult it says nothing
     * @param twoNationalities whether the applicant is a child of two nationalities, who has to choose one of them in time
     */
    @Embeddable
    public record Findings(@Enumerated(EnumType.STRING) Guardianship guardianship, boolean twoNationalities) {

        /** What holds until an officer finds something else. */
        public static final Findings FIRST = new Findings(Guardianship.PARENTS_MARRIED, false);
    }

    /** Who may sign for a child, each shown by a paper of its own. */
    public enum Guardianship implements Coded {
        @JsonProperty("parents-married")
        PARENTS_MARRIED,
        @JsonProperty("parents-divorced")
        PARENTS_DIVORCED,
        @JsonProperty("parent-died")
        PARENT_DIED,
        @JsonProperty("guardian")
        GUARDIAN,
        @JsonProperty("mother-only")
        MOTHER_ONLY
    }

    /** The registration number as people read it: in groups of four. */
    public String groupedNumber() {
        return registrationNumber.grouped();
    }

    /** The number of the family card as people read it: in groups of four; {@code null} without one. */
    public String groupedFamilyCard() {
        return application.familyCardNumber() == null ? null : WrittenNumber.grouped(application.familyCardNumber());
    }

    /** Code of the office that the case belongs to. */
    public String office() {
        return application.office();
    }
}
