package id.paspor.screening;

import id.paspor.screening.ScreeningHit.Kind;
import id.paspor.screening.ScreeningHit.MatchedBy;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** What screening found, as it was then, and what a supervisor decided about it. */
@Entity
@Table(name = "screening_hit")
class ScreeningHitEntity {

    /** What a supervisor decides about all hits of a case. */
    enum Decision {
        CLEARED,
        CONFIRMED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String registrationNumber;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String subject;

    @Enumerated(EnumType.STRING)
    private MatchedBy matchedBy;

    private int similarity;
    private String fullName;
    private String nik;
    private LocalDate dateOfBirth;
    private String passportNumber;
    private String authority;
    private String reference;
    private LocalDate until;
    private Instant foundAt;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private String decidedBy;
    private Instant decidedAt;

    protected ScreeningHitEntity() {}

    ScreeningHitEntity(String registrationNumber, ScreeningHit hit, Instant now) {
        this.registrationNumber = registrationNumber;
        this.kind = hit.kind();
        this.subject = hit.subject();
        this.matchedBy = hit.matchedBy();
        this.similarity = hit.similarity();
        this.fullName = hit.fullName();
        this.nik = hit.nik();
        this.dateOfBirth = hit.dateOfBirth();
        this.passportNumber = hit.passportNumber();
        this.authority = hit.authority();
        this.reference = hit.reference();
        this.until = hit.until();
        this.foundAt = now;
    }

    ScreeningHit view() {
        return new ScreeningHit(
                kind,
                subject,
                matchedBy,
                similarity,
                fullName,
                nik,
                dateOfBirth,
                passportNumber,
                authority,
                reference,
                until);
    }
}
