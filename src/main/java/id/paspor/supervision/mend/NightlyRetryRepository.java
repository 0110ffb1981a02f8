package id.paspor.supervision.mend;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface NightlyRetryRepository extends Repository<NightlyRetryEntity, LocalDate> {

    /** Begins a night, unless some node has. */
    @Modifying
    @Transactional
    @NativeQuery("insert into nightly_retry (day, began_at) values (:day, :now) on conflict do nothing")
    int begin(LocalDate day, Instant now);

    @Modifying
    @Transactional
    @Query("update NightlyRetryEntity n set n.steps = :steps where n.day = :day")
    void finish(LocalDate day, int steps);
}
