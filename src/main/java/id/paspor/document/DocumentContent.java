package id.paspor.document;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Persistable;

/** Content in the program's own database, written once. */
@Entity
@Immutable
class DocumentContent implements Persistable<String> {

    @Id
    private String key;

    private byte[] content;

    protected DocumentContent() {}

    DocumentContent(String key, byte[] content) {
        this.key = key;
        this.content = content;
    }

    byte[] content() {
        return content;
    }

    @Override
    public String getId() {
        return key;
    }

    @Override
    public boolean isNew() {
        return true;
    }
}
