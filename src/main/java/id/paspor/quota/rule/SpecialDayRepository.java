package id.paspor.quota.rule;

import id.paspor.office.OfficeDay;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SpecialDayRepository extends Repository<SpecialDayEntity, OfficeDay> {

    SpecialDayEntity save(SpecialDayEntity day);

    @Query("select s from SpecialDayEntity s where s.id.office = :office and s.id.day >= :first order by s.id.day")
    List<SpecialDayEntity> from(String office, LocalDate first);

    /** @return 1, or 0 when there is no such day */
    @Modifying
    @Query("delete from SpecialDayEntity s where s.id.office = :office and s.kind = :kind and s.id.day = :day")
    int remove(String office, SpecialDay.Kind kind, LocalDate day);
}
