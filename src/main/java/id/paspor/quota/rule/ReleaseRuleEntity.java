package id.paspor.quota.rule;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.LocalTime;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The release rule that an office has. */
@Entity
@Table(name = "release_rule")
class ReleaseRuleEntity {

    @Id
    private String office;

    @Convert(converter = Columns.OfRelease.class)
    private ReleaseRule.Kind kind;

    @JdbcTypeCode(SqlTypes.SMALLINT)
    private Integer days;

    @Convert(converter = Columns.Weekday.class)
    private DayOfWeek weekday;

    @JdbcTypeCode(SqlTypes.SMALLINT)
    private Integer weeks;

    private LocalTime at;

    protected ReleaseRuleEntity() {}

    ReleaseRule view() {
        return new ReleaseRule(kind, days, weekday, weeks, at);
    }

    void become(ReleaseRule rule) {
        kind = rule.kind();
        days = rule.days();
        weekday = rule.weekday();
        weeks = rule.weeks();
        at = rule.at();
    }
}
