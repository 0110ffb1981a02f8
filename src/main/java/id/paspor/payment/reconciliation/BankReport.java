package id.paspor.payment.reconciliation;

import id.paspor.kernel.table.Numbered;
import id.paspor.payment.report.Report.Format;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** What a bank reported of a day. Never changed once written; the database refuses it. */
@Entity
@Immutable
class BankReport extends Numbered {

    private String bank;
    private LocalDate day;

    @Enumerated(EnumType.STRING)
    private Format format;

    private String sha256;
    private boolean whole;
    private Instant receivedAt;
    private String receivedBy;

    protected BankReport() {}

    /**
     * A report as it came.
     *
     * @param day in Jakarta
     * @param sha256 of its content, in hexadecimal digits
     * @param whole whether the day was over, so that nothing can be missing on it
     */
    BankReport(
            String bank,
            LocalDate day,
            Format format,
            String sha256,
            boolean whole,
            Instant receivedAt,
            String receivedBy) {
        this.bank = bank;
        this.day = day;
        this.format = format;
        this.sha256 = sha256;
        this.whole = whole;
        this.receivedAt = receivedAt;
        this.receivedBy = receivedBy;
    }
}
