package id.paspor.booklet;

import id.paspor.kernel.RegistrationNumber;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A case that waits for a booklet, and what its turn depends on. */
@Entity
@Immutable
class BookletWait {

    @Id
    private RegistrationNumber registrationNumber;

    private String office;
    private String product;
    private Instant paidAt;
    private boolean reprint;
    private Instant since;

    protected BookletWait() {}
}
