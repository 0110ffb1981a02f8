package id.paspor.quota.rule;

import id.paspor.kernel.table.WrittenOnce;
import id.paspor.office.OfficeDay;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalTime;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An extra day, or one of cut places. */
@Entity
@Immutable
@Table(name = "special_day")
class SpecialDayEntity implements WrittenOnce<OfficeDay> {

    @EmbeddedId
    private OfficeDay id;

    @Convert(converter = Columns.OfSpecialDay.class)
    private SpecialDay.Kind kind;

    private LocalTime opens;
    private LocalTime closes;

    @Column(name = "slot_minutes")
    @JdbcTypeCode(SqlTypes.SMALLINT)
    private Integer minutes;

    @JdbcTypeCode(SqlTypes.SMALLINT)
    private int places;

    private String reason;
    private Instant setAt;
    private String setBy;

    protected SpecialDayEntity() {}

    SpecialDayEntity(String office, SpecialDay day) {
        this.id = new OfficeDay(office, day.day());
        this.kind = day.kind();
        this.opens = day.opens();
        this.closes = day.closes();
        this.minutes = day.minutes();
        this.places = day.places();
        this.reason = day.reason();
        this.setAt = day.setAt();
        this.setBy = day.setBy();
    }

    @Override
    public OfficeDay getId() {
        return id;
    }

    SpecialDay view() {
        return new SpecialDay(id.day(), kind, opens, closes, minutes, places, reason, setAt, setBy);
    }
}
