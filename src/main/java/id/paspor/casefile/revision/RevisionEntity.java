package id.paspor.casefile.revision;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A revision as it was made: nobody changes it. */
@Entity
@Immutable
@Table(name = "case_revision")
class RevisionEntity extends Numbered {

    private RegistrationNumber registrationNumber;
    private Instant revisedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Revision.Change> changes;

    private String revisedBy;
    private String reason;

    protected RevisionEntity() {}

    RevisionEntity(RegistrationNumber registrationNumber, Revision revision) {
        this.registrationNumber = registrationNumber;
        this.revisedAt = revision.revisedAt();
        this.changes = revision.changes();
        this.revisedBy = revision.revisedBy();
        this.reason = revision.reason();
    }

    Revision view() {
        return new Revision(revisedAt, changes, revisedBy, reason);
    }
}
