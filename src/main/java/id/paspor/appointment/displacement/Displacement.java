package id.paspor.appointment.displacement;

import id.paspor.kernel.RegistrationNumber;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

/** A booking that an office takes back and that is yet to be freed. */
@Entity
@IdClass(Displacement.Key.class)
class Displacement {

    record Key(String slot, RegistrationNumber registrationNumber) {}

    @Id
    private String slot;

    @Id
    private RegistrationNumber registrationNumber;

    private String reason;

    protected Displacement() {}

    String slot() {
        return slot;
    }

    RegistrationNumber registrationNumber() {
        return registrationNumber;
    }

    String reason() {
        return reason;
    }
}
