package id.paspor.casefile.hold;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A hold: put once, lifted once. */
@Entity
@Table(name = "case_hold")
class HoldEntity extends Numbered {

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
