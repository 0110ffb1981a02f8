package id.paspor.booklet;

import id.paspor.kernel.RegistrationNumber;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One step of a booklet, as the database enters it into the ledger. */
@Entity
@Immutable
@Table(name = "booklet_movement")
class BookletMovementEntity {

    @Id
    private Long id;

    private String booklet;
    private String office;
    private String product;

    @Enumerated(EnumType.STRING)
    private BookletState fromState;

    @Enumerated(EnumType.STRING)
    private BookletState toState;

    private Instant movedAt;
    private String movedBy;
    private RegistrationNumber registrationNumber;
    private String reason;

    protected BookletMovementEntity() {}
}
