package id.paspor.payment.ledger;

import static id.paspor.payment.ledger.Account.BANK_CLEARING;
import static id.paspor.payment.ledger.Account.RECEIVABLE;
import static id.paspor.payment.ledger.Account.REFUNDS;
import static id.paspor.payment.ledger.Account.STATE_REVENUE;

import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * The double-entry ledger: what is owed, what came, what the state earned, what is to be given back. It is only ever added
 * to; the database refuses what does not agree with the bills. Amounts are whole rupiah.
 */
@Component
public class Ledger {

    private final LedgerEntryRepository entries;
    private final Clock clock;

    Ledger(LedgerEntryRepository entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** A bill is issued: it is owed. */
    public void billed(long bill, long amount) {
        book(bill, null, RECEIVABLE, STATE_REVENUE, amount, "bill " + bill);
    }

    /** A bill comes to nothing: the counter-entry of {@link #billed}. */
    public void voided(long bill, long amount) {
        book(bill, null, STATE_REVENUE, RECEIVABLE, amount, "bill " + bill + " voided");
    }

    /** A bill that had expired is owed again after all: the counter-entry of {@link #voided}. */
    public void restored(long bill, long amount) {
        book(bill, null, RECEIVABLE, STATE_REVENUE, amount, "bill " + bill + " restored");
    }

    /** Money that fits no bill is there. It is booked once, however often it is found. */
    public void held(long discrepancy, long amount) {
        String reference = "discrepancy " + discrepancy + " held";
        if (!entries.existsByReference(reference)) {
            book(null, discrepancy, BANK_CLEARING, REFUNDS, amount, reference);
        }
    }

    /** Money that was held settles a bill after all; what is more than the bill stays to be given back. */
    public void settled(long bill, long discrepancy, long amount) {
        book(bill, discrepancy, REFUNDS, RECEIVABLE, amount, "discrepancy " + discrepancy + " accepted");
    }

    /** Money that was held is given back by the state. */
    public void refunded(long discrepancy, long amount) {
        book(null, discrepancy, REFUNDS, BANK_CLEARING, amount, "discrepancy " + discrepancy + " refunded");
    }

    private void book(Long bill, Long discrepancy, Account debit, Account credit, long amount, String reference) {
        entries.save(new LedgerEntry(bill, discrepancy, clock.instant(), debit, credit, amount, reference));
    }
}
