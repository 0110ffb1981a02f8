package id.paspor.supervision.mend;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** A night on which one node had everything that was stuck tried again. */
@Entity
@Table(name = "nightly_retry")
class NightlyRetryEntity {

    @Id
    private LocalDate day;

    private Instant beganAt;
    private Integer steps;

    protected NightlyRetryEntity() {}

    Night view() {
        return new Night(beganAt, steps);
    }

    /**
     * When it was, and how many steps were tried again.
     *
     * @param steps {@code null} when it was broken off
     */
    record Night(Instant beganAt, Integer steps) {}
}
