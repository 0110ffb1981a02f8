package id.paspor.payment;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import id.paspor.payment.Discrepancy.State;
import id.paspor.payment.account.VirtualAccountNumber;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** A discrepancy that is to be changed, and is locked for it. */
@Entity
@Table(name = "payment_discrepancy")
@DynamicUpdate
class DiscrepancyEntity extends Numbered {

    private String bank;
    private String paymentRequestId;
    private VirtualAccountNumber virtualAccountNumber;
    private RegistrationNumber registrationNumber;
    private long amount;
    private Instant paidAt;

    @Enumerated(EnumType.STRING)
    private PaymentOutcome kind;

    private boolean onStatement;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant openedAt;
    private String reason;
    private String decidedBy;
    private Instant decidedAt;

    protected DiscrepancyEntity() {}

    /** What a report of this money comes to. */
    PaymentOutcome outcomeOf(BankPayment report) {
        if (!virtualAccountNumber.equals(report.virtualAccountNumber()) || amount != report.amount()) {
            return PaymentOutcome.CONFLICTING;
        }
        boolean held = onStatement || state == State.ACCEPTED || state == State.REFUND;
        return held ? PaymentOutcome.KNOWN : kind;
    }

    /**
     * The money is on the statement; what was taken for returned is to be decided again.
     *
     * @return whether it is to be decided again
     */
    boolean comeBack() {
        onStatement = true;
        if (state != State.RETURNED) {
            return false;
        }
        state = State.OPEN;
        reason = null;
        decidedBy = null;
        decidedAt = null;
        return true;
    }

    /**
     * Takes a treasurer's decision.
     *
     * @throws Refusal when it was decided before, or money is to be returned that is on the statement
     */
    void decide(State decision, String why, String treasurer, Instant now) {
        if (decision == State.RETURNED && onStatement) {
            throw Refusal.invalid("decision", "discrepancy.on-statement");
        }
        if (state != State.OPEN) {
            throw Refusal.conflict("task.finished");
        }
        state = decision;
        reason = why;
        decidedBy = treasurer;
        decidedAt = now;
    }

    boolean isOnStatement() {
        return onStatement;
    }

    Discrepancy view() {
        return new Discrepancy(
                id(),
                bank,
                paymentRequestId,
                virtualAccountNumber,
                registrationNumber,
                amount,
                paidAt,
                kind,
                onStatement,
                state,
                openedAt,
                reason);
    }
}
