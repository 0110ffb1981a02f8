package id.paspor.payment.ledger;

import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One amount that went from one account to another. Never changed once written; the database refuses it. */
@Entity
@Immutable
class LedgerEntry extends Numbered {

    private Long bill;
    private Long discrepancy;
    private Instant bookedAt;

    @Enumerated(EnumType.STRING)
    private Account debit;

    @Enumerated(EnumType.STRING)
    private Account credit;

    private long amount;
    private String reference;

    protected LedgerEntry() {}

    /**
     * An entry for a bill, for money that fits none ({@code discrepancy}), or for both.
     *
     * @param amount whole rupiah, above 0
     * @param reference what is booked, unique, so that nothing is booked twice
     */
    LedgerEntry(
            Long bill,
            Long discrepancy,
            Instant bookedAt,
            Account debit,
            Account credit,
            long amount,
            String reference) {
        this.bill = bill;
        this.discrepancy = discrepancy;
        this.bookedAt = bookedAt;
        this.debit = debit;
        this.credit = credit;
        this.amount = amount;
        this.reference = reference;
    }
}
