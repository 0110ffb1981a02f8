package id.paspor.benchmark;

/**
 * A payment that a bank reports.
 *
 * @param id the bank's number for it
 * @param amount whole rupiah
 * @param paidAt as the standard writes it
 */
public record Payment(String id, String virtualAccountNumber, long amount, String paidAt) {}
