package id.paspor.supervision.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AbsenceRepository extends Repository<AbsenceEntity, Long> {

    AbsenceEntity save(AbsenceEntity absence);

    /** Those that nobody ended and that are not over on a day, the earliest first. */
    @Query("select a from AbsenceEntity a where a.endedAt is null and a.untilDay >= :day order by a.fromDay, a.id")
    List<AbsenceEntity> notOver(LocalDate day);

    /** Ends one of an office, unless somebody has. */
    @Modifying
    @Query("update AbsenceEntity a set a.endedAt = :now, a.endedBy = :supervisor"
            + " where a.id = :id and a.office = :office and a.endedAt is null and a.untilDay >= :today")
    int end(long id, String office, LocalDate today, Instant now, String supervisor);
}
