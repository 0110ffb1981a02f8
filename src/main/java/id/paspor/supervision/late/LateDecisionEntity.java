package id.paspor.supervision.late;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** A decision on a case that was late since a moment: nobody changes it. */
@Entity
@Immutable
@Table(name = "late_decision")
class LateDecisionEntity extends Numbered {

    private RegistrationNumber registrationNumber;
    private String office;
    private Instant lateSince;
    private String reason;
    private String done;
    private LocalDate untilDay;
    private Instant decidedAt;
    private String decidedBy;

    protected LateDecisionEntity() {}

    LateDecisionEntity(String office, Instant lateSince, LateDecision decision) {
        this.registrationNumber = decision.registrationNumber();
        this.office = office;
        this.lateSince = lateSince;
        this.reason = decision.reason();
        this.done = decision.done();
        this.untilDay = decision.until();
        this.decidedAt = decision.decidedAt();
        this.decidedBy = decision.decidedBy();
    }

    LateDecision view() {
        return new LateDecision(registrationNumber, reason, done, untilDay, decidedAt, decidedBy);
    }
}
