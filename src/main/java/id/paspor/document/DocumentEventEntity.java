package id.paspor.document;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** What happened to a copy. Never changed once written; the database refuses it. */
@Entity
@Immutable
@Table(name = "document_event")
class DocumentEventEntity extends Numbered {

    private RegistrationNumber registrationNumber;
    private DocumentEvent event;

    protected DocumentEventEntity() {}

    DocumentEventEntity(RegistrationNumber registrationNumber, DocumentEvent event) {
        this.registrationNumber = registrationNumber;
        this.event = event;
    }

    DocumentEvent view() {
        return event;
    }
}
