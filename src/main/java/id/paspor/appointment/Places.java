package id.paspor.appointment;

import id.paspor.kernel.Refusal;
import id.paspor.office.Product;
import id.paspor.quota.ProductQuota;
import id.paspor.quota.Slot;
import id.paspor.quota.Slots;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Places change hands here, in short transactions: taken, exchanged, given back to whoever waits or to everybody. */
@Component
public class Places {

    private static final Logger LOG = LoggerFactory.getLogger(Places.class);

    private static final int MOST_ATTEMPTS = 5;

    private final Slots slots;
    private final Bookings bookings;
    private final ProductQuota products;
    private final Waitlist waitlist;
    private final TransactionTemplate ownTransaction;

    Places(
            Slots slots,
            Bookings bookings,
            ProductQuota products,
            Waitlist waitlist,
            PlatformTransactionManager transactions) {
        this.slots = slots;
        this.bookings = bookings;
        this.products = products;
        this.waitlist = waitlist;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Takes a place in exchange for places of bookings that have just ended. Rows are locked in the same order
     * everywhere: the day of the product, then the slots by their ids.
     *
     * @throws Refusal when the slot is full, or all blank booklets of the product are promised for its day
     */
    void take(Product product, Slot wanted, List<String> exchanged) {
        if (!products.take(product, wanted.id())) {
            throw Refusal.conflict("slot.no-blanks");
        }
        slots.lock(Stream.concat(exchanged.stream(), Stream.of(wanted.id())).toArray(String[]::new));
        exchanged.forEach(this::giveBack);
        if (!slots.take(wanted)) {
            throw Refusal.conflict("slot.full");
        }
    }

    /** A place that is given back goes to whoever waits for it, or else to everybody. */
    void giveBack(String slot) {
        if (!waitlist.offer(slot)) {
            slots.giveBack(slot);
        }
    }

    /** Gives places back that nobody confirmed in time; one that cannot be given back now does not keep the others. */
    @Scheduled(fixedDelayString = "${paspor.appointment.holds-looked-over-every}")
    void expireHolds() {
        for (String registrationNumber : bookings.withExpiredHold()) {
            try {
                inOwnTransaction(() -> bookings.expireHold(registrationNumber).ifPresent(this::giveBack));
            } catch (RuntimeException failed) {
                LOG.error("The place that was held for {} could not be given back", registrationNumber, failed);
            }
        }
    }

    /** Does something in a transaction of its own, as often as {@link #inOwnTransaction(Predicate)} says. */
    void inOwnTransaction(Runnable deed) {
        inOwnTransaction(transaction -> {
            deed.run();
            return true;
        });
    }

    /** Once more from the beginning when the process or another booking has moved on meanwhile. */
    boolean inOwnTransaction(Predicate<TransactionStatus> deed) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Boolean.TRUE.equals(ownTransaction.execute(deed::test));
            } catch (ConcurrencyFailureException outpaced) {
                if (attempt == MOST_ATTEMPTS) {
                    throw Refusal.conflict("task.raced");
                }
            }
        }
    }
}
