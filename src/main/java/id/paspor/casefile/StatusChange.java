package id.paspor.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** One line of a case's history: what, when, who, why. Never changed once written; the database refuses it. */
@Entity
public class StatusChange {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String registrationNumber;

    @Enumerated(EnumType.STRING)
    private Status status;

    private Instant happenedAt;
    private String actor;
    private String reason;

    protected StatusChange() {}

    StatusChange(String registrationNumber, Status status, Instant happenedAt, String actor, String reason) {
        this.registrationNumber = registrationNumber;
        this.status = status;
        this.happenedAt = happenedAt;
        this.actor = actor;
        this.reason = reason;
    }

    /** What happened. */
    public Status getStatus() {
        return status;
    }

    /** When. */
    public Instant getHappenedAt() {
        return happenedAt;
    }

    /** The account that did it, or {@code system}. */
    public String getActor() {
        return actor;
    }

    /** Why, or {@code null}. */
    public String getReason() {
        return reason;
    }
}
