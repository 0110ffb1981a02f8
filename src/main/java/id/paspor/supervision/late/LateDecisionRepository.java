package id.paspor.supervision.late;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LateDecisionRepository extends Repository<LateDecisionEntity, Long> {

    /** What was decided about a late case, oldest first. */
    CasePart<LateDecision> OF_CASE = new CasePart<>(LateDecision.class, """
            select registration_number, reason, done, until_day as until, decided_at, decided_by
            from late_decision where registration_number = :case order by id""");

    LateDecisionEntity saveAndFlush(LateDecisionEntity decision);

    List<LateDecisionEntity> findTop20ByOfficeOrderByIdDesc(String office);

    List<LateDecisionEntity> findByRegistrationNumberOrderById(RegistrationNumber registrationNumber);

    @Modifying
    @Query("delete from LateDecisionEntity d where d.registrationNumber = :registrationNumber")
    void erase(RegistrationNumber registrationNumber);
}
