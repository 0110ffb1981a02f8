package id.paspor.payment.snap;

import id.paspor.kernel.table.WrittenOnce;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** An access token, known by its hash only. */
@Entity
@Immutable
class BankToken implements WrittenOnce<String> {

    @Id
    private String hash;

    private String bank;
    private Instant expiresAt;

    protected BankToken() {}

    BankToken(String hash, String bank, Instant expiresAt) {
        this.hash = hash;
        this.bank = bank;
        this.expiresAt = expiresAt;
    }

    /** The bank that it was issued to, unless it has run out. */
    Optional<String> bank(Instant now) {
        return now.isBefore(expiresAt) ? Optional.of(bank) : Optional.empty();
    }

    @Override
    public String getId() {
        return hash;
    }
}
