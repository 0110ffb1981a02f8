package id.paspor.office;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What other tables refer to of an office; the rest of it is settings. */
@Entity
@Table(name = "office")
class OfficeEntity {

    @Id
    private String code;

    protected OfficeEntity() {}
}
