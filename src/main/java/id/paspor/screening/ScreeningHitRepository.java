package id.paspor.screening;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedByTerm;
import id.paspor.kernel.erasure.Retention;
import id.paspor.screening.ScreeningHitEntity.Decision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface ScreeningHitRepository extends Repository<ScreeningHitEntity, Long>, ErasedByTerm {

    ScreeningHitEntity save(ScreeningHitEntity hit);

    @Query("select h from ScreeningHitEntity h where h.registrationNumber = :registrationNumber")
    List<ScreeningHitEntity> findByRegistrationNumber(RegistrationNumber registrationNumber);

    @Query("select h from ScreeningHitEntity h"
            + " where h.registrationNumber = :registrationNumber and h.decision is null order by h.id")
    List<ScreeningHitEntity> findByRegistrationNumberAndDecisionIsNullOrderById(RegistrationNumber registrationNumber);

    @Modifying
    @Query("delete from ScreeningHitEntity h where h.registrationNumber = :registrationNumber and h.decision is null")
    void forgetUndecided(RegistrationNumber registrationNumber);

    @Modifying
    @Query("update ScreeningHitEntity h set h.decision = :decision, h.decidedBy = :officer, h.decidedAt = :now"
            + " where h.registrationNumber = :registrationNumber and h.decision is null")
    void decide(RegistrationNumber registrationNumber, Decision decision, String officer, Instant now);

    /** How alike two names are, in percent, by what screening compares of them. */
    @NativeQuery("select cast(round(similarity(name_key(:one), name_key(:other)) * 100) as int)")
    int similarity(String one, String other);

    @Override
    default Retention kind() {
        return Retention.WATCH_LIST_EVIDENCE;
    }

    @Override
    @Query("select count(h) from ScreeningHitEntity h where h.registrationNumber in :registrationNumbers")
    long of(Collection<RegistrationNumber> registrationNumbers);

    @Override
    @Modifying
    @Transactional
    @Query("delete from ScreeningHitEntity h where h.registrationNumber = :registrationNumber")
    int erase(RegistrationNumber registrationNumber);
}
