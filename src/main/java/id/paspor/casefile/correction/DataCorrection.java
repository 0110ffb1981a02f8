package id.paspor.casefile.correction;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.paspor.kernel.Coded;
import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;

/**
 * A request to correct what is held about the applicant of a case, and its answer.
 *
 * @param wrong what is wrong, in the applicant's words
 * @param dueAt until when it is to be answered
 * @param decision {@code null} until it is answered, like the two that follow
 * @param answer in the supervisor's words
 */
public record DataCorrection(
        long id,
        RegistrationNumber registrationNumber,
        String wrong,
        Instant requestedAt,
        Instant dueAt,
        Decision decision,
        String answer,
        Instant answeredAt) {

    /** What a supervisor answers. */
    public enum Decision implements Coded {
        @JsonProperty("corrected")
        CORRECTED,
        @JsonProperty("declined")
        DECLINED;
    }

    /** Whether it waits for its answer. */
    public boolean open() {
        return answeredAt == null;
    }
}
