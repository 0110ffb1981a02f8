package id.paspor.office.calendar;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.repository.Repository;

interface CalendarDayRepository extends Repository<CalendarDayEntity, LocalDate> {

    List<CalendarDayEntity> findAll();

    /** From a day to a day, both counted, in their order. */
    List<CalendarDayEntity> findByDayBetweenOrderByDay(LocalDate first, LocalDate last);

    CalendarDayEntity save(CalendarDayEntity day);

    void deleteById(LocalDate day);
}
