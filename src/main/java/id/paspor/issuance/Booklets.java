package id.paspor.issuance;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import java.sql.Timestamp;
import java.time.Clock;
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
 * the passport made of it. Every booklet is in one state, and the database lets none be used twice.
 */
@Service
public class Booklets {

    private static final int LARGEST_DELIVERY = 10_000;

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final Offices offices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Booklets(JdbcClient jdbc, CaseFiles cases, Offices offices, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.offices = offices;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes blank booklets into stock, all or none, and lets the cases go on that have waited for them longest.
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
                    insert into booklet (number, office, product, state, changed_at)
                    select ? || lpad(serial::text, 7, '0'), ?, ?, 'BLANK', ? from generate_series(?, ?) serial""")
                    .params(first.substring(0, 1), officeCode, product.code(), now(), from, to)
                    .update();
        } catch (DuplicateKeyException overlap) {
            throw Refusal.conflict("booklets.received-before");
        }
        events.publishEvent(new BookletsReceived(waiting(officeCode, product, to - from + 1)));
    }

    /**
     * Gives a case a blank booklet, or has it wait for one. A case that has one keeps it.
     *
     * @return its number, if there was one
     */
    @Transactional
    public Optional<String> allocate(String registrationNumber) {
        Optional<String> held = held(registrationNumber);
        if (held.isPresent()) {
            return held;
        }
        CaseFile file = cases.get(registrationNumber);
        String product = file.application().product().code();
        // skipping locked rows, so that two nodes never wait for each other and never take the same one
        Optional<String> number = jdbc.sql("""
                update booklet set state = 'ALLOCATED', registration_number = ?, changed_at = ?
                where number = (
                    select number from booklet where office = ? and product = ? and state = 'BLANK'
                    order by number limit 1 for update skip locked)
                returning number""")
                .params(registrationNumber, now(), file.office(), product)
                .query(String.class)
                .optional();
        if (number.isPresent()) {
            stopWaiting(registrationNumber);
            cases.record(registrationNumber, Status.BOOKLET_ALLOCATED, null);
        } else {
            int first = jdbc.sql("""
                    insert into booklet_wait (registration_number, office, product, since) values (?, ?, ?, ?)
                    on conflict do nothing""")
                    .params(registrationNumber, file.office(), product, now())
                    .update();
            if (first == 1) {
                cases.record(registrationNumber, Status.BOOKLET_AWAITED, null);
            }
        }
        return number;
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

    /** Moves the booklet of a case on: {@code PRINTED}, {@code HANDED_OVER}, {@code SPOILED} or {@code CANCELLED}. */
    void become(String registrationNumber, String state, String reason) {
        jdbc.sql("""
                update booklet set state = ?, reason = ?, changed_at = ?
                where registration_number = ? and state in ('ALLOCATED', 'PRINTED')""").params(state, reason, now(), registrationNumber).update();
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

    private List<String> waiting(String office, Product product, int most) {
        return jdbc.sql("""
                select registration_number from booklet_wait
                where office = ? and product = ? order by since, registration_number limit ?""")
                .params(office, product.code(), most)
                .query(String.class)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
