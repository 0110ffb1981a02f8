package id.paspor.supervision.report;

import id.paspor.kernel.Texts;
import id.paspor.payment.Bills.Sum;
import id.paspor.supervision.figures.MonthFigures;
import id.paspor.supervision.figures.Spread;
import id.paspor.web.Csv;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** A monthly report as one table: a row for each of its figures. */
@Component
record ReportCsv(Texts texts) {

    private static final Locale LANGUAGE = Texts.INDONESIAN;

    private static final List<String> COLUMNS =
            List.of("office", "month", "section", "item", "detail", "count", "rupiah", "median", "ninetieth");

    byte[] of(MonthlyReport report) {
        return new Rows(report).bytes();
    }

    private final class Rows {

        private final MonthlyReport report;
        private final Csv csv = new Csv();

        Rows(MonthlyReport report) {
            this.report = report;
        }

        byte[] bytes() {
            csv.row(COLUMNS.stream()
                    .map(column -> text("report.column." + column))
                    .toArray());
            report.issued()
                    .forEach(issued -> row(
                            "issued",
                            text("product." + issued.product().code()),
                            text("kind." + issued.kind().code()),
                            issued.passports()));
            MonthFigures figures = report.figures();
            figures.counts()
                    .forEach(count ->
                            row("counted", text("figures." + count.figure().code()), null, count.times()));
            figures.reasons()
                    .forEach(reason -> row(
                            "reasons",
                            text("figures." + reason.figure().code()),
                            text(
                                    reason.reason() == null
                                            ? "figures.own-words"
                                            : "reason." + reason.reason().code()),
                            reason.now()));
            revenue();
            took("report.whole", figures.whole());
            took("report.promise", figures.promise().spread());
            row("took", text("report.within-promise"), null, figures.promise().within());
            row("took", text("report.within-extended"), null, figures.extended().within());
            took("report.legal", figures.legal().spread());
            row("took", text("report.within-legal"), null, figures.legal().within());
            report.stock().forEach(balance -> {
                String product = text("product." + balance.product());
                row("stock", product, text("report.stock-before"), balance.before());
                row("stock", product, text("report.stock-received"), balance.received());
                row("stock", product, text("report.stock-used"), balance.used());
                row("stock", product, text("report.stock-written"), balance.written());
                row("stock", product, text("report.stock-after"), balance.after());
                row("stock", product, text("report.stock-spoiled"), balance.spoiled());
            });
            return csv.bytes();
        }

        private void revenue() {
            sum("billed", report.revenue().billed());
            sum("received", report.revenue().received());
            sum("paid", report.revenue().paid());
            sum("open", report.revenue().open());
            sum("expired", report.revenue().expired());
            sum("cancelled", report.revenue().cancelled());
        }

        private void sum(String what, Sum sum) {
            row("revenue", text("report.bills-" + what), null, sum.count(), sum.rupiah(), null, null);
        }

        private void took(String what, Spread spread) {
            row("took", text(what), null, spread.cases(), null, days(spread.median()), days(spread.ninetieth()));
        }

        private String days(double days) {
            return String.format(Locale.ROOT, "%.2f", days);
        }

        private void row(String section, String item, String detail, long count) {
            row(section, item, detail, count, null, null, null);
        }

        private void row(
                String section, String item, String detail, long count, Long rupiah, String median, String ninetieth) {
            csv.row(
                    report.office().code(),
                    report.month(),
                    text("report." + section),
                    item,
                    detail,
                    count,
                    rupiah,
                    median,
                    ninetieth);
        }

        private String text(String key) {
            return texts.in(LANGUAGE, key);
        }
    }
}
