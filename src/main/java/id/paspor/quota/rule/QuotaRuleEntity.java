package id.paspor.quota.rule;

import id.paspor.kernel.table.Numbered;
import id.paspor.quota.SlotClass;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A rule as it is kept; all of it but its end stays as it was made. */
@Entity
@Table(name = "quota_rule")
class QuotaRuleEntity extends Numbered {

    private String office;

    @Column(name = "class")
    @Convert(converter = Columns.OfSlotClass.class)
    private SlotClass slotClass;

    @Convert(converter = Columns.Weekday.class)
    private DayOfWeek weekday;

    private LocalDate validFrom;
    private LocalDate validTo;
    private LocalTime opens;
    private LocalTime closes;

    @Column(name = "slot_minutes")
    @JdbcTypeCode(SqlTypes.SMALLINT)
    private int minutes;

    @JdbcTypeCode(SqlTypes.SMALLINT)
    private int places;

    protected QuotaRuleEntity() {}

    QuotaRuleEntity(String office, QuotaRule rule) {
        this.office = office;
        this.slotClass = rule.slotClass();
        this.weekday = rule.weekday();
        this.validFrom = rule.from();
        this.validTo = rule.to();
        this.opens = rule.opens();
        this.closes = rule.closes();
        this.minutes = rule.minutes();
        this.places = rule.places();
    }

    QuotaRule view() {
        return new QuotaRule(id(), slotClass, weekday, validFrom, validTo, opens, closes, minutes, places);
    }

    boolean hasBegunBy(LocalDate day) {
        return !day.isBefore(validFrom);
    }

    void endOn(LocalDate last) {
        validTo = last;
    }
}
