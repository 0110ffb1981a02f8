package id.paspor.payment;

import id.paspor.kernel.table.WrittenOnce;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What paid a bill. Never changed once written. */
@Entity
@Immutable
class Payment implements WrittenOnce<String> {

    @Id
    private String reference;

    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "bill")
    private BillEntity bill;

    private long amount;
    private Instant receivedAt;

    protected Payment() {}

    /** @param reference see {@link BankPayment#reference()} */
    Payment(String reference, BillEntity bill, Instant receivedAt) {
        this.reference = reference;
        this.bill = bill;
        this.amount = bill.amount();
        this.receivedAt = receivedAt;
    }

    @Override
    public String getId() {
        return reference;
    }
}
