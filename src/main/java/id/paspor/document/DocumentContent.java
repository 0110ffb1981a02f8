package id.paspor.document;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** Content in the program's own database, written once. */
@Entity
@Immutable
class DocumentContent {

    @Id
    private String key;

    private byte[] content;

    protected DocumentContent() {}

    byte[] content() {
        return content;
    }
}
