package id.paspor.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface ErasureRunRepository extends Repository<ErasureRunEntity, ErasureRunEntity.Night> {

    /** Begins the run of a night, unless some node has. */
    @Modifying
    @Transactional
    @NativeQuery("""
            insert into erasure_run (day, kind, started_at, up_to) values (:day, :kind, :now, :upTo)
            on conflict do nothing""")
    int begin(LocalDate day, String kind, Instant now, Instant upTo);

    @Modifying
    @Transactional
    @NativeQuery("""
            update erasure_run set erased = erased + :erased, failed = failed + :failed where day = :day and kind = :kind""")
    void count(LocalDate day, String kind, long erased, int failed);

    @Modifying
    @Transactional
    @NativeQuery("update erasure_run set finished_at = :now where day = :day and kind = :kind")
    void finish(LocalDate day, String kind, Instant now);

    /** Up to when all that was due is erased. */
    @NativeQuery("select max(up_to) from erasure_run where kind = :kind and finished_at is not null and failed = 0")
    Optional<Instant> doneUpTo(String kind);

    /** The latest runs of which there is something to say. */
    @Query("select r from ErasureRunEntity r where r.erased > 0 or r.failed > 0 or r.finishedAt is null"
            + " order by r.startedAt desc limit 100")
    List<ErasureRunEntity> latest();
}
