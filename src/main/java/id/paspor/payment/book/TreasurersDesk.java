package id.paspor.payment.book;

import id.paspor.office.Office;
import id.paspor.payment.book.Books.Sum;
import id.paspor.payment.book.Books.Which;
import id.paspor.payment.reconciliation.Reconciliations;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/** What waits for the treasurers of an office, and what came in, for their first page. */
@Service
public class TreasurersDesk {

    private final Books books;
    private final Reconciliations reconciliations;
    private final Clock clock;

    TreasurersDesk(Books books, Reconciliations reconciliations, Clock clock) {
        this.books = books;
        this.reconciliations = reconciliations;
        this.clock = clock;
    }

    /**
     * Each with how many there are and what they come to, in whole rupiah.
     *
     * @param undecided money that fits no bill, of the office's cases and of none
     * @param refunds yet to be made
     * @param overdue bills whose time is over
     * @param open bills to be paid yet
     * @param today what was paid on this day of the office
     * @param month what was paid in this month
     * @param uncompared the first day in Jakarta of which a bank's report is missing or not compared; {@code null} when yesterday is
     *     done
     */
    public record Money(
            Sum undecided, Sum refunds, Sum overdue, Sum open, Sum today, Sum month, LocalDate uncompared) {}

    /** The money of an office, as it is now. */
    public Money of(Office office) {
        LocalDate today = office.today(clock);
        return new Money(
                books.sumOfUndecided(office),
                books.sumOfRefundsToMake(office),
                books.sumOfBills(office, Which.OVERDUE),
                books.sumOfBills(office, Which.OPEN),
                books.sumOfPaid(office, new Days(today, today), ""),
                books.sumOfPaid(office, new Days(today.withDayOfMonth(1), today), ""),
                reconciliations.openSince().orElse(null));
    }
}
