package id.paspor.payment.book;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Office;
import id.paspor.office.Product;
import id.paspor.payment.Bill;
import id.paspor.payment.Discrepancy;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.payment.book.Books.Balance;
import id.paspor.payment.book.Books.BilledCase;
import id.paspor.payment.book.Books.Refund;
import id.paspor.payment.book.Books.Revenue;
import id.paspor.payment.book.Books.Sum;
import id.paspor.payment.book.Books.Which;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Lists and sums over bills, payments, money that fits none, and the ledger; and the table of refunds. */
@Repository
class BookRepository {

    private static final String BILLED =
            "select b.id, b.registration_number, b.product, b.amount, b.virtual_account_number, b.state, b.issued_at, b.due_at,"
                    + " b.paid_at, p.reference from bill b left join payment p on p.bill = b.id ";

    /** What is looked for is in one of the numbers; a receipt's number ends in that of its bill. */
    private static final String PAID = """
            where b.office = :office and b.paid_at >= :from and b.paid_at < :until and (:find = ''
                or position(:find in b.registration_number) > 0 or position(:find in b.virtual_account_number) > 0
                or position(lower(:find) in lower(p.reference)) > 0
                or :find like '___/____/________' and right(:find, 8) = lpad(cast(b.id as text), 8, '0'))""";

    /** Money {@code d} that came for a case of the office, or for none. */
    private static final String AT_OFFICE = """
            (d.registration_number is null or exists (select from bill b
                where b.registration_number = d.registration_number and b.office = :office))""";

    private static final String REFUNDS = """
            select d.id, d.registration_number, d.bank, d.payment_request_id, d.virtual_account_number, d.state,
                coalesce(r.amount, h.held) as amount, d.paid_at, d.decided_at, r.made_on, r.reference, r.recorded_by
            from payment_discrepancy d join refund_balance h on h.discrepancy = d.id
            left join refund r on r.discrepancy = d.id
            where d.state in ('REFUND', 'ACCEPTED') and (h.held > 0 or r.discrepancy is not null) and\s""" + AT_OFFICE;

    private final JdbcClient jdbc;

    BookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BilledCase> paid(Office office, Days days, String find, int skip, int most) {
        return paid(BILLED + PAID + " order by b.paid_at desc, b.id desc offset :skip limit :most", office, days, find)
                .param("skip", skip)
                .param("most", most)
                .query((row, number) -> billed(row))
                .list();
    }

    Sum sumOfPaid(Office office, Days days, String find) {
        return paid(
                        "select count(*), coalesce(sum(b.amount), 0) from bill b join payment p on p.bill = b.id "
                                + PAID,
                        office,
                        days,
                        find)
                .query(BookRepository::sum)
                .single();
    }

    private StatementSpec paid(String statement, Office office, Days days, String find) {
        return jdbc.sql(statement)
                .param("office", office.code())
                .param("from", Timestamp.from(days.from(office)))
                .param("until", Timestamp.from(days.until(office)))
                .param("find", find);
    }

    List<BilledCase> bills(Office office, Which which, Instant now, int skip, int most) {
        String order = which == Which.EXPIRED ? " order by b.due_at desc, b.id desc" : " order by b.due_at, b.id";
        return bills(BILLED, which, office, now, order + " offset :skip limit :most")
                .param("skip", skip)
                .param("most", most)
                .query((row, number) -> billed(row))
                .list();
    }

    Sum sumOfBills(Office office, Which which, Instant now) {
        return bills("select count(*), coalesce(sum(b.amount), 0) from bill b ", which, office, now, "")
                .query(BookRepository::sum)
                .single();
    }

    private StatementSpec bills(String select, Which which, Office office, Instant now, String rest) {
        String condition = switch (which) {
            case OPEN -> "b.state = 'OPEN' and b.due_at >= :now";
            case OVERDUE -> "b.state = 'OPEN' and b.due_at < :now";
            // it expires when it is due, so that the moment leaves none out
            case EXPIRED -> "b.state = 'EXPIRED' and b.issued_at <= :now";
        };
        return jdbc.sql(select + "where b.office = :office and " + condition + rest)
                .param("office", office.code())
                .param("now", Timestamp.from(now));
    }

    private static BilledCase billed(ResultSet row) throws SQLException {
        return new BilledCase(
                row.getLong(1),
                new RegistrationNumber(row.getString(2)),
                Product.of(row.getString(3)),
                row.getLong(4),
                new VirtualAccountNumber(row.getString(5)),
                Bill.State.valueOf(row.getString(6)),
                instant(row, 7),
                instant(row, 8),
                instant(row, 9),
                row.getString(10));
    }

