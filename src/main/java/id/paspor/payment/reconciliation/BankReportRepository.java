package id.paspor.payment.reconciliation;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BankReportRepository extends Repository<BankReport, Long> {

    /** A day of a bank, in Jakarta. */
    interface BankDay {

        String getBank();

        LocalDate getDay();
    }

    BankReport save(BankReport report);

    /** Lets one report of a bank in at a time, until the end of the transaction. */
    @NativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended('paspor.report.' || :bank, 0))) locked")
    int lock(String bank);

    /** Whether a report is here; the one of a whole day will do for a part of it. */
    @Query("""
            select count(r) > 0 from BankReport r
            where r.bank = :bank and r.day = :day and r.sha256 = :sha256 and (r.whole = true or :whole = false)""")
    boolean isKept(String bank, LocalDate day, String sha256, boolean whole);

    /** The days of which a bank's whole report was compared, so that what is not on it did not come. */
    @NativeQuery("""
            select distinct bank, day from reconciliation_report compared
                join bank_report on bank_report.id = compared.report
            where compared.reconciliation = :reconciliation and whole order by day, bank""")
    List<BankDay> comparedDays(long reconciliation);

    /** The first day since there are bills on which a bank's whole report is missing or a report was not compared. */
    @NativeQuery("""
            select cast(min(day) as date)
            from generate_series(
                greatest(cast(:first as date), coalesce(
                    (select cast(issued_at at time zone 'Asia/Jakarta' as date) from bill order by id limit 1),
                    cast(:last as date))),
                cast(:last as date), interval '1 day') day
            where exists (select from unnest(cast(:banks as text[])) bank where not exists (
                    select from bank_report where bank_report.bank = bank.bank and bank_report.day = day.day and whole))
                or exists (select from bank_report where bank_report.day = day.day and not exists (
                    select from reconciliation_report compared
                        join reconciliation on reconciliation.id = compared.reconciliation
                    where compared.report = bank_report.id and closed_at is not null))""")
    Optional<Date> firstOpenDay(LocalDate first, LocalDate last, String[] banks);
}
