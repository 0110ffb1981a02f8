package id.paspor.payment.reconciliation;

import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.Immutable;

/** What a reconciliation found that is no line of a report. */
@Entity
@Immutable
class ReconciliationDifference extends Numbered {

    /** What was found. */
    enum Kind {
        /** A payment is booked that is on none of the bank's reports. */
        MISSING_AT_BANK,
        /** A bank's whole report of a day is not there. */
        NO_REPORT,
        /** A file in the reports' folder is no report. */
        FILE_REFUSED
    }

    private Long reconciliation;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    protected ReconciliationDifference() {}
}
