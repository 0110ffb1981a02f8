package id.paspor.payment;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.account.VirtualAccountNumber;
import java.time.Instant;

/**
 * Money that fits no bill.
 *
 * @param paymentRequestId the bank's number of the payment
 * @param registrationNumber {@code null} when no case has the account
 * @param amount whole rupiah
 * @param paidAt when the payer paid, as the bank says, or {@code null}
 * @param kind why it fits no bill
 * @param onStatement whether the money is on the account statement; otherwise the bank called and was refused
 * @param reason the treasurer's, once it is decided
 */
public record Discrepancy(
        long id,
        String bank,
        String paymentRequestId,
        VirtualAccountNumber virtualAccountNumber,
        RegistrationNumber registrationNumber,
        long amount,
        Instant paidAt,
        PaymentOutcome kind,
        boolean onStatement,
        State state,
        Instant openedAt,
        String reason) {

    /** What has become of the money. */
    public enum State {
        OPEN,
        /** It pays the bill after all. */
        ACCEPTED,
        /** The state is to give it back. */
        REFUND,
        /** The bank gave it back, or it never came. */
        RETURNED
    }
}
