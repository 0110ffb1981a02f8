package id.paspor.quota.rule;

import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The record of a change; the database refuses to change it. */
@Entity
@Immutable
@Table(name = "quota_change")
class QuotaChangeEntity extends Numbered {

    private String office;
    private Instant changedAt;
    private String changedBy;
    private String what;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> details;

    protected QuotaChangeEntity() {}

    QuotaChangeEntity(String office, Instant changedAt, String changedBy, String what, Map<String, Object> details) {
        this.office = office;
        this.changedAt = changedAt;
        this.changedBy = changedBy;
        this.what = what;
        this.details = details;
    }

    QuotaChange view() {
        return new QuotaChange(changedAt, changedBy, what, details);
    }
}
