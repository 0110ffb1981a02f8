package id.paspor.casefile.photo;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** The photo in a case file; a later one takes its place. */
@Entity
@Immutable
class CasePhoto {

    @Id
    private String registrationNumber;

    private byte[] jpeg;
    private Instant takenAt;
    private String takenBy;

    protected CasePhoto() {}

    byte[] jpeg() {
        return jpeg;
    }
}
