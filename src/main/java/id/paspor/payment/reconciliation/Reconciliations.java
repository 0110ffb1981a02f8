package id.paspor.payment.reconciliation;

import id.paspor.engine.OwnTransaction;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.payment.Discrepancies;
import id.paspor.payment.PaymentOutcome;
import id.paspor.payment.PaymentSource;
import id.paspor.payment.Payments;
import id.paspor.payment.account.VirtualAccounts;
import id.paspor.payment.reconciliation.BankReportRepository.BankDay;
import id.paspor.payment.reconciliation.ReconciliationDifference.Kind;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.lang3.StringUtils;
import org.springframework.retry.RetryOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Comparing what banks report with the books: what was missed is booked, what fits no bill is kept for the treasurer, and
 * what differs is told. Every step may be done again, and by several at once: what is done stays as it is.
 */
@Service
public class Reconciliations {

    /** How many days one reconciliation covers at most, and how far back it looks by itself. */
    private static final int MOST_DAYS = 31;

    private static final int LONGEST_FILE_NAME = 200;

    private final ReconciliationRepository reconciliations;
    private final ReconciliationLineRepository outcomes;
    private final ReconciliationDifferenceRepository differences;
    private final BankReportRepository kept;
    private final BankReportLineRepository lines;
    private final BankReports reports;
    private final ReportsFolder folder;
    private final VirtualAccounts accounts;
    private final Payments payments;
    private final Discrepancies discrepancies;
    private final OwnTransaction own;
    private final RetryOperations whenOutpaced;
    private final Texts texts;
    private final Clock clock;

    Reconciliations(
            ReconciliationRepository reconciliations,
            ReconciliationLineRepository outcomes,
            ReconciliationDifferenceRepository differences,
            BankReportRepository kept,
            BankReportLineRepository lines,
            BankReports reports,
            ReportsFolder folder,
            VirtualAccounts accounts,
            Payments payments,
            Discrepancies discrepancies,
            OwnTransaction own,
            RetryOperations whenOutpaced,
            Texts texts,
            Clock clock) {
        this.reconciliations = reconciliations;
        this.outcomes = outcomes;
        this.differences = differences;
        this.kept = kept;
        this.lines = lines;
        this.reports = reports;
        this.folder = folder;
        this.accounts = accounts;
        this.payments = payments;
        this.discrepancies = discrepancies;
        this.own = own;
        this.whenOutpaced = whenOutpaced;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Begins a reconciliation in the name of whoever is acting.
     *
     * @param from the first day, or {@code null} for the first that is not reconciled yet, at most 31 days ago
     * @param to the last day, or {@code null} for yesterday; days are those in Jakarta
     * @return its number
     * @throws Refusal when a day has not come yet, or the days are in the wrong order or too many
     */
    @Transactional
    public long open(LocalDate from, LocalDate to) {
        LocalDate last = to == null ? reports.today().minusDays(1) : to;
        LocalDate first = from == null ? firstOpenDay(last) : from;
        if (last.isAfter(reports.today())) {
            throw Refusal.invalid("to", "report.day-to-come");
        }
        if (first.isAfter(last)) {
            throw Refusal.invalid("from", "reconciliation.order");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw Refusal.invalid("from", "reconciliation.too-long", MOST_DAYS);
        }
        return reconciliations
                .save(new ReconciliationEntity(first, last, clock.instant(), Actor.current()))
                .id();
    }

    private LocalDate firstOpenDay(LocalDate last) {
        return openSince(last).orElse(last);
    }

    /** The first day, at most 31 days ago, of which a bank's whole report is missing or not compared; empty when yesterday is done. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> openSince() {
        return openSince(reports.today().minusDays(1));
    }

    private Optional<LocalDate> openSince(LocalDate last) {
        return kept.firstOpenDay(last.minusDays(MOST_DAYS - 1L), last, banks()).map(Date::toLocalDate);
    }

    private String[] banks() {
        return reports.banks().toArray(String[]::new);
    }

    /** Takes in the files of the reports' folder that are new; what is wrong with the others is told. */
    public void readReports(long id) {
        own.of(() -> differences.forget(id, Set.of(Kind.FILE_REFUSED)));
        for (Path file : folder.files()) {
            try {
                folder.read(file, (bank, day, content) -> own.of(() -> reports.take(bank, day, content)));
            } catch (Refusal refusal) {
                own.of(() -> differences.refuse(
                        id,
                        StringUtils.left(file.getFileName().toString(), LONGEST_FILE_NAME),
                        texts.in(Texts.INDONESIAN, refusal),
                        texts.in(Texts.ENGLISH, refusal)));
            }
        }
    }

    /** Compares the reports of its days with the books, each payment in a short transaction of its own. */
    public void compare(long id) {
        own.of(() -> reconciliations.chooseReports(id));
        own.of(() -> outcomes.markWhatIsBooked(id, accounts.prefixes().toArray(String[]::new)));
        lines.toTake(id).forEach(line -> anew(() -> take(id, line)));
        own.of(() -> findDifferences(id));
        kept.comparedDays(id).forEach(day -> anew(() -> clearRefused(id, day)));
    }

    private int take(long id, BankReportLine line) {
        PaymentOutcome outcome = payments.take(line.payment(), PaymentSource.STATEMENT);
        return outcomes.keep(id, line.id(), outcome.name());
    }

    private int findDifferences(long id) {
        differences.forget(id, Set.of(Kind.NO_REPORT, Kind.MISSING_AT_BANK));
        differences.findMissingReports(id, reports.today(), banks());
        return kept.comparedDays(id).stream()
                .mapToInt(compared -> findMissing(id, compared.getBank(), compared.getDay()))
                .sum();
    }

    private int findMissing(long id, String bank, LocalDate day) {
        return differences.findMissingPayments(
                id, bank, day, Discrepancies.startOf(day), Discrepancies.startOf(day.plusDays(1)));
    }

    private int clearRefused(long id, BankDay compared) {
        int cleared = discrepancies.clearRefused(compared.getBank(), compared.getDay());
        return reconciliations.addCleared(id, cleared);
    }

    /** Ends it with its figures, and looks whether what is owed by the ledger is what the open bills say. */
    @Transactional
    public void close(long id) {
        reconciliations.close(id, clock.instant());
    }

    /** Does something in a transaction of its own, anew when somebody else was in the way. */
    private void anew(Supplier<Integer> work) {
        whenOutpaced.execute(attempt -> own.of(work));
    }
}
