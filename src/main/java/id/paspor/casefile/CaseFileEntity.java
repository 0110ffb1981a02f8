package id.paspor.casefile;

import id.paspor.casefile.clock.CaseClocks;
import id.paspor.kernel.RegistrationNumber;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.springframework.data.domain.Persistable;

/** The stored case file. The application is one JSON document; the columns that are searched are derived from it by the database. */
@Entity
@DynamicUpdate
@Table(name = "case_file")
class CaseFileEntity implements Persistable<RegistrationNumber> {

    @Id
    private RegistrationNumber registrationNumber;

    /** It never changes but for another one, so no copy is made of it to compare it with. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Application application;

    @Enumerated(EnumType.STRING)
    private Status status;

    private Instant submittedAt;
    private String submittedBy;
    private Instant closedAt;
    private CaseFile.Findings findings;

    /** When all that was personal was erased; only a statement does. */
    private Instant erasedAt;

    /** Which of the account's few places it has while it is under way, or {@code null} if it is not counted. */
    @JdbcTypeCode(SqlTypes.SMALLINT)
    private Integer placeInAccount;

    /** {@code null} in a case of an earlier version until they are reckoned from its history. */
    @Embedded
    private CaseClocks clocks;

    @Version
    private Integer version;

    protected CaseFileEntity() {}

    CaseFileEntity(
            RegistrationNumber registrationNumber,
            Application application,
            Instant submittedAt,
            String submittedBy,
            Integer placeInAccount) {
        this.registrationNumber = registrationNumber;
        this.application = application;
        this.status = Status.REGISTERED;
        this.submittedAt = submittedAt;
        this.submittedBy = submittedBy;
        this.placeInAccount = placeInAccount;
        this.findings = CaseFile.Findings.FIRST;
    }

    void progress(Status next, Instant now) {
        if (closedAt != null) {
            throw new IllegalStateException("case " + registrationNumber + " has ended with " + status.code());
        }
        status = next;
        closedAt = next.ends() ? now : null;
    }

    void run(CaseClocks next) {
        clocks = next;
    }

    CaseClocks clocks() {
        return clocks;
    }

    void reopen(Integer place) {
        status = Status.REOPENED;
        closedAt = null;
        placeInAccount = place;
    }

    void correct(Application corrected) {
        application = corrected;
    }

    void find(CaseFile.Findings found) {
        findings = found;
    }

    boolean isCounted() {
        return placeInAccount != null;
    }

    boolean isErased() {
        return erasedAt != null;
    }

    Status status() {
        return status;
    }

    CaseFile view() {
        return new CaseFile(registrationNumber, application, status, submittedAt, submittedBy, findings);
    }

    @Override
    public RegistrationNumber getId() {
        return registrationNumber;
    }

    @Override
    public boolean isNew() {
        return version == null;
    }
}
