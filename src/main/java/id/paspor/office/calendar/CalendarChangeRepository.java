package id.paspor.office.calendar;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface CalendarChangeRepository extends Repository<CalendarChangeEntity, Long> {

    CalendarChangeEntity save(CalendarChangeEntity change);

    List<CalendarChangeEntity> findByOrderByIdDesc(Limit most);
}
