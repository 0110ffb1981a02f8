package id.paspor.casefile.photo;

import id.paspor.content.StoredContent;
import id.paspor.kernel.RegistrationNumber;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** The photo in a case file; a later one takes its place. */
@Entity
@Immutable
class CasePhoto {

    @Id
    private RegistrationNumber registrationNumber;

    private Instant takenAt;
    private String takenBy;

    @ManyToOne(fetch = FetchType.LAZY)
    private StoredContent content;

    protected CasePhoto() {}
}
