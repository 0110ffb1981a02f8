package id.paspor.office;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ClosedDayRepository extends Repository<ClosedDayEntity, OfficeDay> {

    @Query("select c.id.day from ClosedDayEntity c where c.id.office = :office")
    Set<LocalDate> days(String office);

    @Query("select c from ClosedDayEntity c where c.id.office = :office and c.id.day >= :first order by c.id.day")
    List<ClosedDayEntity> from(String office, LocalDate first);

    /** @return 1, or 0 when the office was closed already */
    @Modifying
    @NativeQuery("""
            insert into closed_day (office, day, reason, closed_at, closed_by)
            values (:office, :day, :reason, :closedAt, :closedBy) on conflict do nothing""")
    int close(String office, LocalDate day, String reason, Instant closedAt, String closedBy);

    /** @return 1, or 0 when the office was not closed */
    @Modifying
    @Query("delete from ClosedDayEntity c where c.id.office = :office and c.id.day = :day")
    int open(String office, LocalDate day);
}
