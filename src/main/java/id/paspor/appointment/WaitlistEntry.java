package id.paspor.appointment;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;

/** What the applicant of a case waits for or waited for; it is written by the statements of its repository. */
@Entity
class WaitlistEntry extends Numbered {

    /** Why nobody waits any more. */
    enum Outcome {
        BOOKED,
        LEFT,
        PASSED,
        CASE_ENDED
    }

    private RegistrationNumber registrationNumber;
    private String office;
    private LocalDate before;
    private Instant askedAt;
    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    protected WaitlistEntry() {}

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
