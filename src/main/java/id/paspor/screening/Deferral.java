package id.paspor.screening;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** An entry of the list of deferrals in force: imported with all others, and only ever searched. */
@Entity
@Immutable
class Deferral {

    @Id
    private Long id;

    protected Deferral() {}
}
