package id.paspor.payment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The double-entry ledger: what is owed, what came, what the state earned, what is to be given back. It is only ever added
 * to; the database refuses what does not agree with the bills.
 */
@Component
class Ledger {

    /** The accounts. */
    enum Account {
        RECEIVABLE,
        BANK_CLEARING,
        STATE_REVENUE,
        REFUNDS
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A bill is issued: it is owed. */
    void billed(long bill, long amount) {
        book(bill, null, Account.RECEIVABLE, Account.STATE_REVENUE, amount, "bill " + bill);
    }

    /** A bill comes to nothing: the counter-entry of {@link #billed}. */
    void voided(long bill, long amount) {
        book(bill, null, Account.STATE_REVENUE, Account.RECEIVABLE, amount, "bill " + bill + " voided");
    }

    /** A bill that had expired is owed again after all: the counter-entry of {@link #voided}. */
    void restored(long bill, long amount) {
        book(bill, null, Account.RECEIVABLE, Account.STATE_REVENUE, amount, "bill " + bill + " restored");
    }

    /** A payment settles a bill. */
    void paid(long bill, long amount, String payment) {
        book(bill, null, Account.BANK_CLEARING, Account.RECEIVABLE, amount, "payment " + payment);
    }

    /** Money that fits no bill is there. It is booked once, however often it is found. */
    void held(long discrepancy, long amount) {
        String reference = "discrepancy " + discrepancy + " held";
        boolean booked = jdbc.sql("select exists (select from ledger_entry where reference = ?)")
                .param(reference)
                .query(Boolean.class)
                .single();
        if (!booked) {
            book(null, discrepancy, Account.BANK_CLEARING, Account.REFUNDS, amount, reference);
        }
    }

    /** Money that was held settles a bill after all; what is more than the bill stays to be given back. */
    void settled(long bill, long discrepancy, long amount) {
        book(
                bill,
                discrepancy,
                Account.REFUNDS,
                Account.RECEIVABLE,
                amount,
                "discrepancy " + discrepancy + " accepted");
    }

    /** @param reference what is booked, unique, so that nothing is booked twice */
    private void book(Long bill, Long discrepancy, Account debit, Account credit, long amount, String reference) {
        jdbc.sql("""
                insert into ledger_entry (bill, discrepancy, booked_at, debit, credit, amount, reference)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        bill,
                        discrepancy,
                        Timestamp.from(clock.instant()),
                        debit.name(),
                        credit.name(),
                        amount,
                        reference))
                .update();
    }
}
