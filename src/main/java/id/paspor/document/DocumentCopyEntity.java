package id.paspor.document;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** The copy of a document, or the want of it; a later one takes its place. */
@Entity
@Immutable
@IdClass(DocumentCopyEntity.Key.class)
@Table(name = "document_copy")
class DocumentCopyEntity {

    record Key(String registrationNumber, String code) {}

    @Id
    private String registrationNumber;

    @Id
    private String code;

    private String contentKey;
    private String contentType;
    private Integer size;
    private String sha256;
    private Integer pages;
    private Instant uploadedAt;
    private String uploadedBy;
    private Instant askedAt;
    private String askedBy;
    private String reason;

    protected DocumentCopyEntity() {}

    String contentKey() {
        return contentKey;
    }

    String contentType() {
        return contentType;
    }

    boolean has(String digest) {
        return sha256.equals(digest);
    }

    boolean isAskedAgain() {
        return askedAt != null;
    }
}
