package id.paspor.office.calendar;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.LocalTime;

/** A row of the calendar of all offices. */
@Entity
@Table(name = "calendar_day")
class CalendarDayEntity {

    @Id
    private LocalDate day;

    @Convert(converter = CalendarColumns.OfKind.class)
    private CalendarDay.Kind kind;

    private String name;
    private LocalTime closes;
    private String decree;

    protected CalendarDayEntity() {}

    CalendarDayEntity(CalendarDay day) {
        this.day = day.day();
        this.kind = day.kind();
        this.name = day.name();
        this.closes = day.closes();
        this.decree = day.decree();
    }

    CalendarDay view() {
        return new CalendarDay(day, kind, name, closes, decree);
    }
}
