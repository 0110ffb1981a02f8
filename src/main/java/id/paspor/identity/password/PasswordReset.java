package id.paspor.identity.password;

import id.paspor.identity.applicant.AwaitedLink;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** That the holder of an address may choose a new password of the account. */
@Entity
@Immutable
@Table(name = "password_reset")
class PasswordReset extends AwaitedLink {

    private String account;

    protected PasswordReset() {}

    PasswordReset(String token, String account, Instant expiresAt) {
        super(token, expiresAt);
        this.account = account;
    }

    String account() {
        return account;
    }
}
