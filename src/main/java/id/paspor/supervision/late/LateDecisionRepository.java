package id.paspor.supervision.late;

import id.paspor.kernel.RegistrationNumber;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LateDecisionRepository extends Repository<LateDecisionEntity, Long> {

    LateDecisionEntity saveAndFlush(LateDecisionEntity decision);

    List<LateDecisionEntity> findTop20ByOfficeOrderByIdDesc(String office);

    List<LateDecisionEntity> findByRegistrationNumberOrderById(RegistrationNumber registrationNumber);

    @Modifying
    @Query("delete from LateDecisionEntity d where d.registrationNumber = :registrationNumber")
    void erase(RegistrationNumber registrationNumber);
}
