package id.paspor.kernel.limit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** Until when a key of a shared limit is used, in microseconds since 1970. Only statements of the database write it. */
@Entity
@Immutable
@Table(name = "limit_used")
class LimitUsed {

    @Id
    @Column(name = "key")
    private String hash;

    private long usedUntil;

    protected LimitUsed() {}
}
