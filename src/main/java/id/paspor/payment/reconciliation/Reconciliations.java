package id.paspor.payment.reconciliation;

import id.paspor.engine.OwnTransaction;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.payment.BankPayment;
import id.paspor.payment.Discrepancies;
import id.paspor.payment.Evidence;
import id.paspor.payment.Payments;
import id.paspor.payment.Taken;
import id.paspor.payment.VirtualAccounts;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private static final int ATTEMPTS = 5;
    private static final int LONGEST_FILE_NAME = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliations.class);

    private final JdbcClient jdbc;
    private final BankReports reports;
    private final ReportsFolder folder;
    private final VirtualAccounts accounts;
    private final Payments payments;
    private final Discrepancies discrepancies;
    private final OwnTransaction own;
    private final Texts texts;
    private final Clock clock;

    Reconciliations(
            JdbcClient jdbc,
            BankReports reports,
            ReportsFolder folder,
            VirtualAccounts accounts,
            Payments payments,
            Discrepancies discrepancies,
            OwnTransaction own,
            Texts texts,
            Clock clock) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.folder = folder;
        this.accounts = accounts;
        this.payments = payments;
        this.discrepancies = discrepancies;
        this.own = own;
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
        return jdbc.sql("""
                insert into reconciliation (first_day, last_day, started_at, started_by)
                values (?, ?, ?, ?) returning id""")
                .params(first, last, Timestamp.from(clock.instant()), Actor.current())
                .query(Long.class)
                .single();
    }

    /** The first day since there are bills on which a bank's whole report is missing or a report was not compared. */
    private LocalDate firstOpenDay(LocalDate last) {
        return jdbc.sql("""
                select min(day)::date
                from generate_series(
                    greatest(:first::date, coalesce(
                        (select (issued_at at time zone 'Asia/Jakarta')::date from bill order by id limit 1),
                        :last::date)),
                    :last::date, interval '1 day') day
                where exists (select from unnest(:banks::text[]) bank where not exists (
                        select from bank_report where bank_report.bank = bank.bank and bank_report.day = day.day and whole))
                    or exists (select from bank_report where bank_report.day = day.day and not exists (
                        select from reconciliation_report compared
                            join reconciliation on reconciliation.id = compared.reconciliation
                        where compared.report = bank_report.id and closed_at is not null))""")
                .param("first", last.minusDays(MOST_DAYS - 1L))
                .param("last", last)
                .param("banks", reports.banks().toArray(String[]::new))
                .query(LocalDate.class)
                .optional()
                .orElse(last);
    }

    /** Takes in the files of the reports' folder that are new; what is wrong with the others is told. */
    public void readReports(long id) {
        own.of(() -> jdbc.sql(
                        "delete from reconciliation_difference where reconciliation = ? and kind = 'FILE_REFUSED'")
                .param(id)
                .update());
        for (Path file : folder.files()) {
            try {
                folder.read(file, (bank, day, content) -> own.of(() -> reports.take(bank, day, content)));
            } catch (Refusal refusal) {
                String name = file.getFileName().toString();
                own.of(() -> jdbc.sql("""
                        insert into reconciliation_difference
                            (reconciliation, kind, file_name, text_indonesian, text_english)
                        values (?, 'FILE_REFUSED', ?, ?, ?) on conflict do nothing""")
                        .params(
                                id,
                                name.substring(0, Math.min(name.length(), LONGEST_FILE_NAME)),
                                texts.in(Texts.INDONESIAN, refusal),
                                texts.in(Texts.ENGLISH, refusal))
                        .update());
            }
        }
    }

    /** Compares the reports of its days with the books, each payment in a short transaction of its own. */
    public void compare(long id) {
        own.of(() -> chooseReports(id));
        own.of(() -> markWhatIsBooked(id));
        linesToTake(id).forEach(line -> anew(() -> take(id, line)));
        own.of(() -> findDifferences(id));
        comparedDays(id).forEach(compared -> anew(() -> clearRefused(id, compared)));
    }

    private int chooseReports(long id) {
        return jdbc.sql("""
                insert into reconciliation_report (reconciliation, report)
                select r.id, b.id from reconciliation r join bank_report b on b.day between r.first_day and r.last_day
                where r.id = ? on conflict do nothing""").param(id).update();
    }

    /** What is booked as it is reported, as most payments are, needs no transaction of its own. */
    private int markWhatIsBooked(long id) {
        return jdbc.sql("""
                insert into reconciliation_line (reconciliation, line, outcome)
                select compared.reconciliation, l.id, 'KNOWN'
                from reconciliation_report compared
                    join bank_report_line l on l.report = compared.report
                    join payment p on p.reference = l.bank || ':' || l.payment_request_id and p.amount = l.amount
                    join bill b on b.id = p.bill
                where compared.reconciliation = :id
                    and exists (select from unnest(:prefixes::text[]) prefix
                        where l.virtual_account_number = prefix || b.registration_number)
                    and not exists (select from payment_discrepancy d
                        where d.bank = l.bank and d.payment_request_id = l.payment_request_id)
                on conflict do nothing""")
                .param("id", id)
                .param("prefixes", accounts.prefixes().toArray(String[]::new))
                .update();
    }

    private record Line(long id, BankPayment payment) {}

    private List<Line> linesToTake(long id) {
        return jdbc.sql("""
                select l.id, l.bank, l.payment_request_id, l.virtual_account_number, l.amount, l.paid_at
                from reconciliation_report compared join bank_report_line l on l.report = compared.report
                where compared.reconciliation = :id and not exists (
                    select from reconciliation_line done where done.reconciliation = :id and done.line = l.id)
                order by l.id""")
                .param("id", id)
                .query((row, number) -> {
                    Timestamp paidAt = row.getTimestamp("paid_at");
                    return new Line(
                            row.getLong("id"),
                            new BankPayment(
                                    row.getString("bank"),
                                    row.getString("payment_request_id"),
                                    row.getString("virtual_account_number"),
                                    row.getLong("amount"),
                                    paidAt == null ? null : paidAt.toInstant()));
                })
                .list();
    }

    private int take(long id, Line line) {
        Taken taken = payments.take(line.payment(), Evidence.STATEMENT);
        return jdbc.sql("insert into reconciliation_line (reconciliation, line, outcome) values (?, ?, ?)"
                        + " on conflict do nothing")
                .params(id, line.id(), taken.name())
                .update();
    }

    private int findDifferences(long id) {
        jdbc.sql("delete from reconciliation_difference where reconciliation = ? and kind <> 'FILE_REFUSED'")
                .param(id)
                .update();
        jdbc.sql("""
                insert into reconciliation_difference (reconciliation, kind, bank, day)
                select r.id, 'NO_REPORT', bank.bank, day.day
                from reconciliation r
                    cross join unnest(:banks::text[]) bank
                    cross join lateral generate_series(r.first_day, r.last_day, interval '1 day') day
                where r.id = :id and day.day < :today and not exists (select from reconciliation_report compared
                    join bank_report on bank_report.id = compared.report
                    where compared.reconciliation = r.id and bank_report.bank = bank.bank
                        and bank_report.day = day.day and whole)""")
                .param("id", id)
                .param("today", reports.today())
                .param("banks", reports.banks().toArray(String[]::new))
                .update();
        return comparedDays(id).stream()
                .mapToInt(compared -> findMissing(id, compared))
                .sum();
    }

    /** What is booked for a bank and day and on none of its reports. */
    private int findMissing(long id, BankDay compared) {
        return jdbc.sql("""
                insert into reconciliation_difference (reconciliation, kind, bank, day, payment)
                select :id, 'MISSING_AT_BANK', :bank, :day, p.reference
                from payment p
                where starts_with(p.reference, :bank || ':') and p.received_at >= :since and p.received_at < :until
                    and not exists (select from bank_report_line l
                        where l.bank = :bank and l.payment_request_id = substr(p.reference, length(:bank) + 2))""")
                .param("id", id)
                .param("bank", compared.bank())
                .param("day", compared.day())
                .param("since", startOf(compared.day()))
                .param("until", startOf(compared.day().plusDays(1)))
                .update();
    }

    private int clearRefused(long id, BankDay compared) {
        return jdbc.sql("update reconciliation set cleared = cleared + ? where id = ?")
                .params(discrepancies.clearRefused(compared.bank(), compared.day()), id)
                .update();
    }

    private record BankDay(String bank, LocalDate day) {}

    /** The days of which a bank's whole report was compared, so that what is not on it did not come. */
    private List<BankDay> comparedDays(long id) {
        return jdbc.sql("""
                select distinct bank, day from reconciliation_report compared
                    join bank_report on bank_report.id = compared.report
                where compared.reconciliation = ? and whole order by day, bank""").param(id).query(BankDay.class).list();
    }

    private static Timestamp startOf(LocalDate day) {
        Instant start = day.atStartOfDay(Discrepancies.BANK_ZONE).toInstant();
        return Timestamp.from(start);
    }

    /** Ends it with its figures, and looks whether what is owed by the ledger is what the open bills say. */
    @Transactional
    public void close(long id) {
        jdbc.sql("""
                update reconciliation r set
                    closed_at = :now,
                    lines = line.count,
                    lines_sum = line.sum,
                    received = line.received,
                    received_sum = line.received_sum,
                    differences = line.differences
                        + (select count(*) from reconciliation_difference d where d.reconciliation = r.id),
                    receivable = coalesce((select balance from ledger_balance where account = 'RECEIVABLE'), 0),
                    open_bills = (select coalesce(sum(amount), 0) from bill where state = 'OPEN')
                from (select count(*), coalesce(sum(l.amount), 0) as sum,
                        count(*) filter (where o.outcome = 'RECEIVED') as received,
                        coalesce(sum(l.amount) filter (where o.outcome = 'RECEIVED'), 0) as received_sum,
                        count(*) filter (where o.outcome not in ('RECEIVED', 'KNOWN')) as differences
                    from reconciliation_line o join bank_report_line l on l.id = o.line
                    where o.reconciliation = :id) line
                where r.id = :id and r.closed_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Does something in a transaction of its own, anew when somebody else was in the way. */
    private void anew(Supplier<Integer> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                own.of(work);
                return;
            } catch (ConcurrencyFailureException inTheWay) {
                if (attempt == ATTEMPTS) {
                    throw inTheWay;
                }
                LOG.debug("A payment is taken anew", inTheWay);
            }
        }
    }
}
