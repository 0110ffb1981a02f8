package id.paspor.casefile.photo;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** The photo in a case file; a later one takes its place. */
@Entity
@Immutable
class CasePhoto {

    @Id
    private String registrationNumber;

    private byte[] jpeg;

    protected CasePhoto() {}

    byte[] jpeg() {
        return jpeg;
    }
}
