package id.paspor.issuance;

import id.paspor.casefile.Nik;
import id.paspor.kernel.Actor;
import id.paspor.kernel.table.WrittenOnce;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** An entry in the register of hand-overs, which is made once. */
@Entity
@Immutable
class Pickup implements WrittenOnce<String> {

    @Id
    private String passport;

    private String collectedBy;
    private String relation;
    private String collectorName;
    private Nik collectorIdNumber;
    private Instant handedOverAt;
    private String handedOverBy;

    protected Pickup() {}

    Pickup(String passport, HandOver to, Instant now) {
        this.passport = passport;
        this.collectedBy = to.collectedBy();
        this.relation = to.relation();
        this.collectorName = to.collectorName();
        this.collectorIdNumber = to.collectorIdNumber();
        this.handedOverAt = now;
        this.handedOverBy = Actor.current();
    }

    @Override
    public String getId() {
        return passport;
    }
}
