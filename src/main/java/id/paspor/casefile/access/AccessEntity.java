package id.paspor.casefile.access;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** One look of an officer, as the database writes it. */
@Entity
@Immutable
@Table(name = "case_look")
class AccessEntity extends Numbered {

    static final String BETWEEN_DESKS = ",";

    private RegistrationNumber registrationNumber;
    private String office;
    private String officer;
    private String desks;
    private Instant lookedAt;
    private String what;

    protected AccessEntity() {}

    Access view() {
        return new Access(office, officer, List.of(desks.split(BETWEEN_DESKS)), lookedAt, what);
    }
}
