package id.paspor.document;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A document that a case needs; statements about several at once add them, and note whose original was seen. */
@Entity
@Immutable
@Table(name = "required_document")
class RequiredDocumentEntity extends Numbered {

    private RegistrationNumber registrationNumber;
    private String code;
    private Instant originalSeenAt;
    private String originalSeenBy;
    private boolean needed;

    protected RequiredDocumentEntity() {}

    String code() {
        return code;
    }

    Instant originalSeenAt() {
        return originalSeenAt;
    }

    String originalSeenBy() {
        return originalSeenBy;
    }
}
