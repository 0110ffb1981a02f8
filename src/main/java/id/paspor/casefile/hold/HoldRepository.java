package id.paspor.casefile.hold;

import id.paspor.kernel.RegistrationNumber;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface HoldRepository extends Repository<HoldEntity, Long> {

    HoldEntity saveAndFlush(HoldEntity hold);

    List<HoldEntity> findByRegistrationNumberOrderById(RegistrationNumber registrationNumber);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<HoldEntity> findByRegistrationNumberAndLiftedAtIsNull(RegistrationNumber registrationNumber);

    /** The case that a hold is of. */
    interface OfCase {

        RegistrationNumber getRegistrationNumber();
    }

    List<OfCase> findByLiftedAtIsNull();

    @Modifying
    @Query("delete from HoldEntity h where h.registrationNumber = :registrationNumber and h.liftedAt is not null")
    void erase(RegistrationNumber registrationNumber);
}