    List<Revenue> revenue(Office office, Days days) {
        return jdbc.sql("""
                select cast(paid_at at time zone :zone as date), product, count(*), sum(amount) from bill
                where office = :office and paid_at >= :from and paid_at < :until group by 1, 2 order by 1, 2""")
                .param("zone", office.zone().getId())
                .param("office", office.code())
                .param("from", Timestamp.from(days.from(office)))
                .param("until", Timestamp.from(days.until(office)))
                .query((row, number) -> new Revenue(
                        row.getObject(1, LocalDate.class),
                        Product.of(row.getString(2)),
                        row.getLong(3),
                        row.getLong(4)))
                .list();
    }

    List<Refund> refunds(Office office, int most) {
        return jdbc.sql(REFUNDS + " order by r.made_on desc nulls first, d.decided_at, d.id limit :most")
                .param("office", office.code())
                .param("most", most)
                .query((row, number) -> refund(row))
                .list();
    }

    Sum sumOfRefundsToMake(Office office) {
        return jdbc.sql("select count(*), coalesce(sum(amount), 0) from (" + REFUNDS
                        + " and r.discrepancy is null) due")
                .param("office", office.code())
                .query(BookRepository::sum)
                .single();
    }

    Sum sumOfUndecided(Office office) {
        return jdbc.sql(
                        "select count(*), coalesce(sum(d.amount), 0) from payment_discrepancy d where d.state = 'OPEN' and "
                                + AT_OFFICE)
                .param("office", office.code())
                .query(BookRepository::sum)
                .single();
    }

    private static Sum sum(ResultSet row, int number) throws SQLException {
        return new Sum(row.getLong(1), row.getLong(2));
    }

    Optional<Refund> refund(Office office, long discrepancy) {
        return jdbc.sql(REFUNDS + " and d.id = :discrepancy")
                .param("office", office.code())
                .param("discrepancy", discrepancy)
                .query((row, number) -> refund(row))
                .optional();
    }

    private static Refund refund(ResultSet row) throws SQLException {
        return new Refund(
                row.getLong(1),
                Optional.ofNullable(row.getString(2))
                        .map(RegistrationNumber::new)
                        .orElse(null),
                row.getString(3),
                row.getString(4),
                new VirtualAccountNumber(row.getString(5)),
                Discrepancy.State.valueOf(row.getString(6)),
                row.getLong(7),
                instant(row, 8),
                instant(row, 9),
                row.getObject(10, LocalDate.class),
                row.getString(11),
                row.getString(12));
    }

    int made(Refund refund, LocalDate day, String reference, String by, Instant now) {
        return jdbc.sql("""
                insert into refund (discrepancy, amount, made_on, reference, recorded_by, recorded_at)
                values (:discrepancy, :amount, :day, :reference, :by, :now) on conflict do nothing""")
                .param("discrepancy", refund.discrepancy())
                .param("amount", refund.amount())
                .param("day", day)
                .param("reference", reference)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    List<Balance> balances(Office office) {
        return jdbc.sql("""
                with latest as (select coalesce(max(through), 0) as through from ledger_closing),
                sums as (
                    select office, account, debit, credit from ledger_closing join latest using (through)
                    union all
                    select office, account, debit, credit from ledger_side where id > (select through from latest))
                select a.account, coalesce(sum(s.debit) filter (where s.office = :office), 0),
                    coalesce(sum(s.credit) filter (where s.office = :office), 0), coalesce(sum(s.debit - s.credit), 0)
                from unnest(array['RECEIVABLE', 'BANK_CLEARING', 'STATE_REVENUE', 'REFUNDS'])
                    with ordinality as a (account, place)
                left join sums s on s.account = a.account group by a.account, a.place order by a.place""")
                .param("office", office.code())
                .query((row, number) -> new Balance(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    /** Sums up what was booked before a moment, from the closing before; nothing when nothing was since that one. */
    int close(Instant until) {
        return jdbc.sql("""
                with latest as (select coalesce(max(through), 0) as through from ledger_closing),
                last as (select id as through from ledger_entry where booked_at < :until order by id desc limit 1)
                insert into ledger_closing (through, office, account, debit, credit)
                select (select through from last), office, account, sum(debit), sum(credit)
                from (
                    select office, account, debit, credit from ledger_closing join latest using (through)
                    union all
                    select office, account, debit, credit from ledger_side
                    where id > (select through from latest) and id <= (select through from last)) sums
                where (select through from last) > (select through from latest)
                group by office, account on conflict do nothing""").param("until", Timestamp.from(until)).update();
    }

    /** Forgets the closings from which later ones were made. */
    void forgetEarlierClosings() {
        jdbc.sql("delete from ledger_closing where through < (select max(through) from ledger_closing)")
                .update();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
