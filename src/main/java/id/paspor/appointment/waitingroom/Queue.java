package id.paspor.appointment.waitingroom;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** The line at an office for one release; everybody wants this row, so it is written by the statements of its repository. */
@Entity
@Table(name = "waiting_room")
@IdClass(Queue.Key.class)
class Queue {

    record Key(String office, Instant opensAt) {}

    @Id
    private String office;

    @Id
    private Instant opensAt;

    /** When those who were present got their places. */
    private Instant drawnAt;

    private int lastPosition;

    protected Queue() {}
}
