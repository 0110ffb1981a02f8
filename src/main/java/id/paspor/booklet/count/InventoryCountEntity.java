package id.paspor.booklet.count;

import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A count as it is kept. The database refuses to change it. */
@Entity
@Immutable
@Table(name = "booklet_count")
class InventoryCountEntity extends Numbered {

    private String office;
    private String product;
    private int counted;
    private int expected;
    private String missing;
    private String countedBy;
    private Instant countedAt;

    protected InventoryCountEntity() {}

    InventoryCountEntity(String office, InventoryCount count) {
        this.office = office;
        this.product = count.product();
        this.counted = count.counted();
        this.expected = count.expected();
        this.missing = count.missing();
        this.countedBy = count.countedBy();
        this.countedAt = count.countedAt();
    }
}
