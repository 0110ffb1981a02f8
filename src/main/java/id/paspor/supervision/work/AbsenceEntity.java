package id.paspor.supervision.work;

import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** An absence: noted once, and ended once if it ends before its time. */
@Entity
@Table(name = "absence")
class AbsenceEntity extends Numbered {

    private String office;
    private String officer;
    private String substitute;
    private LocalDate fromDay;
    private LocalDate untilDay;
    private Instant notedAt;
    private String notedBy;
    private Instant endedAt;
    private String endedBy;

    protected AbsenceEntity() {}

    AbsenceEntity(
            String office,
            String officer,
            String substitute,
            LocalDate from,
            LocalDate until,
            Instant now,
            String supervisor) {
        this.office = office;
        this.officer = officer;
        this.substitute = substitute;
        this.fromDay = from;
        this.untilDay = until;
        this.notedAt = now;
        this.notedBy = supervisor;
    }

    String office() {
        return office;
    }

    Absence view() {
        return new Absence(id(), officer, substitute, fromDay, untilDay);
    }

    boolean isOn(LocalDate day) {
        return !day.isBefore(fromDay) && !day.isAfter(untilDay);
    }
}
