package id.paspor.payment.ledger;

/** The accounts of the ledger. */
enum Account {
    RECEIVABLE,
    BANK_CLEARING,
    STATE_REVENUE,
    REFUNDS
}
