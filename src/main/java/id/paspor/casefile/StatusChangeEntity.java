package id.paspor.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One line of a case's history: what, when, who, why. Never changed once written; the database refuses it. */
@Entity
@Immutable
@Table(name = "status_change")
class StatusChangeEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String registrationNumber;

    @Enumerated(EnumType.STRING)
    private Status status;

    private Instant happenedAt;
    private String actor;
    private String reason;

    protected StatusChangeEntity() {}

    StatusChangeEntity(String registrationNumber, Status status, Instant happenedAt, String actor, String reason) {
        this.registrationNumber = registrationNumber;
        this.status = status;
        this.happenedAt = happenedAt;
        this.actor = actor;
        this.reason = reason;
    }

    StatusChange view() {
        return new StatusChange(status, happenedAt, actor, reason);
    }
}
