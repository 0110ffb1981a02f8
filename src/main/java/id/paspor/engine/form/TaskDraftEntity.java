package id.paspor.engine.form;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What an officer or an applicant filled in of a form, as JSON; only statements change it, of several windows at once. */
@Entity
@Immutable
@Table(name = "task_draft")
class TaskDraftEntity {

    @Id
    private Long id;

    private String task;
    private String officer;
    private String answers;
    private Instant savedAt;

    protected TaskDraftEntity() {}

    String answers() {
        return answers;
    }

    Instant savedAt() {
        return savedAt;
    }
}
