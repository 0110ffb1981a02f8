package id.paspor.casefile.hold;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import id.paspor.kernel.reading.CasePart;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface HoldRepository extends Repository<HoldEntity, Long>, ErasedWithCase {

    /** The holds of a case, oldest first. */
    CasePart<Hold> OF_CASE = new CasePart<>(Hold.class, """
            select reason, held_at, held_by, lifted_at, lifted_by, lifted_reason
            from case_hold where registration_number = :case order by id""");

    HoldEntity saveAndFlush(HoldEntity hold);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<HoldEntity> findByRegistrationNumberAndLiftedAtIsNull(RegistrationNumber registrationNumber);

    /** The case that a hold is of. */
    interface OfCase {

        RegistrationNumber getRegistrationNumber();
    }

    List<OfCase> findByLiftedAtIsNull();

    @Override
    @Modifying
    @Query("delete from HoldEntity h where h.registrationNumber = :registrationNumber and h.liftedAt is not null")
    void eraseWith(RegistrationNumber registrationNumber);
}
