package id.paspor.casefile.hold;

import id.paspor.kernel.RegistrationNumber;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A hold: put once, lifted once. */
@Entity
@Table(name = "case_hold")
class HoldEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private RegistrationNumber registrationNumber;
    private String reason;
    private Instant heldAt;
    private String heldBy;
    private Instant liftedAt;
    private String liftedBy;
    private String liftedReason;

    protected HoldEntity() {}

    HoldEntity(RegistrationNumber registrationNumber, String reason, Instant now, String supervisor) {
        this.registrationNumber = registrationNumber;
        this.reason = reason;
        this.heldAt = now;
        this.heldBy = supervisor;
    }

    void lift(String why, Instant now, String supervisor) {
        liftedReason = why;
        liftedAt = now;
        liftedBy = supervisor;
    }
}
