package id.paspor.casefile;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** One line of a case's history. Never changed once written; the database refuses it. */
@Entity
@Immutable
@Table(name = "status_change")
class StatusChangeEntity extends Numbered {

    private RegistrationNumber registrationNumber;
    private StatusChange change;

    protected StatusChangeEntity() {}

    StatusChangeEntity(RegistrationNumber registrationNumber, StatusChange change) {
        this.registrationNumber = registrationNumber;
        this.change = change;
    }

    RegistrationNumber registrationNumber() {
        return registrationNumber;
    }

    StatusChange view() {
        return change;
    }
}
