package id.paspor.supervision.report;

import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** A report as it was sent. Never changed; the database refuses it. */
@Entity
@Immutable
@Table(name = "monthly_report")
class SentReport extends Numbered {

    private String office;
    private LocalDate month;
    private Instant sentAt;
    private String sentBy;
    private byte[] pdf;
    private byte[] csv;

    protected SentReport() {}

    SentReport(MonthlyReport report, byte[] pdf, byte[] csv) {
        this.office = report.office().code();
        this.month = report.month().atDay(1);
        this.sentAt = report.at();
        this.sentBy = report.by();
        this.pdf = pdf;
        this.csv = csv;
    }
}
