package id.paspor.casefile.hold;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface HoldRepository extends Repository<HoldEntity, Long> {

    HoldEntity saveAndFlush(HoldEntity hold);

    List<HoldEntity> findByRegistrationNumberOrderById(String registrationNumber);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<HoldEntity> findByRegistrationNumberAndLiftedAtIsNull(String registrationNumber);

    @Query("select h.registrationNumber from HoldEntity h where h.liftedAt is null")
    Set<String> inForce();

    @Modifying
    @Query("delete from HoldEntity h where h.registrationNumber = :registrationNumber and h.liftedAt is not null")
    void erase(String registrationNumber);
}
