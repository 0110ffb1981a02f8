package id.paspor.supervision.figures;

import java.time.LocalDate;
import java.time.YearMonth;

/** Days of an office, with both the first and the last one. */
public record Period(LocalDate first, LocalDate last) {

    static Period of(LocalDate day) {
        return new Period(day, day);
    }

    static Period of(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    static Period week(LocalDate monday) {
        return new Period(monday, monday.plusDays(6));
    }

    boolean has(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
