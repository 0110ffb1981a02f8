package id.paspor.issuance;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PickupRepository extends Repository<Pickup, String> {

    Pickup save(Pickup pickup);

    boolean existsById(String passport);

    /** The passports that were handed over to the applicant of a case. */
    @Query("select new id.paspor.issuance.PassportRegister$HandedOver(p.number, p.expiresOn)"
            + " from Pickup h join PassportEntity p on p.number = h.passport"
            + " where p.registrationNumber = :registrationNumber")
    List<PassportRegister.HandedOver> of(String registrationNumber);
}
