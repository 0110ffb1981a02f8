package id.paspor.document;

import id.paspor.content.StoredContent;
import id.paspor.kernel.RegistrationNumber;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** The copy of a document, or the want of it; a later one takes its place. */
@Entity
@Immutable
@IdClass(DocumentCopyEntity.Key.class)
@Table(name = "document_copy")
class DocumentCopyEntity {

    record Key(RegistrationNumber registrationNumber, String code) {}

    @Id
    private RegistrationNumber registrationNumber;

    @Id
    private String code;

    @ManyToOne(fetch = FetchType.LAZY)
    private StoredContent content;

    private Integer pages;
    private Instant uploadedAt;
    private String uploadedBy;
    private Instant askedAt;
    private String askedBy;
    private String reason;

    protected DocumentCopyEntity() {}
}
