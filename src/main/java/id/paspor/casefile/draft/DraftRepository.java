package id.paspor.casefile.draft;

import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DraftRepository extends Repository<DraftEntity, String> {

    @Modifying
    @NativeQuery("""
            insert into application_draft (id, account, answers, created_at, changed_at)
            values (:id, :account, cast(:answers as jsonb), :now, :now)""")
    void begin(String id, String account, String answers, Instant now);

    @Query("select d from DraftEntity d"
            + " where d.account = :account and d.registrationNumber is null order by d.createdAt")
    List<DraftEntity> findByAccountAndRegistrationNumberIsNullOrderByCreatedAt(String account);

    @Query("select count(d) from DraftEntity d where d.account = :account and d.registrationNumber is null")
    int countByAccountAndRegistrationNumberIsNull(String account);

    @Query("select d from DraftEntity d where d.account = :account and d.id = :id")
    Optional<DraftEntity> findByAccountAndId(String account, String id);

    /** Puts the answers to some questions in the place of those before, and counts that the step was saved. */
    @Modifying
    @NativeQuery("""
            update application_draft set answers = (answers - cast(:asked as text[])) || cast(:answers as jsonb),
                changed_at = :now,
                saves = saves || jsonb_build_object(cast(:step as text), coalesce(cast(saves ->> :step as int), 0) + 1)
            where account = :account and id = :id and registration_number is null""")
    int save(String account, String id, String step, String[] asked, String answers, Instant now);

    /** Like the other, while the step is filled in: only if nobody saved the step since. */
    @Modifying
    @NativeQuery("""
            update application_draft set answers = (answers - cast(:asked as text[])) || cast(:answers as jsonb),
                changed_at = :now
            where account = :account and id = :id and registration_number is null
                and coalesce(cast(saves ->> :step as int), 0) = :saves""")
    int saveMeanwhile(String account, String id, String step, int saves, String[] asked, String answers, Instant now);

    @Modifying
    @Query("delete from DraftEntity d where d.account = :account and d.id = :id and d.registrationNumber is null")
    void discard(String account, String id);

    @Modifying
    @NativeQuery("""
            update application_draft set registration_number = :registrationNumber, answers = '{}', changed_at = :now
            where account = :account and id = :id and registration_number is null""")
    int sent(String account, String id, RegistrationNumber registrationNumber, Instant now);

    @Query("select distinct d.account from DraftEntity d where d.account in :accounts")
    Set<String> accountsAmong(Collection<String> accounts);

    long countByChangedAtBefore(Instant before);

    @Modifying
    @NativeQuery("""
            delete from application_draft where id in (
                select id from application_draft where changed_at < :before limit :most)""")
    int erase(Instant before, int most);
}
