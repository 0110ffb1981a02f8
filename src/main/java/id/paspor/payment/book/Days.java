package id.paspor.payment.book;

import id.paspor.kernel.Refusal;
import id.paspor.office.Office;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Some days of an office.
 *
 * @param first the first
 * @param last the last, which counts
 */
public record Days(LocalDate first, LocalDate last) {

    private static final int MOST = 366;

    /**
     * The days from one to another.
     *
     * @throws Refusal when they are more than a year, or none
     */
    public static Days of(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw Refusal.invalid("to", "days.end-before-they-begin");
        }
        if (first.getYear() < 1970 || first.plusDays(MOST).isBefore(last)) {
            throw Refusal.invalid("from", "books.too-long", MOST);
        }
        return new Days(first, last);
    }

    Instant from(Office office) {
        return office.startOf(first);
    }

    Instant until(Office office) {
        return office.startOf(last.plusDays(1));
    }
}
