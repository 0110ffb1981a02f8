package id.paspor.identity.applicant;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the tables of links in mails share. */
@NoRepositoryBean
public interface AwaitedLinkRepository<T extends AwaitedLink> extends Repository<T, byte[]> {

    T save(T link);

    Optional<T> findByTokenHashAndExpiresAtAfter(byte[] tokenHash, Instant now);

    @Modifying
    @Transactional
    @Query("delete from #{#entityName} l where l.expiresAt <= :now")
    void deleteExpired(Instant now);
}
