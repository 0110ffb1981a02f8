package id.paspor.payment.web;

import id.paspor.kernel.Texts;
import id.paspor.payment.reconciliation.ReconciliationFinding;
import id.paspor.payment.reconciliation.ReconciliationTotal;
import id.paspor.web.Csv;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The report of a reconciliation as CSV, in one language. */
@Component
record ReconciliationCsv(Texts texts) {

    private static final List<String> COLUMNS =
            List.of("row", "what", "bank", "day", "count", "amount", "payment", "account", "case", "office", "note");

    /** A row for each total, then one for each finding. */
    byte[] of(List<ReconciliationTotal> totals, List<ReconciliationFinding> findings, Locale language) {
        Csv csv = new Csv();
        csv.row(COLUMNS.stream().map(column -> column(language, column)).toArray());
        totals.forEach(total -> csv.row(
                texts.in(language, "reconciliation.row.total"),
                kind(language, total.outcome()),
                total.bank(),
                total.day(),
                total.count(),
                total.sum(),
                null,
                null,
                null,
                null,
                null));
        findings.forEach(found -> csv.row(
                texts.in(language, "reconciliation.row.finding"),
                kind(language, found.kind()),
                found.bank(),
                found.day(),
                1,
                found.amount(),
                found.paymentRequestId(),
                found.virtualAccountNumber(),
                found.registrationNumber(),
                found.office(),
                note(language, found)));
        return csv.bytes();
    }

    /** Which entry it is, or which file was refused and why, or an empty text. */
    private String note(Locale language, ReconciliationFinding found) {
        if (found.entry() != null) {
            return texts.in(language, "reconciliation.entry", String.valueOf(found.entry()));
        }
        if (found.fileName() == null) {
            return "";
        }
        boolean english = Texts.ENGLISH.getLanguage().equals(language.getLanguage());
        return found.fileName() + ": " + (english ? found.textEnglish() : found.textIndonesian());
    }

    private String column(Locale language, String column) {
        return texts.in(language, "reconciliation.column." + column);
    }

    private String kind(Locale language, String kind) {
        return texts.in(language, "reconciliation.kind." + kind);
    }
}
