package id.paspor.booklet;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient jdbc;
    private final Booklets booklets;
    private final Clock clock;

    Disposals(JdbcClient jdbc, Booklets booklets, Clock clock) {
        this.jdbc = jdbc;
        this.booklets = booklets;
        this.clock = clock;
    }

    /** The booklets of an office that are to be destroyed and not proposed yet, the oldest first, at most {@link #MOST}. */
    @Transactional(readOnly = true)
    public List<VoidBooklet> toDestroy(String office) {
        return jdbc.sql("""
                select number, product, state, reason, changed_at as since from booklet b
                where office = ? and state in ('SPOILED', 'CANCELLED')
                    and not exists (select from booklet_disposal d where d.booklet = b.number and d.state = 'OPEN')
                order by changed_at, number limit ?""").params(office, MOST).query(VoidBooklet.class).list();
    }

    /** What waits for a second officer at an office, the oldest first, at most {@link #MOST}. */
    @Transactional(readOnly = true)
    public List<Disposal> open(String office) {
        return jdbc.sql("""
                select d.id, d.booklet, b.product, d.becomes, d.reason, d.proposed_by, d.proposed_at
                from booklet_disposal d join booklet b on b.number = d.booklet
                where b.office = ? and d.state = 'OPEN' order by d.id limit ?""").params(office, MOST).query(Disposal.class).list();
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
        int proposed;
        try {
            proposed = jdbc.sql("""
                    insert into booklet_disposal (booklet, becomes, reason, state, proposed_by, proposed_at)
                    select number, :becomes, :reason, 'OPEN', :actor, :now from booklet
                    where number = :number and office = :office and state in (:before)
                    for update""")
                    .param("becomes", becomes.name())
                    .param("before", becomes.beforeDisposal())
                    .param("reason", reason)
                    .param("actor", Actor.current())
                    .param("now", now())
                    .param("number", number)
                    .param("office", office)
                    .update();
        } catch (DuplicateKeyException open) {
            throw Refusal.conflict("booklets.proposed-already", number);
        }
        if (proposed == 0) {
            throw Refusal.invalid(List.of(new Problem(field, "booklets.not-disposable", number)));
        }
        setAside(number, true);
    }

    /**
     * Confirms a proposal of another officer, which is then done.
     *
     * @throws Refusal when the proposal is one's own, another office's, or was decided before
     */
    @Transactional
    public void confirm(String office, long id) {
        Disposal disposal = forDecision(office, id);
        if (disposal.proposedBy().equals(Actor.current())) {
            throw Refusal.forbidden("booklets.second-officer");
        }
        decide(id, "CONFIRMED");
        jdbc.sql("""
                update booklet set state = ?, set_aside = false, reason = ?, changed_at = ?, changed_by = ?
                where number = ?""")
                .params(disposal.becomes().name(), disposal.reason(), now(), Actor.current(), disposal.booklet())
                .update();
    }

    /**
     * Turns a proposal down, also one's own. A blank booklet can be used again.
     *
     * @throws Refusal when the proposal is another office's, or was decided before
     */
    @Transactional
    public void decline(String office, long id) {
        Disposal disposal = forDecision(office, id);
        decide(id, "DECLINED");
        setAside(disposal.booklet(), false);
        if (disposal.becomes() != BookletState.DESTROYED) {
            booklets.goOn(office, disposal.product());
        }
    }

    private Disposal forDecision(String office, long id) {
        return jdbc.sql("""
                select d.id, d.booklet, b.product, d.becomes, d.reason, d.proposed_by, d.proposed_at
                from booklet_disposal d join booklet b on b.number = d.booklet
                where d.id = ? and b.office = ? and d.state = 'OPEN' for update of d""")
                .params(id, office)
                .query(Disposal.class)
                .optional()
                .orElseThrow(() -> Refusal.conflict("booklets.decided-already"));
    }

    private void decide(long id, String state) {
        jdbc.sql("update booklet_disposal set state = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(state, Actor.current(), now(), id)
                .update();
    }

    private void setAside(String number, boolean setAside) {
        jdbc.sql("update booklet set set_aside = ? where number = ? and state = 'BLANK'")
                .params(setAside, number)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
