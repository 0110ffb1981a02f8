package id.paspor.casefile.draft;

import id.paspor.kernel.RegistrationNumber;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A draft as it is stored; only statements change it, of several windows at once. */
@Entity
@Immutable
@Table(name = "application_draft")
class DraftEntity {

    @Id
    private String id;

    private String account;

    @JdbcTypeCode(SqlTypes.JSON)
    private TreeMap<String, Object> answers;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Integer> saves;

    private Instant createdAt;
    private Instant changedAt;
    private RegistrationNumber registrationNumber;

    protected DraftEntity() {}

    Draft view() {
        return new Draft(id, answers, saves, changedAt, registrationNumber);
    }
}
