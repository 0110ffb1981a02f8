package id.paspor.booklet;

import id.paspor.booklet.DisposalEntity.State;
import id.paspor.kernel.Refusal;
import java.time.Clock;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The end of booklets that become no passport: a blank one that is damaged is voided, a void one is destroyed, one that
 * cannot be found is lost. One officer proposes it and another confirms it; until then a blank one is set aside and given
 * to nobody.
 */
@Service
public class Disposals {

    /** How many booklets are listed, and proposed at once. */
    public static final int MOST = 100;

    private static final int LONGEST_REASON = 500;

    private final DisposalRepository disposals;
    private final BookletRepository booklets;
    private final Booklets shelves;
    private final Clock clock;

    Disposals(DisposalRepository disposals, BookletRepository booklets, Booklets shelves, Clock clock) {
        this.disposals = disposals;
        this.booklets = booklets;
        this.shelves = shelves;
        this.clock = clock;
    }

    /** The booklets of an office that are to be destroyed and not proposed yet, the oldest first, at most {@link #MOST}. */
    @Transactional(readOnly = true)
    public List<VoidBooklet> toDestroy(String office) {
        return booklets.withoutProposal(office, BookletState.VOID, State.OPEN, Limit.of(MOST));
    }

    /** What waits for a second officer at an office, the oldest first, at most {@link #MOST}. */
    @Transactional(readOnly = true)
    public List<Disposal> open(String office) {
        return disposals.of(office, State.OPEN, Limit.of(MOST));
    }

    /**
     * Proposes to void a blank booklet that is damaged, or a lost one that was found again.
     *
     * @throws Refusal when the office has no such booklet, or it was proposed before
     */
    @Transactional
    public void proposeToVoid(String office, String number, String reason) {
        propose(office, number, BookletState.SPOILED, reason, "number");
    }

    /**
     * Proposes that a blank or void booklet is lost.
     *
     * @throws Refusal when the office has no such booklet, or it was proposed before
     */
    @Transactional
    public void proposeAsLost(String office, String number, String reason) {
        propose(office, number, BookletState.LOST, reason, "number");
    }

    /**
     * Proposes to destroy void booklets, all or none.
     *
     * @throws Refusal when one of them is not void, is another office's, or was proposed before
     */
    @Transactional
    public void proposeToDestroy(String office, List<String> numbers, String reason) {
        if (numbers.isEmpty() || numbers.size() > MOST) {
            throw Refusal.invalid("numbers", "booklets.choose", MOST);
        }
        numbers.forEach(number -> propose(office, number, BookletState.DESTROYED, reason, "numbers"));
    }

    private void propose(String office, String number, BookletState becomes, String reason, String field) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "form.required");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "form.too-long", LONGEST_REASON);
        }
        Booklet booklet = booklets.findByNumberAndOffice(number, office)
                .filter(found -> found.isDisposableAs(becomes))
                .orElseThrow(() -> Refusal.invalid(field, "booklets.not-disposable", number));
        if (disposals.existsByBookletAndState(number, State.OPEN)) {
            throw Refusal.conflict("booklets.proposed-already", number);
        }
        disposals.save(new DisposalEntity(number, becomes, reason, clock.instant()));
        booklet.putAside();
    }

    /**
     * Confirms a proposal of another officer, which is then done.
     *
     * @throws Refusal when the proposal is one's own, another office's, or was decided before
     */
    @Transactional
    public void confirm(String office, long id) {
        DisposalEntity disposal = open(id);
        Booklet booklet = booklet(office, disposal);
        disposal.confirm(clock.instant());
        // the ledger asks whether a second officer confirmed it
        disposals.flush();
        booklet.dispose(disposal.becomes(), disposal.reason(), clock.instant());
    }

    /**
     * Turns a proposal down, also one's own. A blank booklet can be used again.
     *
     * @throws Refusal when the proposal is another office's, or was decided before
     */
    @Transactional
    public void decline(String office, long id) {
        DisposalEntity disposal = open(id);
        Booklet booklet = booklet(office, disposal);
        disposal.decline(clock.instant());
        booklet.putBack();
        if (disposal.becomes() != BookletState.DESTROYED) {
            shelves.goOn(office, booklet.product());
        }
    }

    private DisposalEntity open(long id) {
        return disposals.findByIdAndState(id, State.OPEN).orElseThrow(Disposals::decided);
    }

    private Booklet booklet(String office, DisposalEntity disposal) {
        return booklets.findByNumberAndOffice(disposal.booklet(), office).orElseThrow(Disposals::decided);
    }

    private static Refusal decided() {
        return Refusal.conflict("booklets.decided-already");
    }
}
