package id.paspor.payment.snap;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** What a bank called under a number of its own on a day, in Jakarta. */
@Entity
@Table(name = "bank_external_id")
@Immutable
class NumberedCall {

    @Embeddable
    record Number(String bank, LocalDate day, String externalId) {}

    @EmbeddedId
    private Number number;

    private String call;

    protected NumberedCall() {}
}
