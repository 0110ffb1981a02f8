package id.paspor.payment.report;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.written.PlainText;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.payment.report.OtherEntry.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** The lines of a report while it is read: each is checked, and what is wrong is said by its number. */
class ReportLines {

    private static final int MOST_LINES = 100_000;
    private static final int MOST_PROBLEMS = 20;

    /** The day of banks. */
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,126}[\\x21-\\x7e])?");
    private static final long MOST_RUPIAH = 999_999_999_999_999L;
    private static final int LONGEST_REFERENCE = 128;

    private final LocalDate day;
    private final Accounts accounts;
    private final List<OtherEntry> others = new ArrayList<>();
    private final Map<String, ReportLine> lines = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int read;
    private long more;

    ReportLines(LocalDate day, Accounts accounts) {
        this.day = day;
        this.accounts = accounts;
    }

    /** Takes a line, or notes what is wrong with it. */
    void add(RawLine raw) {
        count();
        long before = problems.size() + more;
        String id = matching(ID, raw.id(), "report.id", raw);
        Optional<VirtualAccountNumber> account = account(raw);
        long amount = amount(raw);
        if (!"IDR".equals(StringUtils.stripToEmpty(raw.currency()))) {
            wrong("report.currency", raw.number());
        }
        Instant paidAt = paidAt(raw);
        if (problems.size() + more == before) {
            keep(new ReportLine(id, account.orElseThrow(), amount, paidAt, referenceNo(raw)), raw);
        }
    }

    /**
     * Takes what is no payment.
     *
     * @param id the bank's number of the payment that it is about, or {@code null}
     * @param amount whole rupiah, or {@code null} when it is none
     */
    void other(int number, Kind kind, String id, Long amount) {
        count();
        boolean numbered = id != null && ID.matcher(id).matches();
        boolean money = amount != null && amount > 0;
        others.add(new OtherEntry(number, kind, numbered ? id : null, money ? amount : null));
    }

    private void count() {
        if (++read > MOST_LINES) {
            throw ReportReader.refused("report.too-many-lines", String.valueOf(MOST_LINES));
        }
    }

    /** Notes what is wrong with a line. */
    void wrong(String code, long line) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(null, code, String.valueOf(line)));
        } else {
            more++;
        }
    }

    /** What is no payment, in the order of the file. */
    List<OtherEntry> others() {
        return List.copyOf(others);
    }

    /**
     * The payments, but for those that the same report takes back.
     *
     * @throws Refusal when anything was wrong
     */
    List<ReportLine> checked() {
        if (more > 0) {
            problems.add(new Problem(null, "report.more", String.valueOf(more)));
        }
        Refusal.requireNone(problems);
        others.stream().filter(other -> other.kind() == Kind.PAYMENT_REVERSED).forEach(this::takeBack);
        return List.copyOf(lines.values());
    }

    private void takeBack(OtherEntry reversal) {
        lines.computeIfPresent(
                String.valueOf(reversal.paymentRequestId()),
                (id, line) -> Objects.equals(line.amount(), reversal.amount()) ? null : line);
    }

    private void keep(ReportLine line, RawLine raw) {
        ReportLine first = lines.putIfAbsent(line.id(), line);
        if (first != null && !first.agreesWith(line)) {
            wrong("report.repeated", raw.number());
        }
    }

    private Optional<VirtualAccountNumber> account(RawLine raw) {
        String digits = StringUtils.stripToEmpty(raw.account());
        Optional<VirtualAccountNumber> account = VirtualAccountNumber.of(digits)
                .map(number -> accounts.read(digits).orElse(number));
        if (account.isEmpty()) {
            wrong("report.account", raw.number());
        }
        return account;
    }

    private String matching(Pattern pattern, String text, String code, RawLine raw) {
        String stripped = StringUtils.stripToEmpty(text);
        if (!pattern.matcher(stripped).matches()) {
            wrong(code, raw.number());
        }
        return stripped;
    }

    private long amount(RawLine raw) {
        if (raw.amount() == null || raw.amount() == 0 || raw.amount() > MOST_RUPIAH) {
            wrong("report.amount", raw.number());
            return 0;
        }
        return raw.amount();
    }

    /** When it was paid, which must be on the day of the report; {@code null} when only the day is told. */
    private Instant paidAt(RawLine raw) {
        String text = StringUtils.stripToEmpty(raw.time());
        try {
            boolean dayOnly = !text.contains("T");
            Instant paidAt = dayOnly ? null : instant(text);
            LocalDate paidOn = dayOnly ? day(text) : LocalDate.ofInstant(paidAt, JAKARTA);
            if (!paidOn.equals(day)) {
                wrong("report.other-day", raw.number());
            }
            return paidAt;
        } catch (DateTimeException unreadable) {
            wrong("report.time", raw.number());
            return null;
        }
    }

    /** A day, which XML Schema lets have a zone of its own. */
    private static LocalDate day(String text) {
        return LocalDate.parse(text, DateTimeFormatter.ISO_DATE);
    }

    /** A moment; one without a zone is in Jakarta. */
    private static Instant instant(String text) {
        boolean zoned = text.endsWith("Z") || text.matches(".*[+-][0-9]{2}:[0-9]{2}");
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(JAKARTA).toInstant();
    }

    /** The bank's own number, if there is one that can be kept. */
    private static String referenceNo(RawLine raw) {
        String text = StringUtils.stripToEmpty(raw.referenceNo());
        return text.isEmpty() || !PlainText.isPlain(text) ? null : StringUtils.left(text, LONGEST_REFERENCE);
    }
}
