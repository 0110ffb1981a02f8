package id.paspor.retention;

import id.paspor.kernel.erasure.Retention;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** A run; only statements change it, as it is counted while it goes on. */
@Entity
@Immutable
@Table(name = "erasure_run")
class ErasureRunEntity {

    @Embeddable
    record Night(LocalDate day, @Enumerated(EnumType.STRING) Retention kind) {}

    @EmbeddedId
    private Night night;

    private Instant startedAt;
    private Instant upTo;
    private Instant finishedAt;
    private long erased;
    private int failed;

    protected ErasureRunEntity() {}

    ErasureRun view() {
        return new ErasureRun(night.day(), night.kind(), startedAt, finishedAt, erased, failed);
    }
}
