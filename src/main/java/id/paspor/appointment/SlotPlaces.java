package id.paspor.appointment;

import id.paspor.kernel.Refusal;
import id.paspor.office.Product;
import id.paspor.quota.Slot;
import id.paspor.quota.Slots;
import id.paspor.quota.product.ProductQuota;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.retry.RetryOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Places change hands here, in short transactions: taken, exchanged, given back to whoever waits or to everybody. */
@Component
public class SlotPlaces {

    private static final Logger LOG = LoggerFactory.getLogger(SlotPlaces.class);

    private final Slots slots;
    private final BookingRepository bookings;
    private final ProductQuota products;
    private final Waitlist waitlist;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;
    private final RetryOperations whenOutpaced;

    SlotPlaces(
            Slots slots,
            BookingRepository bookings,
            ProductQuota products,
            Waitlist waitlist,
            PlatformTransactionManager transactions,
            RetryOperations whenOutpaced,
            Clock clock) {
        this.slots = slots;
        this.bookings = bookings;
        this.products = products;
        this.waitlist = waitlist;
        this.clock = clock;
        this.whenOutpaced = whenOutpaced;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Takes a place in exchange for places of bookings that have just ended. Rows are locked in the same order everywhere:
     * the bookings, the day of the product, then the slots by their ids.
     *
     * @throws Refusal when the slot is full, or all blank booklets of the product are promised for its day
     */
    void take(Product product, Slot wanted, List<Booking> exchanged) {
        exchanged.forEach(this::giveBlankBack);
        if (!products.take(product, wanted.id())) {
            throw Refusal.conflict("slot.no-blanks");
        }
        if (!exchanged.isEmpty()) {
            slots.lock(Stream.concat(exchanged.stream().map(Booking::slot), Stream.of(wanted.id()))
                    .toList());
            exchanged.forEach(this::passOn);
        }
        if (!slots.take(wanted)) {
            throw Refusal.conflict("slot.full");
        }
    }

    /** The place of a booking that has just ended goes to whoever waits for it, or else to everybody. */
    void giveBack(Booking ended) {
        bookings.flush();
        giveBlankBack(ended);
        passOn(ended);
    }

    /** The place of a booking that has just ended is no more. */
    void close(Booking ended) {
        bookings.flush();
        giveBlankBack(ended);
        slots.takeAway(ended.slot());
    }

    private void giveBlankBack(Booking ended) {
        products.giveBack(ended.product(), ended.slot());
    }

    private void passOn(Booking ended) {
        if (!waitlist.offer(ended.slot())) {
            slots.giveBack(ended.slot());
        }
    }

    /** Gives places back that nobody confirmed in time; one that cannot be given back now does not keep the others. */
    @Scheduled(fixedDelayString = "${paspor.appointment.holds-looked-over-every}")
    void expireHolds() {
        for (Booking hold : bookings.expiredHolds()) {
            try {
                inOwnTransaction(() -> expire(hold));
            } catch (RuntimeException failed) {
                LOG.error("The place that was held for {} could not be given back", hold.registrationNumber(), failed);
            }
        }
    }

    private void expire(Booking hold) {
        if (bookings.endHold(hold.id(), BookingState.EXPIRED, clock.instant()) == 1) {
            giveBack(hold);
        }
    }

    /** Does something in a transaction of its own, as often as {@link #inOwnTransaction(Function)} says. */
    void inOwnTransaction(Runnable deed) {
        inOwnTransaction(transaction -> {
            deed.run();
            return null;
        });
    }

    /** Once more from the beginning when the process or another booking has moved on meanwhile. */
    <T> T inOwnTransaction(Function<TransactionStatus, T> deed) {
        try {
            return whenOutpaced.execute(attempt -> ownTransaction.execute(deed::apply));
        } catch (ConcurrencyFailureException outpaced) {
            throw Refusal.conflict("task.raced");
        }
    }
}
