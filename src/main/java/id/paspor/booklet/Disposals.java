package id.paspor.booklet;

import id.paspor.booklet.Disposal.State;
import id.paspor.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The end of booklets that become no passport: a blank one that is damaged is voided, a void one is destroyed, one that
 * cannot be found is lost. One officer proposes it, a supervisor who is another decides; until then a blank one is set
 * aside and given to nobody.
 */
@Service
public class Disposals {

    /** How many booklets are proposed at once, and how much is listed. */
    public static final int MOST = 100;

    /** How long a reason may be, in characters. */
    public static final int LONGEST_REASON = 500;

    /**
     * A booklet that is to be destroyed.
     *
     * @param state {@code SPOILED} or {@code CANCELLED}
     * @param since when it became so
     */
    public record VoidBooklet(String number, String product, BookletState state, String reason, Instant since) {}

    private final DisposalRepository disposals;
    private final BookletRepository booklets;
    private final Booklets shelves;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Disposals(
            DisposalRepository disposals,
            BookletRepository booklets,
            Booklets shelves,
            ApplicationEventPublisher events,
            Clock clock) {
        this.disposals = disposals;
        this.booklets = booklets;
        this.shelves = shelves;
        this.events = events;
        this.clock = clock;
    }

    /** The booklets of an office that are to be destroyed and not proposed yet, the oldest first, at most {@link #MOST}. */
    @Transactional(readOnly = true)
    public List<VoidBooklet> toDestroy(String office) {
        return booklets.withoutProposal(office, BookletState.VOID, State.OPEN, Limit.of(MOST));
    }

    /** What waits for a supervisor at an office, the oldest first, at most {@link #MOST}. */
    @Transactional(readOnly = true)
    public List<Proposal> open(String office) {
        return disposals.of(office, State.OPEN, Limit.of(MOST));
    }

    /** What waits for a supervisor at any office, held until the end of the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<DisposalProposed> holdOpen() {
        return disposals.lockAll(State.OPEN).stream()
                .map(Disposal::asEvent)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The proposal with this number, decided or not. */
    @Transactional(readOnly = true)
    public Proposal get(long number) {
        return disposals.proposal(number).orElseThrow();
    }

    /**
     * Proposes to void a blank booklet that is damaged, or a lost one that was found again.
     *
     * @throws Refusal when the office has no such booklet, or it was proposed before
     */
    @Transactional
    public void proposeToVoid(String office, String number, String reason) {
        propose(office, List.of(number), BookletState.SPOILED, reason, "number");
    }

    /**
     * Proposes that a blank or void booklet is lost.
     *
     * @throws Refusal when the office has no such booklet, or it was proposed before
     */
    @Transactional
    public void proposeAsLost(String office, String number, String reason) {
        propose(office, List.of(number), BookletState.LOST, reason, "number");
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
        propose(office, numbers, BookletState.DESTROYED, reason, "numbers");
    }

    private void propose(String office, List<String> numbers, BookletState becomes, String reason, String field) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "form.required");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "form.too-long", LONGEST_REASON);
        }
        long proposal = disposals.nextProposal();
        for (String number : new TreeSet<>(numbers)) {
            Booklet booklet = booklets.findByNumberAndOffice(number, office)
                    .filter(found -> found.isDisposableAs(becomes))
                    .orElseThrow(() -> Refusal.invalid(field, "booklets.not-disposable", number));
            if (disposals.existsByBookletAndState(booklet, State.OPEN)) {
                throw Refusal.conflict("booklets.proposed-already", number);
            }
            disposals.save(new Disposal(proposal, booklet, becomes, reason, clock.instant()));
        }
        events.publishEvent(new DisposalProposed(proposal, office));
    }

    /**
     * Confirms a proposal of another officer, which is then done.
     *
     * @throws Refusal when the proposal is one's own, or was decided before
     */
    @Transactional
    public void confirm(long proposal) {
        Instant now = clock.instant();
        List<Disposal> open = hold(proposal);
        open.forEach(disposal -> disposal.confirm(now));
        // the ledger asks whether a second officer confirmed it
        disposals.flush();
        open.forEach(disposal -> disposal.carryOut(now));
    }

    /**
     * Turns a proposal down, also one's own. A blank booklet can be used again.
     *
     * @throws Refusal when the proposal was decided before
     */
    @Transactional
    public void decline(long proposal) {
        List<Disposal> open = hold(proposal);
        open.forEach(disposal -> disposal.decline(clock.instant()));
        open.stream()
                .filter(Disposal::isOfBlank)
                .map(Disposal::booklet)
                .forEach(booklet -> shelves.goOn(booklet.office(), booklet.product()));
    }

    private List<Disposal> hold(long proposal) {
        List<Disposal> open = disposals.lock(proposal, State.OPEN);
        if (open.isEmpty()) {
            throw Refusal.conflict("booklets.decided-already");
        }
        return open;
    }
}
