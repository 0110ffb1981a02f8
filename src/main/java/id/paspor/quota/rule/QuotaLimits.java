package id.paspor.quota.rule;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What rules and special days may say, as far as it depends on the day or on several fields. Everything that is wrong is
 * refused at once, each at its field.
 */
public class QuotaLimits {

    private static final int YEARS_AHEAD = 2;

    private final LocalDate today;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Checks for an office.
     *
     * @param today in the office's zone
     */
    public QuotaLimits(LocalDate today) {
        this.today = today;
    }

    public QuotaLimits day(String field, LocalDate day) {
        if (day.isBefore(today)) {
            problems.add(new Problem(field, "quota.past"));
        } else if (day.isAfter(today.plusYears(YEARS_AHEAD))) {
            problems.add(new Problem(field, "quota.too-far", YEARS_AHEAD));
        }
        return this;
    }

    public QuotaLimits lastDay(String field, LocalDate first, LocalDate last) {
        if (last != null && last.isBefore(first)) {
            problems.add(new Problem(field, "days.end-before-they-begin"));
        } else if (last != null) {
            day(field, last);
        }
        return this;
    }

    public QuotaLimits hours(LocalTime opens, LocalTime closes, int minutes) {
        if (!closes.isAfter(opens)) {
            problems.add(new Problem("closes", "quota.closes-before-it-opens"));
        } else if (Duration.between(opens, closes).toMinutes() < minutes) {
            problems.add(new Problem("minutes", "quota.no-slot-fits"));
        }
        return this;
    }

    public QuotaLimits require(boolean condition, String field, String code) {
        if (!condition) {
            problems.add(new Problem(field, code));
        }
        return this;
    }

    /**
     * Ends the checks.
     *
     * @throws Refusal when anything was wrong
     */
    public void check() {
        Refusal.requireNone(problems);
    }
}
