package id.paspor.simulator;

import id.paspor.payment.account.VirtualAccountNumber;
import java.time.Instant;

/**
 * A transfer that a customer of the simulated bank made.
 *
 * @param id the bank's number for it
 * @param amount whole rupiah
 * @param keepsMoney whether the bank keeps the money even when its report is refused
 * @param code what its last report was answered; {@code null} when it was not reported yet, or the answer was lost
 * @param reported how often it was reported
 */
record Transfer(
        String id,
        VirtualAccountNumber virtualAccountNumber,
        long amount,
        Instant paidAt,
        boolean keepsMoney,
        String code,
        int reported) {

    private static final String SUCCESS = "2002500";

    Transfer reported(String answer) {
        return new Transfer(id, virtualAccountNumber, amount, paidAt, keepsMoney, answer, reported + 1);
    }

    /** Whether the money is with us, as the bank sees it: a payment that was refused went back to the customer. */
    boolean isOnStatement() {
        return code == null || code.equals(SUCCESS) || keepsMoney;
    }
}
