package id.paspor.identity.password;

import id.paspor.identity.applicant.AwaitedLinkRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface PasswordResetRepository extends AwaitedLinkRepository<PasswordReset> {

    /** @return whether it was there, which it is once: 1 or 0 */
    @Modifying
    @Query("delete from PasswordReset r where r.tokenHash = :tokenHash")
    int use(byte[] tokenHash);

    @Modifying
    @Query("delete from PasswordReset r where r.account = :account")
    void deleteByAccount(String account);
}
