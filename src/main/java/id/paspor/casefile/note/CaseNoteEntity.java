package id.paspor.casefile.note;

import id.paspor.kernel.RegistrationNumber;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A note as it was written: nobody changes it. */
@Entity
@Immutable
@Table(name = "case_note")
class CaseNoteEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

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
