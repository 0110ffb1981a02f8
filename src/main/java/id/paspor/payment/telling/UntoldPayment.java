package id.paspor.payment.telling;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A paid bill of which the process of its case is yet to be told. */
@Entity
class UntoldPayment {

    @Id
    private Long bill;

    /** Before then another node is about it. */
    private Instant tryAt;

    protected UntoldPayment() {}
}
