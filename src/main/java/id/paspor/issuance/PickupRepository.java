package id.paspor.issuance;

import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PickupRepository extends Repository<Pickup, String> {

    Pickup save(Pickup pickup);

    boolean existsById(String passport);

    /** The passports that were handed over to the applicant of a case. */
    @Query("select new id.paspor.issuance.PassportRegister$HandedOver(p.number, p.expiresOn)"
            + " from Pickup h join PassportEntity p on p.number = h.passport"
            + " where p.registrationNumber = :registrationNumber")
    List<PassportRegister.HandedOver> of(RegistrationNumber registrationNumber);

    /** Takes whoever collected the passports of a case out of the register; in which capacity stays. */
    @Modifying
    @NativeQuery("""
            update pickup h set erased_at = :now, collector_name = null, collector_id_number = null
            from passport p
            where p.number = h.passport and p.registration_number = :registrationNumber and h.erased_at is null""")
    void erase(RegistrationNumber registrationNumber, Instant now);
}
