package id.paspor.document;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What happened to a copy. Never changed once written; the database refuses it. */
@Entity
@Immutable
@Table(name = "document_event")
class DocumentEventEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String registrationNumber;
    private String code;

    @Enumerated(EnumType.STRING)
    private DocumentEvent.What what;

    private Instant happenedAt;
    private String actor;
    private String reason;

    protected DocumentEventEntity() {}

    DocumentEventEntity(String registrationNumber, DocumentEvent event) {
        this.registrationNumber = registrationNumber;
        this.code = event.code();
        this.what = event.what();
        this.happenedAt = event.happenedAt();
        this.actor = event.actor();
        this.reason = event.reason();
    }

    DocumentEvent view() {
        return new DocumentEvent(code, what, happenedAt, actor, reason);
    }
}
