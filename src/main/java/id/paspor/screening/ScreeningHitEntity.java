package id.paspor.screening;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** What screening found, as it was then, and what a supervisor decided about it. */
@Entity
@Table(name = "screening_hit")
class ScreeningHitEntity extends Numbered {

    /** What a supervisor decides about all hits of a case. */
    enum Decision {
        CLEARED,
        CONFIRMED
    }

    private RegistrationNumber registrationNumber;

    private ScreeningHit hit;
    private Instant foundAt;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private String decidedBy;
    private Instant decidedAt;

    protected ScreeningHitEntity() {}

    ScreeningHitEntity(RegistrationNumber registrationNumber, ScreeningHit hit, Instant now) {
        this.registrationNumber = registrationNumber;
        this.hit = hit;
        this.foundAt = now;
    }

    ScreeningHit view() {
        return hit;
    }
}
