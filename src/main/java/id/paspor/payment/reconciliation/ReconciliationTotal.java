package id.paspor.payment.reconciliation;

import java.time.LocalDate;

/**
 * How many payments on a bank's reports of a day came to the same.
 *
 * @param outcome {@code received}, {@code known}, or why they fit no bill
 * @param sum whole rupiah
 */
public record ReconciliationTotal(String bank, LocalDate day, String outcome, int count, long sum) {}
