package id.paspor.payment.reconciliation;

import id.paspor.payment.report.OtherEntry;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** What is on a bank's statement and is no payment. Never changed; the database refuses it. */
@Entity
@Immutable
class BankReportEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

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
