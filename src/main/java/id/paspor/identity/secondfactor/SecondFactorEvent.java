package id.paspor.identity.secondfactor;

import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** What somebody did to the second factor of an account, and when. */
@Entity
@Table(name = "second_factor_event")
public class SecondFactorEvent extends Numbered {

    /** What was done. */
    public enum Kind {
        CODE_HANDED_OUT,
        ENROLLED,
        ONE_TIME_CODES_SET_UP,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        RECOVERY_CODES_MADE,
        RECOVERY_CODE_USED,
        RESET_ASKED,
        RESET_DECLINED,
        RESET,
        PASSWORD_MADE
    }

    private String account;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String actor;
    private Instant happenedAt;

    protected SecondFactorEvent() {}

    SecondFactorEvent(String account, Kind kind, String actor, Instant happenedAt) {
        this.account = account;
        this.kind = kind;
        this.actor = actor;
        this.happenedAt = happenedAt;
    }

    /** What was done. */
    public Kind getKind() {
        return kind;
    }

    /** The account that did it, or {@code system}. */
    public String getActor() {
        return actor;
    }

    /** When. */
    public Instant getHappenedAt() {
        return happenedAt;
    }
}
