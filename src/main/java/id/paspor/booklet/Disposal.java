package id.paspor.booklet;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** What one officer proposed to make of a booklet, and what a second one decided. */
@Entity
@Table(name = "booklet_disposal")
class Disposal extends Numbered {

    /** What became of a proposal; the database checks the same values. */
    enum State {
        OPEN,
        CONFIRMED,
        DECLINED
    }

    /** What is proposed at once is decided at once. */
    private long proposal;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "booklet")
    private Booklet booklet;

    @Enumerated(EnumType.STRING)
    private BookletState becomes;

    private String reason;

    @Enumerated(EnumType.STRING)
    private State state;

    private String proposedBy;
    private Instant proposedAt;
    private String decidedBy;
    private Instant decidedAt;

    protected Disposal() {}

    /** Proposes what to make of a booklet, which is put aside until it is decided. */
    Disposal(long proposal, Booklet booklet, BookletState becomes, String reason, Instant now) {
        this.proposal = proposal;
        this.booklet = booklet;
        this.becomes = becomes;
        this.reason = reason;
        this.state = State.OPEN;
        this.proposedBy = Actor.current();
        this.proposedAt = now;
        booklet.putAside();
    }

    DisposalProposed asEvent() {
        return new DisposalProposed(proposal, booklet.office());
    }

    Booklet booklet() {
        return booklet;
    }

    /** Whether a booklet can be given out again when this is declined. */
    boolean isOfBlank() {
        return becomes != BookletState.DESTROYED;
    }

    /** @throws Refusal when it is one's own proposal, or was decided before */
    void confirm(Instant now) {
        if (proposedBy.equals(Actor.current())) {
            throw Refusal.forbidden("booklets.second-officer");
        }
        decide(State.CONFIRMED, now);
    }

    /** Makes of the booklet what was proposed and confirmed. */
    void carryOut(Instant now) {
        booklet.dispose(becomes, reason, now);
    }

    /** @throws Refusal when it was decided before */
    void decline(Instant now) {
        decide(State.DECLINED, now);
        booklet.putBack();
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
