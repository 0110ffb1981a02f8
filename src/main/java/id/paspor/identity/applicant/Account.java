package id.paspor.identity.applicant;

import id.paspor.kernel.Language;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** An account that an applicant opened: whose address it is. The engine's user of that id has the password and the group. */
@Entity
@Immutable
@Table(name = "account")
class Account {

    @Id
    private String id;

    private String email;
    private Instant createdAt;

    /** In which its holder reads; {@code null} until one was chosen. */
    @Enumerated(EnumType.STRING)
    private Language language;

    /** When somebody signed in last, to a day; or when it was last found to be kept for something. */
    private Instant usedAt;

    /** When its address was told that it is going to be erased. */
    private Instant warnedAt;

    protected Account() {}

    String id() {
        return id;
    }

    String email() {
        return email;
    }

    Language language() {
        return language;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isWarned() {
        return warnedAt != null;
    }
}
