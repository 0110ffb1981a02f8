package id.paspor.booklet;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.Status;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import id.paspor.payment.Bill;
import id.paspor.payment.Bills;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
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

    /** A booklet that a case holds. */
    public record Held(String number) {}

    /** The booklet that a case holds now, as part of a page. */
    public static final CasePart<Held> HELD = BookletRepository.HELD;

    private static final int LARGEST_DELIVERY = 10_000;

    /** Any number, the same on every node. */
    private static final int DELIVERIES = 7_405_002;

    private final BookletRepository booklets;
    private final BookletWaitRepository waits;
    private final CaseFiles cases;
    private final Bills bills;
    private final Offices offices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Booklets(
            BookletRepository booklets,
            BookletWaitRepository waits,
            CaseFiles cases,
            Bills bills,
            Offices offices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.booklets = booklets;
        this.waits = waits;
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
            booklets.receive(
                    officeCode, product.code(), first.substring(0, 1), from, to, clock.instant(), Actor.current());
        } catch (DataIntegrityViolationException overlap) {
            throw Refusal.conflict("booklets.received-before");
        }
        goOn(officeCode, product.code());
    }

    /** Lets as many cases go on as there are booklets for, those that come first. */
    void goOn(String office, String product) {
        booklets.lockDeliveries(DELIVERIES, office + product);
        List<RegistrationNumber> next = waits.next(office, product).stream()
                .map(RegistrationNumber::new)
                .toList();
        if (!next.isEmpty()) {
            events.publishEvent(new BookletsReceived(next));
        }
    }

    /**
     * Gives a case a blank booklet, or has it wait for one. It waits when there are no more booklets than cases that wait
     * and come before it. A case that has a booklet keeps it.
     *
     * @return its number, if there was one
     */
    @Transactional
    public Optional<String> allocate(RegistrationNumber registrationNumber) {
        List<Booklet> before = booklets.findByRegistrationNumber(registrationNumber);
        Optional<String> held =
                before.stream().filter(Booklet::isHeld).findFirst().map(Booklet::number);
        if (held.isPresent()) {
            return held;
        }
        Turn turn = turn(registrationNumber, !before.isEmpty());
        Optional<String> number = take(turn);
        if (number.isEmpty()) {
            // no delivery comes in between the last look and the entry among those who wait, which it reads
            booklets.awaitDeliveries(DELIVERIES, turn.office() + turn.product());
            number = take(turn);
        }
        if (number.isPresent()) {
            waits.leave(registrationNumber);
            cases.record(registrationNumber, Status.BOOKLET_ALLOCATED, null);
        } else if (startsToWait(turn)) {
            cases.record(registrationNumber, Status.BOOKLET_AWAITED, null);
        }
        return number;
    }

    /** What a case's turn depends on. */
    private record Turn(
            RegistrationNumber registrationNumber, String office, String product, Instant paidAt, boolean reprint) {}

    private Turn turn(RegistrationNumber registrationNumber, boolean reprint) {
        CaseFile file = cases.get(registrationNumber);
        Instant paid = bills.latest(registrationNumber).map(Bill::paidAt).orElseThrow();
        return new Turn(
                registrationNumber, file.office(), file.application().product().code(), paid, reprint);
    }

    private Optional<String> take(Turn turn) {
        return booklets.take(
                turn.registrationNumber(),
                turn.office(),
                turn.product(),
                turn.paidAt(),
                turn.reprint(),
                clock.instant(),
                Actor.current());
    }

    /** Whether the case did not wait before. */
    private boolean startsToWait(Turn turn) {
        return waits.enter(
                        turn.registrationNumber(),
                        turn.office(),
                        turn.product(),
                        turn.paidAt(),
                        turn.reprint(),
                        clock.instant())
                == 1;
    }

    /** The booklet that a case holds now. */
    @Transactional(readOnly = true)
    public Optional<String> held(RegistrationNumber registrationNumber) {
        return booklets.numberOf(registrationNumber, BookletState.HELD);
    }

    /** How many blank booklets there are. */
    @Transactional(readOnly = true)
    public int blank(String office, Product product) {
        return booklets.countByOfficeAndProductAndState(office, product.code(), BookletState.BLANK);
    }

    /** Whether this is the number of a blank booklet of an office. */
    @Transactional(readOnly = true)
    public boolean isBlank(String number, String office, Product product) {
        return booklets.existsByNumberAndOfficeAndProductAndState(number, office, product.code(), BookletState.BLANK);
    }

    /** Whether a booklet was ever received. */
    @Transactional(readOnly = true)
    public boolean isStocked() {
        return booklets.isStocked();
    }

    /** Whether a booklet was given to a case because an earlier print of its passport was spoiled. */
    @Transactional(readOnly = true)
    public boolean isReprint(String number) {
        return booklets.isReprint(number);
    }

    /**
     * Moves the booklet of a case on.
     *
     * @throws Refusal when the case holds none from which that is a step
     */
    @Transactional
    public void become(RegistrationNumber registrationNumber, BookletState state, String reason) {
        hold(registrationNumber).become(state, reason, clock.instant());
    }

    /**
     * The booklet of a case is void because two officers found the passport printed in it wrong.
     *
     * @throws Refusal when the case holds no printed one
     */
    @Transactional
    public void foundWrong(RegistrationNumber registrationNumber, String reason) {
        hold(registrationNumber).foundWrong(reason, clock.instant());
    }

    private Booklet hold(RegistrationNumber registrationNumber) {
        return booklets.findByRegistrationNumberAndStateIn(registrationNumber, BookletState.HELD)
                .orElseThrow(() -> Refusal.conflict("booklets.moved-on"));
    }

    /** A case that ends gives its turn to the next. */
    @EventListener
    void on(CaseProgressed event) {
        if (event.status().ends()) {
            waits.leave(event.registrationNumber());
        }
    }
}
