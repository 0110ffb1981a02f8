package id.paspor.payment.report;

import id.paspor.payment.account.VirtualAccountNumber;
import java.time.Instant;

/**
 * One amount that a bank credited to us. The payer's name is not read.
 *
 * @param id the bank's own number for the payment (SNAP BI, {@code paymentRequestId})
 * @param amount whole rupiah, above 0
 * @param paidAt when the payer paid, or {@code null} when the report only has the day
 * @param referenceNo the bank's other reference, or {@code null}
 */
public record ReportLine(
        String id, VirtualAccountNumber virtualAccountNumber, long amount, Instant paidAt, String referenceNo) {

    /** Whether both say the same about a payment. */
    public boolean agreesWith(ReportLine other) {
        return id.equals(other.id) && virtualAccountNumber.equals(other.virtualAccountNumber) && amount == other.amount;
    }
}
