package id.paspor.casefile.note;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A note as it was written: nobody changes it. */
@Entity
@Immutable
@Table(name = "case_note")
class CaseNoteEntity extends Numbered {

    private RegistrationNumber registrationNumber;
    private String text;
    private Instant writtenAt;
    private String author;

    protected CaseNoteEntity() {}

    CaseNoteEntity(RegistrationNumber registrationNumber, String text, Instant writtenAt, String author) {
        this.registrationNumber = registrationNumber;
        this.text = text;
        this.writtenAt = writtenAt;
        this.author = author;
    }

    CaseNote view() {
        return new CaseNote(text, writtenAt, author);
    }
}
