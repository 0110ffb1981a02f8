package id.paspor.payment;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import id.paspor.payment.Bill.State;
import id.paspor.payment.account.VirtualAccountNumber;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** A bill that is to be changed, and is locked for it. */
@Entity
@Table(name = "bill")
@DynamicUpdate
class BillEntity extends Numbered {

    private RegistrationNumber registrationNumber;
    private String office;
    private String product;
    private VirtualAccountNumber virtualAccountNumber;
    private long amount;
    private Instant issuedAt;
    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant remindedAt;
    private Instant paidAt;

    protected BillEntity() {}

    /**
     * An open bill.
     *
     * @param office the code of the office that it is of
     * @param product the code of what it is for
     * @param amount whole rupiah, above 0
     */
    BillEntity(
            RegistrationNumber registrationNumber,
            String office,
            String product,
            VirtualAccountNumber virtualAccountNumber,
            long amount,
            Instant issuedAt,
            Instant dueAt) {
        this.registrationNumber = registrationNumber;
        this.office = office;
        this.product = product;
        this.virtualAccountNumber = virtualAccountNumber;
        this.amount = amount;
        this.issuedAt = issuedAt;
        this.dueAt = dueAt;
        this.state = State.OPEN;
    }

    RegistrationNumber registrationNumber() {
        return registrationNumber;
    }

    long amount() {
        return amount;
    }

    State state() {
        return state;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    /** What money for it comes to: {@link PaymentOutcome#RECEIVED} when it pays the bill, or why it does not. */
    PaymentOutcome outcomeOf(long money, Instant paid) {
        return switch (state) {
            case PAID -> PaymentOutcome.ALREADY_PAID;
            case EXPIRED -> PaymentOutcome.EXPIRED;
            case CANCELLED -> PaymentOutcome.CANCELLED;
            case OPEN ->
                dueAt.isBefore(paid)
                        ? PaymentOutcome.EXPIRED
                        : money == amount ? PaymentOutcome.RECEIVED : PaymentOutcome.WRONG_AMOUNT;
        };
    }

    void pay(Instant now) {
        become(State.PAID);
        paidAt = now;
    }

    /** Nobody owes it any more. */
    void expire() {
        become(State.EXPIRED);
    }

    /** Nobody owes it any more, as its case ended otherwise. */
    void cancel() {
        become(State.CANCELLED);
    }

    private void become(State next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("bill " + id() + " is " + state + " and cannot become " + next);
        }
        state = next;
    }

    /** Notes that its applicant is reminded, unless that was done before or there is nothing to pay any more. */
    boolean remind(Instant now) {
        if (remindedAt != null || !isOpen()) {
            return false;
        }
        remindedAt = now;
        return true;
    }

    Bill view() {
        return new Bill(id(), registrationNumber, virtualAccountNumber, amount, dueAt, state, remindedAt, paidAt);
    }
}
