package id.paspor.payment.reconciliation;

import id.paspor.kernel.table.Numbered;
import id.paspor.payment.BankPayment;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.payment.report.ReportLine;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A payment on a bank's report; on several reports, that on the first. Never changed; the database refuses it. */
@Entity
@Immutable
class BankReportLine extends Numbered {

    private Long report;
    private String bank;
    private String paymentRequestId;
    private VirtualAccountNumber virtualAccountNumber;
    private long amount;
    private Instant paidAt;

    protected BankReportLine() {}

    String paymentRequestId() {
        return paymentRequestId;
    }

    BankPayment payment() {
        return new BankPayment(bank, paymentRequestId, virtualAccountNumber, amount, paidAt);
    }

    /** Whether another report says the same of the payment. */
    boolean agreesWith(ReportLine other) {
        return virtualAccountNumber.equals(other.virtualAccountNumber()) && amount == other.amount();
    }
}
