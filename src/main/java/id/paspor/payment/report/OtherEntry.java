package id.paspor.payment.report;

/**
 * An entry of a statement, or a part of one, that is booked and no payment that can be read.
 *
 * @param number of the entry in the file, from 1
 * @param paymentRequestId the bank's number of the payment that it is about, or {@code null}
 * @param amount whole rupiah above 0, or {@code null} when it is none
 */
public record OtherEntry(int number, Kind kind, String paymentRequestId, Long amount) {

    /** Why it is no payment. */
    public enum Kind {
        /** Money went, such as a fee. */
        DEBIT,
        /** It is in another currency than rupiah. */
        OTHER_CURRENCY,
        /** Money that had gone came back: what looks like a credit is none. */
        DEBIT_REVERSED,
        /** A payment was taken back. */
        PAYMENT_REVERSED,
        /** It does not say what it consists of. */
        NO_DETAILS,
        /** It names no virtual account, as interest does not. */
        NO_ACCOUNT,
        /** It has no number of the bank. */
        NO_NUMBER
    }
}
