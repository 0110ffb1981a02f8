package id.paspor.quota;

import id.paspor.quota.rule.Columns;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;

/** A slot as it is kept. It is written where it is, in the database, as many want its places at once. */
@Entity
class InterviewSlot {

    @Id
    private String id;

    private String office;

    @Column(name = "class")
    @Convert(converter = Columns.OfSlotClass.class)
    private SlotClass slotClass;

    private LocalDate day;
    private Instant startsAt;
    private Instant endsAt;
    private int capacity;
    private int booked;
    private Instant releasedAt;

    protected InterviewSlot() {}
}
