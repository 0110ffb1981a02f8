package id.paspor.payment;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.account.VirtualAccountNumber;
import java.time.Instant;

/**
 * The bill of a case.
 *
 * @param amount whole rupiah
 * @param dueAt the last moment at which it can be paid
 */
public record Bill(
        long id,
        RegistrationNumber registrationNumber,
        VirtualAccountNumber virtualAccountNumber,
        long amount,
        Instant dueAt,
        State state,
        Instant remindedAt,
        Instant paidAt) {

    /** What has become of the bill. */
    public enum State {
        OPEN,
        PAID,
        EXPIRED,
        CANCELLED;

        /** Whether it may become another: a bill that expired may still be paid, by money that was kept. */
        boolean mayBecome(State next) {
            return switch (this) {
                case OPEN -> next != OPEN;
                case EXPIRED -> next == PAID;
                case PAID, CANCELLED -> false;
            };
        }
    }

    /** The number to pay to in groups of four. */
    public String groupedNumber() {
        return virtualAccountNumber.grouped();
    }

    /** Whether it can be paid. */
    public boolean isOpen() {
        return state == State.OPEN;
    }
}
