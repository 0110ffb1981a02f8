package id.paspor.feedback;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An answer, of which nobody knows whose it is. */
@Entity
@Immutable
@Table(name = "feedback")
class FeedbackEntity {

    @Id
    private UUID id;

    private String office;
    private LocalDate month;

    @JdbcTypeCode(SqlTypes.SMALLINT)
    private int satisfaction;

    private String words;

    protected FeedbackEntity() {}
}
