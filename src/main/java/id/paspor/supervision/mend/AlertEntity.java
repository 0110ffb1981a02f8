package id.paspor.supervision.mend;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** That an office is above a limit, and its people were told. */
@Entity
@Table(name = "supervision_alert")
class AlertEntity {

    @EmbeddedId
    private Key key;

    private Instant toldAt;

    protected AlertEntity() {}

    /**
     * What is too much, and where.
     *
     * @param kind as the mail about it
     */
    @Embeddable
    record Key(String office, String kind) {}
}
