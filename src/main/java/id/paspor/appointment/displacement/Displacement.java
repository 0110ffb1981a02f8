package id.paspor.appointment.displacement;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

/** A booking that an office takes back and that is yet to be freed. */
@Entity
@IdClass(Displacement.Key.class)
class Displacement {

    record Key(String slot, String registrationNumber) {}

    @Id
    private String slot;

    @Id
    private String registrationNumber;

    private String reason;

    protected Displacement() {}

    String slot() {
        return slot;
    }

    String registrationNumber() {
        return registrationNumber;
    }

    String reason() {
        return reason;
    }
}
