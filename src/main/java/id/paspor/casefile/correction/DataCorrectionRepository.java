package id.paspor.casefile.correction;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DataCorrectionRepository extends Repository<DataCorrectionEntity, Long>, ErasedWithCase {

    DataCorrectionEntity save(DataCorrectionEntity correction);

    Optional<DataCorrectionEntity> findById(long id);

    /** For one answer at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from DataCorrectionEntity c where c.id = :id")
    DataCorrectionEntity findLocked(long id);

    List<DataCorrectionEntity> findByRegistrationNumberOrderByIdDesc(RegistrationNumber registrationNumber);

    @Override
    @Modifying
    @Query("delete from DataCorrectionEntity c where c.registrationNumber = :registrationNumber")
    void eraseWith(RegistrationNumber registrationNumber);
}
