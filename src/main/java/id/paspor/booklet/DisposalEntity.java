package id.paspor.booklet;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What one officer proposed to make of a booklet, and what a second one decided. */
@Entity
@Table(name = "booklet_disposal")
class DisposalEntity {

    /** What became of a proposal; the database checks the same values. */
    enum State {
        OPEN,
        CONFIRMED,
        DECLINED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String booklet;

    @Enumerated(EnumType.STRING)
    private BookletState becomes;

    private String reason;

    @Enumerated(EnumType.STRING)
    private State state;

    private String proposedBy;
    private Instant proposedAt;
    private String decidedBy;
    private Instant decidedAt;

    protected DisposalEntity() {}

    DisposalEntity(String booklet, BookletState becomes, String reason, Instant now) {
        this.booklet = booklet;
        this.becomes = becomes;
        this.reason = reason;
        this.state = State.OPEN;
        this.proposedBy = Actor.current();
        this.proposedAt = now;
    }

    String booklet() {
        return booklet;
    }

    BookletState becomes() {
        return becomes;
    }

    String reason() {
        return reason;
    }

    /** @throws Refusal when it is one's own proposal, or was decided before */
    void confirm(Instant now) {
        if (proposedBy.equals(Actor.current())) {
            throw Refusal.forbidden("booklets.second-officer");
        }
        decide(State.CONFIRMED, now);
    }

    /** @throws Refusal when it was decided before */
    void decline(Instant now) {
        decide(State.DECLINED, now);
    }

    private void decide(State decision, Instant now) {
        if (state != State.OPEN) {
            throw Refusal.conflict("booklets.decided-already");
        }
        state = decision;
        decidedBy = Actor.current();
        decidedAt = now;
    }
}
