package id.paspor.office;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A day on which an office is closed. */
@Entity
@Immutable
@Table(name = "closed_day")
class ClosedDayEntity {

    @EmbeddedId
    private OfficeDay id;

    private String reason;
    private Instant closedAt;
    private String closedBy;

    protected ClosedDayEntity() {}

    ClosedDays.ClosedDay view() {
        return new ClosedDays.ClosedDay(id.day(), reason, closedAt, closedBy);
    }
}
