package id.paspor.payment.reconciliation;

import java.time.LocalDate;

/**
 * A treasurer handed in a bank's report. Published within the transaction that keeps it.
 *
 * @param day of the report, in Jakarta
 */
public record BankReportReceived(LocalDate day) {}
