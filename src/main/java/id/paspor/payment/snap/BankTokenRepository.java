package id.paspor.payment.snap;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface BankTokenRepository extends Repository<BankToken, String> {

    BankToken save(BankToken token);

    Optional<BankToken> findByHash(String hash);

    @Modifying
    @Transactional
    @Query("delete from BankToken t where t.expiresAt <= :now")
    void deleteExpired(Instant now);
}
