package id.paspor.appointment;

import id.paspor.kernel.RegistrationNumber;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;

/** What the applicant of a case waits for or waited for; it is written by the statements of its repository. */
@Entity
class WaitlistEntry {

    /** Why nobody waits any more. */
    enum Outcome {
        BOOKED,
        LEFT,
        PASSED,
        CASE_ENDED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private RegistrationNumber registrationNumber;
    private String office;
    private LocalDate before;
    private Instant askedAt;
    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    protected WaitlistEntry() {}

    Long id() {
        return id;
    }

    RegistrationNumber registrationNumber() {
        return registrationNumber;
    }

    LocalDate before() {
        return before;
    }

    Instant askedAt() {
        return askedAt;
    }

    Instant endedAt() {
        return endedAt;
    }

    Outcome outcome() {
        return outcome;
    }
}
