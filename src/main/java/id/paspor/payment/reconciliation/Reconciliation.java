package id.paspor.payment.reconciliation;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One comparison of banks' reports with the books. What comes after {@code closedAt} is {@code null} until it is closed;
 * amounts are whole rupiah.
 *
 * @param firstDay and {@code lastDay}: in Jakarta
 * @param startedBy an account, or {@code system}
 * @param cleared open discrepancies that were closed because their money never came
 * @param lines payments on the reports
 * @param received payments that had been missed
 * @param differences everything that is to be looked at
 * @param receivable what is owed by the ledger
 * @param openBills what is owed by the bills; the same unless something is wrong
 */
public record Reconciliation(
        long id,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant startedAt,
        String startedBy,
        int cleared,
        Instant closedAt,
        Integer lines,
        Long linesSum,
        Integer received,
        Long receivedSum,
        Integer differences,
        Long receivable,
        Long openBills) {

    /** Whether the ledger says the same as the bills, as far as it is known. */
    public boolean ledgerAgrees() {
        return receivable == null || receivable.equals(openBills);
    }
}
