package id.paspor.kernel.table;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** A row that its table numbers, in the order in which rows are written. */
@MappedSuperclass
public abstract class Numbered {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    /** Its number; {@code null} until it is saved. */
    public Long id() {
        return id;
    }
}
