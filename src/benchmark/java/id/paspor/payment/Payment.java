package id.paspor.payment;

/**
 * A payment that a bank reports.
 *
 * @param id the bank's number for it
 * @param amount whole rupiah
 * @param paidAt as the standard writes it
 */
record Payment(String id, String virtualAccountNumber, long amount, String paidAt) {}
