package id.paspor.casefile.correction;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A request for a correction: asked, answered once, told once. */
@Entity
@Table(name = "data_correction")
class DataCorrectionEntity extends Numbered {

    /** The time that the law leaves for a rectification: 3 × 24 hours (UU PDP 27/2022, article 30). */
    private static final Duration TO_ANSWER = Duration.ofHours(3 * 24);

    private RegistrationNumber registrationNumber;
    private String wrong;
    private Instant requestedAt;
    private String requestedBy;
    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    private DataCorrection.Decision decision;

    private String answer;
    private Instant answeredAt;
    private String answeredBy;
    private Instant toldAt;

    protected DataCorrectionEntity() {}

    DataCorrectionEntity(RegistrationNumber registrationNumber, String wrong, Instant now, String account) {
        this.registrationNumber = registrationNumber;
        this.wrong = wrong;
        this.requestedAt = now;
        this.requestedBy = account;
        this.dueAt = now.plus(TO_ANSWER);
    }

    /** Answers it; what was answered before stays answered so. */
    void answer(DataCorrection.Decision given, String words, Instant now, String account) {
        if (answeredAt == null) {
            decision = given;
            answer = words;
            answeredAt = now;
            answeredBy = account;
        }
    }

    /** Notes that the answer is told, and says whether this is the first time. */
    boolean tell(Instant now) {
        if (toldAt != null) {
            return false;
        }
        toldAt = now;
        return true;
    }

    DataCorrection view() {
        return new DataCorrection(id(), registrationNumber, wrong, requestedAt, dueAt, decision, answer, answeredAt);
    }
}
