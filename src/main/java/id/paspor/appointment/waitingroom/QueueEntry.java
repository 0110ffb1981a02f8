package id.paspor.appointment.waitingroom;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** Somebody in a line; written by the statements of its repository. */
@Entity
@Immutable
@Table(name = "waiting_ticket")
@IdClass(QueueEntry.Key.class)
class QueueEntry {

    record Key(String office, Instant opensAt, String account) {}

    @Id
    private String office;

    @Id
    private Instant opensAt;

    @Id
    private String account;

    private Instant joinedAt;

    /** From 1, or {@code null} until the places are drawn. */
    private Integer position;

    protected QueueEntry() {}

    String office() {
        return office;
    }

    Instant opensAt() {
        return opensAt;
    }

    String account() {
        return account;
    }

    Instant joinedAt() {
        return joinedAt;
    }

    Integer position() {
        return position;
    }
}
