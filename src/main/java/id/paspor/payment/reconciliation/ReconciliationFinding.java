package id.paspor.payment.reconciliation;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.payment.report.OtherEntry;
import java.time.LocalDate;

/**
 * Something that a reconciliation found: a payment that had been missed or fits no bill, or another difference. What a
 * kind does not have is {@code null}.
 *
 * @param kind {@code received}, why a payment fits no bill, {@code missing-at-bank}, {@code no-report},
 *     {@code file-refused}, or {@code entry-} and the {@link OtherEntry.Kind} of what is no payment
 * @param day in Jakarta
 * @param office of the case
 * @param amount whole rupiah
 * @param entry the number of an entry on the bank's statement
 */
public record ReconciliationFinding(
        String kind,
        String bank,
        LocalDate day,
        String paymentRequestId,
        VirtualAccountNumber virtualAccountNumber,
        RegistrationNumber registrationNumber,
        String office,
        Long amount,
        String fileName,
        String textIndonesian,
        String textEnglish,
        Integer entry) {}
