package id.paspor.payment;

import id.paspor.payment.account.VirtualAccountNumber;
import java.time.Instant;

/**
 * A payment as a bank reports it.
 *
 * @param bank the bank's name under {@code paspor.payment.banks}
 * @param id the bank's own number for the payment (SNAP BI, {@code paymentRequestId}), at most 128 characters
 * @param amount whole rupiah, above 0
 * @param paidAt when the payer paid, as the bank says, or {@code null}
 */
public record BankPayment(
        String bank, String id, VirtualAccountNumber virtualAccountNumber, long amount, Instant paidAt) {

    /** What the payment is called in the books. */
    public String reference() {
        return bank + ":" + id;
    }
}
