package id.paspor.payment.reconciliation;

import id.paspor.payment.PaymentOutcome;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.Immutable;

/** What a line of a report came to in a reconciliation. */
@Entity
@Immutable
class ReconciliationLine {

    @Embeddable
    record Key(long reconciliation, long line) {}

    @EmbeddedId
    private Key id;

    @Enumerated(EnumType.STRING)
    private PaymentOutcome outcome;

    protected ReconciliationLine() {}
}
