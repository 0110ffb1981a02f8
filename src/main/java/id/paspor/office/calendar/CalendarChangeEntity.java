package id.paspor.office.calendar;

import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.hibernate.annotations.Immutable;

/** A row of the record of changes of the calendar, which is only ever added to. */
@Entity
@Immutable
@Table(name = "calendar_change")
class CalendarChangeEntity extends Numbered {

    private Instant changedAt;
    private String changedBy;

    @Convert(converter = CalendarColumns.OfWhat.class)
    private CalendarChange.What what;

    private String decree;
    private LocalDate day;

    @Convert(converter = CalendarColumns.OfKind.class)
    private CalendarDay.Kind kind;

    private String name;
    private LocalTime closes;

    protected CalendarChangeEntity() {}

    CalendarChangeEntity(CalendarChange change) {
        this.changedAt = change.changedAt();
        this.changedBy = change.changedBy();
        this.what = change.what();
        this.decree = change.day().decree();
        this.day = change.day().day();
        this.kind = change.day().kind();
        this.name = change.day().name();
        this.closes = change.day().closes();
    }

    CalendarChange view() {
        return new CalendarChange(changedAt, changedBy, what, new CalendarDay(day, kind, name, closes, decree));
    }
}
