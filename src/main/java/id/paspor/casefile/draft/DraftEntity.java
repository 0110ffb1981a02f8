package id.paspor.casefile.draft;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.Persistable;

/** A draft as it is stored. It is written whole once; after that only statements change it, of several windows at once. */
@Entity
@Immutable
@Table(name = "application_draft")
class DraftEntity implements Persistable<String> {

    @Id
    private String id;

    private String account;

    @JdbcTypeCode(SqlTypes.JSON)
    private TreeMap<String, Object> answers;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Integer> saves;

    private Instant createdAt;
    private Instant changedAt;
    private String registrationNumber;

    protected DraftEntity() {}

    DraftEntity(String id, String account, Map<String, Object> answers, Instant now) {
        this.id = id;
        this.account = account;
        this.answers = new TreeMap<>(answers);
        this.saves = Map.of();
        this.createdAt = now;
        this.changedAt = now;
    }

    Draft view() {
        return new Draft(id, answers, saves, changedAt, registrationNumber);
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return true;
    }
}
