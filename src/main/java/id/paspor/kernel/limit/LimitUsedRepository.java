package id.paspor.kernel.limit;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Native, as any number of uses of one key may come at once and each must be one statement. */
interface LimitUsedRepository extends Repository<LimitUsed, String> {

    /** Uses one of a key, unless it is used for longer ahead than it may be: until when it is used then. */
    @NativeQuery("""
            insert into limit_used as l (key, used_until) values (:hash, :now + :each)
            on conflict (key) do update set used_until = greatest(l.used_until, :now) + :each
            where greatest(l.used_until, :now) - :now <= :ahead
            returning used_until""")
    Optional<Long> take(String hash, long now, long each, long ahead);

    @Query("select l.usedUntil from LimitUsed l where l.hash = :hash")
    Optional<Long> usedUntil(String hash);

    @NativeQuery("update limit_used set used_until = used_until - :each where key = :hash returning used_until")
    Optional<Long> giveBack(String hash, long each);

    @Modifying
    @Transactional
    @Query("delete from LimitUsed l where l.usedUntil < :now")
    void deleteUsedBefore(long now);
}
