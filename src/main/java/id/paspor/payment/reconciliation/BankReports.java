package id.paspor.payment.reconciliation;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.payment.Discrepancies;
import id.paspor.payment.PaymentProperties;
import id.paspor.payment.report.Report;
import id.paspor.payment.report.ReportLine;
import id.paspor.payment.report.ReportReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What banks report that they credited to us: each report is kept once, line by line. */
@Service
public class BankReports {

    /** No report is larger. */
    public static final int MOST_MEGABYTES = ReportReader.MOST_BYTES / 1024 / 1024;

    private static final int MOST_PROBLEMS = 20;

    private final BankReportRepository reports;
    private final BankReportLineRepository lines;
    private final BankReportEntryRepository entries;
    private final ReportReader reader;
    private final PaymentProperties settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BankReports(
            BankReportRepository reports,
            BankReportLineRepository lines,
            BankReportEntryRepository entries,
            ReportReader reader,
            PaymentProperties settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reports = reports;
        this.lines = lines;
        this.entries = entries;
        this.reader = reader;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** The names of the banks that report. */
    public List<String> banks() {
        return List.copyOf(new TreeSet<>(settings.banks().keySet()));
    }

    /** The day in Jakarta. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Discrepancies.BANK_ZONE);
    }

    /**
     * Keeps a report that a treasurer hands in, and has its day reconciled.
     *
     * @throws Refusal when it was handed in before, see also {@link #take}
     */
    @Transactional
    public void handIn(String bank, LocalDate day, byte[] content) {
        if (!take(bank, day, content)) {
            throw Refusal.conflict("report.known");
        }
        events.publishEvent(new BankReportReceived(day));
    }

    /**
     * Keeps a report, all or nothing; one that is kept already is passed over. While its day lasts a report is a part of the
     * day's.
     *
     * @param day in Jakarta, at most today
     * @return whether it is new
     * @throws Refusal naming what is wrong with it
     */
    @Transactional
    public boolean take(String bank, LocalDate day, byte[] content) {
        if (!settings.banks().containsKey(bank)) {
            throw Refusal.invalid("bank", "report.unknown-bank");
        }
        if (day.isAfter(today())) {
            throw Refusal.invalid("day", "report.day-to-come");
        }
        // one at a time, so that no line meets another of the same number on its way
        reports.lock(bank);
        String hash = DigestUtils.sha256Hex(content);
        boolean whole = day.isBefore(today());
        if (reports.isKept(bank, day, hash, whole)) {
            return false;
        }
        Report report = reader.read(day, content);
        requireNothingElseKnown(bank, report);
        keep(bank, day, hash, whole, report);
        return true;
    }

    /** An earlier report may have the same payments, but must say the same of them. */
    private void requireNothingElseKnown(String bank, Report report) {
        Map<String, BankReportLine> known = lines.known(bank, column(report, String[]::new, ReportLine::id)).stream()
                .collect(Collectors.toMap(BankReportLine::paymentRequestId, Function.identity()));
        List<Problem> problems = new ArrayList<>();
        long more = 0;
        for (ReportLine line : report.lines()) {
            boolean agrees = Optional.ofNullable(known.get(line.id()))
                    .map(earlier -> earlier.agreesWith(line))
                    .orElse(true);
            if (!agrees && problems.size() < MOST_PROBLEMS) {
                problems.add(new Problem(null, "report.known-otherwise", line.id()));
            } else if (!agrees) {
                more++;
            }
        }
        if (more > 0) {
            problems.add(new Problem(null, "report.more", String.valueOf(more)));
        }
        Refusal.requireNone(problems);
    }

    private void keep(String bank, LocalDate day, String hash, boolean whole, Report report) {
        BankReport kept =
                reports.save(new BankReport(bank, day, report.format(), hash, whole, clock.instant(), Actor.current()));
        lines.keep(
                kept.id(),
                bank,
                column(report, String[]::new, ReportLine::id),
                column(
                        report,
                        String[]::new,
                        line -> line.virtualAccountNumber().digits()),
                column(report, Long[]::new, ReportLine::amount),
                column(
                        report,
                        String[]::new,
                        line -> line.paidAt() == null ? null : line.paidAt().toString()),
                column(report, String[]::new, ReportLine::referenceNo));
        entries.saveAll(report.others().stream()
                .map(other -> new BankReportEntry(kept.id(), other))
                .toList());
    }

    private static <T> T[] column(Report report, IntFunction<T[]> array, Function<ReportLine, T> value) {
        return report.lines().stream().map(value).toArray(array);
    }
}
