package id.paspor.payment.web;

import id.paspor.kernel.Letter;
import id.paspor.kernel.Texts;
import id.paspor.payment.Discrepancies;
import id.paspor.payment.reconciliation.Reconciliation;
import id.paspor.payment.reconciliation.ReconciliationFinding;
import id.paspor.payment.reconciliation.ReconciliationTotal;
import id.paspor.web.Csv;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The report of a reconciliation as CSV and PDF, in one language. */
@Component
class ReconciliationPapers {

    private static final List<String> COLUMNS =
            List.of("row", "what", "bank", "day", "count", "amount", "payment", "account", "case", "office", "note");

    private final Texts texts;

    ReconciliationPapers(Texts texts) {
        this.texts = texts;
    }

    /** A row for each total, then one for each finding. */
    byte[] csv(List<ReconciliationTotal> totals, List<ReconciliationFinding> findings, Locale language) {
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

    byte[] pdf(
            Reconciliation reconciliation,
            List<ReconciliationTotal> totals,
            List<ReconciliationFinding> findings,
            boolean more,
            boolean own,
            Locale language) {
        String title = texts.in(language, "reconciliation.heading", String.valueOf(reconciliation.id()));
        try (Letter letter = new Letter(language, texts.in(language, "page.title"), title)) {
            figures(letter, reconciliation, language);
            letter.heading(texts.in(language, "reconciliation.totals"));
            if (totals.isEmpty()) {
                letter.text(texts.in(language, "reconciliation.totals.none"));
            } else {
                letter.table(
                        List.of(0.4f, 0.18f, 0.14f, 0.1f, 0.18f),
                        heads(language, "what", "bank", "day", "count", "amount"),
                        totals.stream().map(total -> row(language, total)).toList());
            }
            letter.heading(texts.in(language, "reconciliation.found"));
            if (own) {
                letter.text(texts.in(language, "reconciliation.found.own"));
            }
            if (findings.isEmpty()) {
                letter.text(texts.in(language, "reconciliation.found.none"));
            } else {
                letter.table(
                        List.of(0.22f, 0.1f, 0.12f, 0.14f, 0.2f, 0.22f),
                        heads(language, "what", "bank", "day", "amount", "case", "payment"),
                        findings.stream().map(found -> row(language, found)).toList());
            }
            if (more) {
                letter.text(texts.in(language, "reconciliation.found.more", findings.size()));
            }
            return letter.pdf();
        }
    }

    private void figures(Letter letter, Reconciliation reconciliation, Locale language) {
        letter.fact(
                        texts.in(language, "reconciliation.days"),
                        reconciliation.firstDay().equals(reconciliation.lastDay())
                                ? texts.format(language, reconciliation.firstDay())
                                : texts.in(
                                        language,
                                        "treasury.days-from-to",
                                        reconciliation.firstDay(),
                                        reconciliation.lastDay()))
                .fact(
                        texts.in(language, "reconciliation.started"),
                        texts.in(
                                language,
                                "reconciliation.started-by",
                                Texts.at(reconciliation.startedAt(), Discrepancies.BANK_ZONE),
                                reconciliation.startedBy()));
        if (reconciliation.closedAt() == null) {
            letter.text(texts.in(language, "reconciliation.running"));
            return;
        }
        letter.fact(
                        texts.in(language, "reconciliation.closed"),
                        texts.format(language, Texts.at(reconciliation.closedAt(), Discrepancies.BANK_ZONE)))
                .fact(
                        texts.in(language, "reconciliation.lines"),
                        countAndSum(language, reconciliation.lines(), reconciliation.linesSum()))
                .fact(
                        texts.in(language, "reconciliation.received"),
                        countAndSum(language, reconciliation.received(), reconciliation.receivedSum()))
                .fact(
                        texts.in(language, "reconciliation.differences"),
                        reconciliation.differences().toString())
                .fact(texts.in(language, "reconciliation.cleared"), String.valueOf(reconciliation.cleared()))
                .fact(
                        texts.in(language, "reconciliation.receivable"),
                        texts.rupiah(language, reconciliation.receivable()))
                .fact(
                        texts.in(language, "reconciliation.open-bills"),
                        texts.rupiah(language, reconciliation.openBills()));
        if (!reconciliation.ledgerAgrees()) {
            letter.text(texts.in(language, "reconciliation.ledger-differs"));
        }
    }

    private String countAndSum(Locale language, int count, long sum) {
        return texts.in(language, "reconciliation.count-and-sum", count, new Texts.Money(sum));
    }

    private List<String> row(Locale language, ReconciliationTotal total) {
        return List.of(
                kind(language, total.outcome()),
                total.bank(),
                total.day().toString(),
                String.valueOf(total.count()),
                texts.rupiah(language, total.sum()));
    }

    private List<String> row(Locale language, ReconciliationFinding found) {
        String office = found.office() == null ? "" : found.office() + " ";
        String concerned = found.registrationNumber() == null
                ? shown(found.virtualAccountNumber())
                : office + found.registrationNumber();
        return List.of(
                kind(language, found.kind()),
                shown(found.bank()),
                shown(found.day()),
                found.amount() == null ? "" : texts.rupiah(language, found.amount()),
                concerned,
                found.paymentRequestId() == null ? note(language, found) : found.paymentRequestId());
    }

    /** Which file was refused and why, or an empty text. */
    String note(Locale language, ReconciliationFinding found) {
        if (found.fileName() == null) {
            return "";
        }
        boolean english = Texts.ENGLISH.getLanguage().equals(language.getLanguage());
        return found.fileName() + ": " + (english ? found.textEnglish() : found.textIndonesian());
    }

    private List<String> heads(Locale language, String... columns) {
        return Stream.of(columns).map(column -> column(language, column)).toList();
    }

    private String column(Locale language, String column) {
        return texts.in(language, "reconciliation.column." + column);
    }

    private String kind(Locale language, String kind) {
        return texts.in(language, "reconciliation.kind." + kind);
    }

    private static String shown(Object value) {
        return value == null ? "" : value.toString();
    }
}
