package id.paspor.payment;

/** What became of a payment that a bank reports. */
public enum PaymentOutcome {
    /** It pays the bill. */
    RECEIVED,
    /** It was reported before, and the money is in the books. */
    KNOWN,
    /** No case has the account. */
    UNKNOWN_ACCOUNT,
    /** The bill is open for another amount. */
    WRONG_AMOUNT,
    /** The bill was paid before by another payment. */
    ALREADY_PAID,
    /** The bill was not paid in time. */
    EXPIRED,
    /** The case ended before it was paid. */
    CANCELLED,
    /** Under the same number the bank reported another account or amount before. */
    CONFLICTING;

    /** Whether the money is in the books. */
    public boolean inTheBooks() {
        return this == RECEIVED || this == KNOWN;
    }
}
