package id.paspor.supervision.report;

import id.paspor.booklet.BookletStock;
import id.paspor.casefile.OfficeHistory;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.payment.Bills;
import id.paspor.supervision.figures.Figures;
import id.paspor.web.Papers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The monthly reports of offices: in Indonesian, as papers of the state are, and as a table. */
@Service
@Transactional(readOnly = true)
public class MonthlyReports {

    /** Of how many months that are over a report can be sent: their history is not erased yet. */
    public static final int MONTHS = 12;

    /** How many reports are listed. */
    public static final int MOST = 100;

    private final SentReportRepository sent;
    private final OfficeHistory history;
    private final Figures figures;
    private final Bills bills;
    private final BookletStock stock;
    private final ReportCsv csv;
    private final Papers papers;
    private final ReportMail mail;
    private final Deadlines deadlines;
    private final Clock clock;

    MonthlyReports(
            SentReportRepository sent,
            OfficeHistory history,
            Figures figures,
            Bills bills,
            BookletStock stock,
            ReportCsv csv,
            Papers papers,
            ReportMail mail,
            Deadlines deadlines,
            Clock clock) {
        this.sent = sent;
        this.history = history;
        this.figures = figures;
        this.bills = bills;
        this.stock = stock;
        this.csv = csv;
        this.papers = papers;
        this.mail = mail;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * A report in the list of those that were sent.
     *
     * @param month its first day
     */
    public record Sent(long id, LocalDate month, Instant sentAt, String sentBy) {}

    /** The months of which an office can report now, the latest first. */
    public List<YearMonth> months(Office office) {
        YearMonth now = YearMonth.from(deadlines.today(office));
        return Stream.iterate(now.minusMonths(1), month -> month.minusMonths(1))
                .limit(MONTHS)
                .toList();
    }

    /**
     * Draws a report up, and keeps it as it is sent.
     *
     * @throws Refusal when the month is not over at the office, or too long ago
     */
    @Transactional
    public void send(Office office, YearMonth month) {
        if (!months(office).contains(month)) {
            throw Refusal.invalid("month", "report.no-such-month", MONTHS);
        }
        MonthlyReport report = drawUp(office, month);
        byte[] pdf = papers.pdf("supervision/report-paper", Texts.INDONESIAN, Map.of("report", report));
        SentReport kept = sent.save(new SentReport(report, pdf, csv.of(report)));
        mail.tell(office, month, kept.id(), report.at());
    }

    MonthlyReport drawUp(Office office, YearMonth month) {
        LocalDate first = month.atDay(1);
        LocalDate last = month.atEndOfMonth();
        return new MonthlyReport(
                office,
                month,
                clock.instant(),
                Actor.current(),
                history.issued(office, first, last),
                figures.of(office, month),
                bills.revenue(office, office.startOf(first), office.startOf(last.plusDays(1))),
                stock.balances(office, first, last));
    }

    /** What an office has sent, the latest month first. */
    public List<Sent> sent(Office office) {
        return sent.latest(office.code(), MOST);
    }

    /**
     * A report as it was sent.
     *
     * @throws Refusal when the office has sent none of this number
     */
    public byte[] pdf(Office office, long id) {
        return sent.pdf(id, office.code()).orElseThrow(MonthlyReports::unknown);
    }

    /** As {@link #pdf}. */
    public byte[] csv(Office office, long id) {
        return sent.csv(id, office.code()).orElseThrow(MonthlyReports::unknown);
    }

    private static Refusal unknown() {
        return Refusal.notFound("report.unknown");
    }
}
