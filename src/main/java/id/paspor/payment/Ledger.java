package id.paspor.payment;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The double-entry ledger: what is owed, what came, what the state earned. It is only ever added to. */
@Component
class Ledger {

    /** The accounts. */
    enum Account {
        RECEIVABLE,
        BANK_CLEARING,
        STATE_REVENUE
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Books an amount from one account to another.
     *
     * @param reference what is booked, unique, so that nothing is booked twice
     * @param amount whole rupiah, above 0
     */
    void book(long bill, Account debit, Account credit, long amount, String reference) {
        jdbc.sql("""
                insert into ledger_entry (bill, booked_at, debit, credit, amount, reference)
                values (?, ?, ?, ?, ?, ?)""")
                .params(bill, Timestamp.from(clock.instant()), debit.name(), credit.name(), amount, reference)
                .update();
    }
}
