package id.paspor.payment.reconciliation;

import id.paspor.kernel.table.Numbered;
import id.paspor.payment.report.OtherEntry;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.Immutable;

/** What is on a bank's statement and is no payment. Never changed; the database refuses it. */
@Entity
@Immutable
class BankReportEntry extends Numbered {

    private long report;
    private int entry;

    @Enumerated(EnumType.STRING)
    private OtherEntry.Kind kind;

    private String paymentRequestId;
    private Long amount;

    protected BankReportEntry() {}

    BankReportEntry(long report, OtherEntry other) {
        this.report = report;
        this.entry = other.number();
        this.kind = other.kind();
        this.paymentRequestId = other.paymentRequestId();
        this.amount = other.amount();
    }
}
