package id.paspor.identity.applicant;

import id.paspor.kernel.Language;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

public interface AccountRepository extends Repository<Account, String> {

    Optional<Account> findById(String id);

    Optional<Account> findByEmail(String email);

    /** Opens an account, unless its address has one, which another node may give it at this moment. */
    @Modifying
    @NativeQuery("""
            insert into account (id, email, created_at, used_at) values (:id, :email, :createdAt, :createdAt)
            on conflict (email) do nothing""")
    int open(String id, String email, Instant createdAt);

    /** Keeps in which language the holder of an account reads; an account that nobody opened has none. */
    @Modifying
    @Transactional
    @NativeQuery("""
            update account set language = :language where id = :id and language is distinct from :language""")
    void keepLanguage(String id, String language);

    @Query("select a.language from Account a where a.email = :email and a.language is not null")
    Optional<Language> languageOfAddress(String email);

    /** Notes that an account is used, if it was not since a moment; the owner need not be told again. */
    @Modifying
    @NativeQuery("""
            update account set used_at = :now, warned_at = null
            where id in (:accounts) and (used_at < :since or warned_at is not null)""")
    int used(Collection<String> accounts, Instant since, Instant now);

    /** Some of the accounts that nobody used since a moment and whose owners were not told, or were told before another. */
    @Query("select a from Account a where a.usedAt < :before and (a.warnedAt is null or a.warnedAt < :warnedBefore)"
            + " order by a.usedAt, a.id")
    List<Account> unused(Instant before, Instant warnedBefore, Limit most);

    @Query("select count(a) from Account a where a.usedAt < :before and a.warnedAt < :warnedBefore")
    long countUnused(Instant before, Instant warnedBefore);

    @Modifying
    @NativeQuery("update account set warned_at = :now where id = :id")
    void warned(String id, Instant now);

    /** Waits until nobody else holds this lock of the database's; this transaction then does, to its end. */
    @NativeQuery("select 1 from pg_advisory_xact_lock(:lock)")
    int lock(long lock);
}
