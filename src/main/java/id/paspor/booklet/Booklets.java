package id.paspor.booklet;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.Status;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import id.paspor.payment.Bill;
import id.paspor.payment.Bills;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stock of passport booklets per office and product. A booklet's number, a letter and seven digits, is the number of
 * the passport made of it. Every booklet is in one state; the database lets none be used twice, and enters every change
 * into the ledger of movements.
 *
 * <p>Cases get booklets in the order of their payment, and those whose print was spoiled before all others.
 */
@Service
public class Booklets {

    private static final int LARGEST_DELIVERY = 10_000;

    /** Any number, the same on every node. */
    private static final int DELIVERIES = 7_405_002;

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final Bills bills;
    private final Offices offices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Booklets(
            JdbcClient jdbc,
            CaseFiles cases,
            Bills bills,
            Offices offices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.bills = bills;
        this.offices = offices;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes blank booklets into stock, all or none, and lets the cases go on whose turn has come.
     *
     * @param first first number of the range, a letter and seven digits
     * @param last last number of the range, of the same letter
     * @throws Refusal when the range is reversed, too large or overlaps what was received before
     */
    @Transactional
    public void receive(String officeCode, Product product, String first, String last) {
        Office office = offices.get(officeCode);
        if (!office.products().contains(product)) {
            throw Refusal.invalid("product", "office.product-not-offered", office.name());
        }
        int from = Integer.parseInt(first.substring(1));
        int to = Integer.parseInt(last.substring(1));
        if (first.charAt(0) != last.charAt(0) || to < from) {
            throw Refusal.invalid("lastNumber", "booklets.reversed");
        }
        if (to - from >= LARGEST_DELIVERY) {
            throw Refusal.invalid("lastNumber", "booklets.too-many", LARGEST_DELIVERY);
        }
        try {
            jdbc.sql("""
                    insert into booklet (number, office, product, state, changed_at, changed_by)
                    select ? || lpad(serial::text, 7, '0'), ?, ?, 'BLANK', ?, ? from generate_series(?, ?) serial""")
                    .params(first.substring(0, 1), officeCode, product.code(), now(), Actor.current(), from, to)
                    .update();
        } catch (DuplicateKeyException overlap) {
            throw Refusal.conflict("booklets.received-before");
        }
        goOn(officeCode, product.code());
    }

    /** Lets as many cases go on as there are booklets for, those that come first. */
    void goOn(String office, String product) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(DELIVERIES, office + product)
                .query((row, number) -> 0)
                .single();
        List<String> next = jdbc.sql("""
                select registration_number from booklet_wait where office = :office and product = :product
                order by reprint desc, paid_at, registration_number
                limit (
                    select count(*) from booklet
                    where office = :office and product = :product and state = 'BLANK' and not set_aside)""")
                .param("office", office)
                .param("product", product)
                .query(String.class)
                .list();
        if (!next.isEmpty()) {
            events.publishEvent(new BookletsReceived(next));
        }
    }

    /** When a case asks for a booklet, and what its turn depends on. */
    private record Turn(
            String registrationNumber,
            String office,
            String product,
            Timestamp paidAt,
            boolean reprint,
            Timestamp now,
            String actor) {}

    /**
     * Gives a case a blank booklet, or has it wait for one. It waits when there are no more booklets than cases that wait
     * and come before it. A case that has a booklet keeps it.
     *
     * @return its number, if there was one
     */
    @Transactional
    public Optional<String> allocate(String registrationNumber) {
        Optional<String> held = held(registrationNumber);
        if (held.isPresent()) {
            return held;
        }
        Turn turn = turn(registrationNumber);
        Optional<String> number = take(turn);
        if (number.isEmpty()) {
            // no delivery comes in between the last look and the entry among those who wait, which it reads
            jdbc.sql("select pg_advisory_xact_lock_shared(?, hashtext(?))")
                    .params(DELIVERIES, turn.office() + turn.product())
                    .query((row, index) -> 0)
                    .single();
            number = take(turn);
        }
        if (number.isPresent()) {
            stopWaiting(registrationNumber);
            cases.record(registrationNumber, Status.BOOKLET_ALLOCATED, null);
        } else if (startsToWait(turn)) {
            cases.record(registrationNumber, Status.BOOKLET_AWAITED, null);
        }
        return number;
    }

