package id.paspor.identity.applicant;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** An account that somebody asked for, until the holder of the address confirms it. */
@Entity
@Immutable
@Table(name = "pending_registration")
class PendingRegistration extends AwaitedLink {

    private String email;
    private String passwordHash;

    protected PendingRegistration() {}

    PendingRegistration(String token, String email, String passwordHash, Instant expiresAt) {
        super(token, expiresAt);
        this.email = email;
        this.passwordHash = passwordHash;
    }

    String email() {
        return email;
    }

    String passwordHash() {
        return passwordHash;
    }
}
