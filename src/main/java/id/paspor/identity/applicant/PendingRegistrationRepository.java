package id.paspor.identity.applicant;

import jakarta.persistence.LockModeType;
import java.util.List;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface PendingRegistrationRepository extends AwaitedLinkRepository<PendingRegistration> {

    /** All of an address, locked in one order, so that two that are used at once do not wait for each other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<PendingRegistration> findByEmailOrderByTokenHash(String email);

    @Modifying
    @Query("delete from PendingRegistration r where r.email = :email")
    void deleteByEmail(String email);
}