    private Turn turn(String registrationNumber) {
        CaseFile file = cases.get(registrationNumber);
        Instant paid = bills.latest(registrationNumber).map(Bill::paidAt).orElseThrow();
        boolean reprint = jdbc.sql("select exists (select from booklet where registration_number = ?)")
                .param(registrationNumber)
                .query(Boolean.class)
                .single();
        return new Turn(
                registrationNumber,
                file.office(),
                file.application().product().code(),
                Timestamp.from(paid),
                reprint,
                now(),
                Actor.current());
    }

    private Optional<String> take(Turn turn) {
        // skipping locked rows, so that two nodes never wait for each other and never take the same one
        return jdbc.sql("""
                update booklet
                set state = 'ALLOCATED', registration_number = :registrationNumber, paid_at = :paidAt,
                    reprint = :reprint, changed_at = :now, changed_by = :actor
                where number = (
                    select number from booklet
                    where office = :office and product = :product and state = 'BLANK' and not set_aside
                        and (select count(*) from booklet_wait
                            where office = :office and product = :product
                                and (not reprint, paid_at, registration_number)
                                    < (not :reprint, :paidAt, :registrationNumber))
                            < (select count(*) from booklet
                                where office = :office and product = :product and state = 'BLANK' and not set_aside)
                    order by number limit 1 for update skip locked)
                returning number""").paramSource(turn).query(String.class).optional();
    }

    /** Whether the case did not wait before. */
    private boolean startsToWait(Turn turn) {
        return jdbc.sql("""
                insert into booklet_wait (registration_number, office, product, paid_at, reprint, since)
                values (:registrationNumber, :office, :product, :paidAt, :reprint, :now)
                on conflict do nothing""").paramSource(turn).update() == 1;
    }

    /** The booklet that a case holds now. */
    @Transactional(readOnly = true)
    public Optional<String> held(String registrationNumber) {
        return jdbc.sql(
                        "select number from booklet where registration_number = ? and state in ('ALLOCATED', 'PRINTED')")
                .param(registrationNumber)
                .query(String.class)
                .optional();
    }

    /** How many blank booklets there are. */
    @Transactional(readOnly = true)
    public int blank(String office, Product product) {
        return jdbc.sql("select count(*) from booklet where office = ? and product = ? and state = 'BLANK'")
                .params(office, product.code())
                .query(Integer.class)
                .single();
    }

    /** Whether a booklet was given to a case because an earlier print of its passport was spoiled. */
    @Transactional(readOnly = true)
    public boolean isReprint(String number) {
        return jdbc.sql("select reprint from booklet where number = ?")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    /**
     * Moves the booklet of a case on.
     *
     * @throws Refusal when the case holds none from which that is a step
     */
    @Transactional
    public void become(String registrationNumber, BookletState state, String reason) {
        int moved = jdbc.sql("""
                update booklet set state = :state, reason = :reason, changed_at = :now, changed_by = :actor
                where registration_number = :case and state in (:before)""")
                .param("state", state.name())
                .param("reason", reason)
                .param("now", now())
                .param("actor", Actor.current())
                .param("case", registrationNumber)
                .param("before", state.beforeInACase())
                .update();
        if (moved == 0) {
            throw Refusal.conflict("booklets.moved-on");
        }
    }

    /** A case that ends gives its turn to the next. */
    @EventListener
    void on(CaseProgressed event) {
        if (event.status().ends()) {
            stopWaiting(event.registrationNumber());
        }
    }

    private void stopWaiting(String registrationNumber) {
        jdbc.sql("delete from booklet_wait where registration_number = ?")
                .param(registrationNumber)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
