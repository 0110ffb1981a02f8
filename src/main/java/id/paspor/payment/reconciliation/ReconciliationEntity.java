package id.paspor.payment.reconciliation;

import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** A reconciliation as it is kept, see {@link Reconciliation}. */
@Entity
@Table(name = "reconciliation")
class ReconciliationEntity extends Numbered {

    private LocalDate firstDay;
    private LocalDate lastDay;
    private Instant startedAt;
    private String startedBy;
    private int cleared;
    private Instant closedAt;
    private Integer lines;
    private Long linesSum;
    private Integer received;
    private Long receivedSum;
    private Integer differences;
    private Long receivable;
    private Long openBills;

    protected ReconciliationEntity() {}

    ReconciliationEntity(LocalDate firstDay, LocalDate lastDay, Instant startedAt, String startedBy) {
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.startedAt = startedAt;
        this.startedBy = startedBy;
    }
}
