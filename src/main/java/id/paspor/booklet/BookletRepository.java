package id.paspor.booklet;

import id.paspor.booklet.BookletStock.Level;
import id.paspor.booklet.Disposals.VoidBooklet;
import id.paspor.booklet.PrintingQueue.ToPrint;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BookletRepository extends Repository<Booklet, String> {

    /** The booklet that a case holds now; see {@link BookletState#HELD}. */
    CasePart<Booklets.Held> HELD = new CasePart<>(
            Booklets.Held.class,
            "select number from booklet where registration_number = :case and state in ('ALLOCATED', 'PRINTED')");

    @Query("select b from Booklet b where b.registrationNumber = :registrationNumber")
    List<Booklet> findByRegistrationNumber(RegistrationNumber registrationNumber);

    /** The number of the booklet that a case has in one of these states. */
    @Query("select b.number from Booklet b where b.registrationNumber = :registrationNumber and b.state in :states")
    Optional<String> numberOf(RegistrationNumber registrationNumber, Collection<BookletState> states);

    /** For one step of a case's booklet at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Booklet b where b.registrationNumber = :registrationNumber and b.state in :states")
    Optional<Booklet> findByRegistrationNumberAndStateIn(
            RegistrationNumber registrationNumber, Collection<BookletState> states);

    /** For one proposal about a booklet, or one decision about it, at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Booklet> findByNumberAndOffice(String number, String office);

    @Query("select b.reprint from Booklet b where b.number = :number")
    boolean isReprint(String number);

    @Query("select count(b) > 0 from Booklet b")
    boolean isStocked();

    int countByOfficeAndProductAndState(String office, String product, BookletState state);

    boolean existsByNumberAndOfficeAndProductAndState(String number, String office, String product, BookletState state);

    /** How many booklets of a product there are at an office in one state. */
    record Stock(String office, String product, long booklets) {}

    @Query("select new id.paspor.booklet.BookletRepository$Stock(b.office, b.product, count(b))"
            + " from Booklet b where b.state = :state group by b.office, b.product")
    List<Stock> stock(BookletState state);

    @Query("select new id.paspor.booklet.BookletRepository$Stock(b.office, b.product, count(b))"
            + " from Booklet b where b.state = :state and b.office = :office"
            + " group by b.office, b.product order by b.product")
    List<Stock> stockOf(String office, BookletState state);

    /** The booklets of a product with a state, what is printed first first. */
    @Query(
            "select new id.paspor.booklet.PrintingQueue$ToPrint(b.number, b.registrationNumber, b.paidAt, b.reprint) from Booklet b"
                    + " where b.office = :office and b.product = :product and b.state = :state"
                    + " order by b.reprint desc, b.paidAt, b.number")
    List<ToPrint> inOrder(String office, String product, BookletState state, Limit most);

    /** Those of these booklets that an office has in a state, what is printed first first. */
    @Query(
            "select new id.paspor.booklet.PrintingQueue$ToPrint(b.number, b.registrationNumber, b.paidAt, b.reprint) from Booklet b"
                    + " where b.number in :numbers and b.office = :office and b.state = :state"
                    + " order by b.reprint desc, b.paidAt, b.number")
    List<ToPrint> inOrder(Collection<String> numbers, String office, BookletState state);

    /** The booklets in these states that nothing is proposed about, what has been so longest first. */
    @Query("select new id.paspor.booklet.Disposals$VoidBooklet(b.number, b.product, b.state, b.reason, b.changedAt)"
            + " from Booklet b where b.office = :office and b.state in :states"
            + " and not exists (select 1 from Disposal d where d.booklet = b and d.state = :open)"
            + " order by b.changedAt, b.number")
    List<VoidBooklet> withoutProposal(String office, Collection<BookletState> states, Disposal.State open, Limit most);

    /** Takes a range of blank booklets into stock. */
    @Modifying
    @NativeQuery("""
            insert into booklet (number, office, product, state, changed_at, changed_by)
            select :letter || lpad(cast(serial as text), 7, '0'), :office, :product, 'BLANK', :now, :actor
            from generate_series(:first, :last) serial""")
    void receive(String office, String product, String letter, int first, int last, Instant now, String actor);

    /** Waits until no delivery of a product to an office is under way, and keeps others waiting until the end. */
    @NativeQuery("select count(*) from pg_advisory_xact_lock(:deliveries, hashtext(:shelf))")
    long lockDeliveries(int deliveries, String shelf);

    /** Waits until no delivery of a product to an office is under way, and lets none begin until the end. */
    @NativeQuery("select count(*) from pg_advisory_xact_lock_shared(:deliveries, hashtext(:shelf))")
    long awaitDeliveries(int deliveries, String shelf);

    /**
     * Gives a blank booklet to a case, unless as many cases wait that come before it. Locked rows are skipped, so that two
     * nodes never wait for each other and never take the same one.
     */
    @NativeQuery("""
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
            returning number""")
    Optional<String> take(
            RegistrationNumber registrationNumber,
            String office,
            String product,
            Instant paidAt,
            boolean reprint,
            Instant now,
            String actor);

    /** How many blank booklets there are, counted no further than a limit. */
    @NativeQuery("""
            select count(*) from (
                select from booklet where office = :office and product = :product and state = 'BLANK'
                limit :limit) blank""")
    long countBlankUpTo(int limit, String office, String product);

    /** The booklets of every one of these products, and of those that an office ever had booklets of. */
    @NativeQuery("""
            select product, coalesce(received, 0), coalesce(blank, 0), coalesce(allocated, 0), coalesce(printed, 0),
                coalesce(handed_over, 0), coalesce(spoiled, 0), coalesce(cancelled, 0), coalesce(lost, 0),
                coalesce(destroyed, 0),
                (select count(*) from booklet_wait w where w.office = :office and w.product = p.product) as waiting,
                coalesce(agrees, true)
            from (select * from booklet_report where office = :office) r
                right join (
                    select unnest(:products) as product
                    union select product from booklet where office = :office) p using (product)
            order by product""")
    List<Level> levels(String office, String[] products);

    /** Erases what officers wrote about booklets. */
    @Modifying
    @NativeQuery("update booklet set reason = '-' where number in (:numbers) and reason is not null")
    void eraseTexts(Collection<String> numbers);
}
