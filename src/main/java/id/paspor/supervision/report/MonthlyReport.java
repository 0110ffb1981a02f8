package id.paspor.supervision.report;

import id.paspor.booklet.BookletStock.Balance;
import id.paspor.casefile.OfficeHistory.Issued;
import id.paspor.office.Office;
import id.paspor.payment.Bills.Revenue;
import id.paspor.supervision.figures.MonthFigures;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What an office reports of a month.
 *
 * @param at when it was drawn up, which is when it is sent
 * @param by the account that sends it
 */
public record MonthlyReport(
        Office office,
        YearMonth month,
        Instant at,
        String by,
        List<Issued> issued,
        MonthFigures figures,
        Revenue revenue,
        List<Balance> stock) {

    /** How many passports were issued in all. */
    public long passports() {
        return issued.stream().mapToLong(Issued::passports).sum();
    }
}
