package id.paspor.booklet;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;

/** A booklet of an office, blank or made out. The database enters every change of its state into the ledger of movements. */
@Entity
class Booklet {

    @Id
    private String number;

    private String office;
    private String product;

    @Enumerated(EnumType.STRING)
    private BookletState state;

    private RegistrationNumber registrationNumber;
    private Instant paidAt;
    private boolean reprint;
    private boolean setAside;
    private String reason;
    private Instant changedAt;
    private String changedBy;

    protected Booklet() {}

    String number() {
        return number;
    }

    String office() {
        return office;
    }

    String product() {
        return product;
    }

    boolean isHeld() {
        return BookletState.HELD.contains(state);
    }

    /**
     * Moves on with its case.
     *
     * @throws Refusal when that is no step from what it is
     */
    void become(BookletState next, String why, Instant now) {
        if (!state.leadsInACaseTo(next)) {
            throw Refusal.conflict("booklets.moved-on");
        }
        change(next, why, now);
    }

    /**
     * Is void because two officers found the passport printed in it wrong, after the print was judged good.
     *
     * @throws Refusal when it is not a printed one
     */
    void foundWrong(String why, Instant now) {
        if (state != BookletState.PRINTED) {
            throw Refusal.conflict("booklets.moved-on");
        }
        change(BookletState.SPOILED, why, now);
    }

    /** Whether two officers may make this of it. */
    boolean isDisposableAs(BookletState next) {
        return state.leadsByTwoOfficersTo(next);
    }

    /** Is given to nobody while a second officer has not looked, if it could be given at all. */
    void putAside() {
        setAside = state == BookletState.BLANK;
    }

    /** Can be given again, if it is blank. */
    void putBack() {
        setAside = false;
    }

    /**
     * Becomes what two officers make of it.
     *
     * @throws Refusal when that is no step from what it is
     */
    void dispose(BookletState next, String why, Instant now) {
        if (!isDisposableAs(next)) {
            throw Refusal.conflict("booklets.moved-on");
        }
        setAside = false;
        change(next, why, now);
    }

    private void change(BookletState next, String why, Instant now) {
        state = next;
        reason = why;
        changedAt = now;
        changedBy = Actor.current();
    }
}
