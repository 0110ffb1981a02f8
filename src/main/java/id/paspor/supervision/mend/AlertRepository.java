package id.paspor.supervision.mend;

import java.time.Instant;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AlertRepository extends Repository<AlertEntity, AlertEntity.Key> {

    /** Notes that an office is above a limit, unless it was before. */
    @Modifying
    @NativeQuery("""
            insert into supervision_alert (office, kind, told_at) values (:office, :kind, :now) on conflict do nothing""")
    int above(String office, String kind, Instant now);

    /** Notes that it is not any more. */
    @Modifying
    @Query("delete from AlertEntity a where a.key.office = :office and a.key.kind = :kind")
    void within(String office, String kind);
}
