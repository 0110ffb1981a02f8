package id.paspor.issuance;

import id.paspor.kernel.RegistrationNumber;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MisprintRepository extends Repository<Misprint, Long> {

    Misprint save(Misprint misprint);

    void flush();

    /** Takes what was written about the passports of a case out of the reports; who reported and decided stays. */
    @Modifying
    @NativeQuery("""
            update misprint set reason = null
            where passport in (select number from passport where registration_number = :registrationNumber)""")
    void erase(RegistrationNumber registrationNumber);

    /** What is reported of the passport of a case and not decided yet. */
    @Query("select m from Misprint m join PassportEntity p on p.number = m.passport"
            + " where p.registrationNumber = :registrationNumber and p.voidedAt is null and m.decision is null")
    Optional<Misprint> open(RegistrationNumber registrationNumber);
}
