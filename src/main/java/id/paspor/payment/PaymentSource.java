package id.paspor.payment;

/** How we know of a payment. */
public enum PaymentSource {
    /** The bank called. When it is refused, it is to give the money back to the payer. */
    CALL,
    /** The money is on the account statement: whatever becomes of it, it has come. */
    STATEMENT
}
