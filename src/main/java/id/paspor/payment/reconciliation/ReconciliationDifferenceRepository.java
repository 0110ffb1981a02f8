package id.paspor.payment.reconciliation;

import id.paspor.payment.reconciliation.ReconciliationDifference.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReconciliationDifferenceRepository extends Repository<ReconciliationDifference, Long> {

    @Modifying
    @Query("delete from ReconciliationDifference d where d.reconciliation = :reconciliation and d.kind in :kinds")
    int forget(long reconciliation, Collection<Kind> kinds);

    /** A file is no report, and why. */
    @Modifying
    @NativeQuery("""
            insert into reconciliation_difference (reconciliation, kind, file_name, text_indonesian, text_english)
            values (:reconciliation, 'FILE_REFUSED', :fileName, :indonesian, :english) on conflict do nothing""")
    int refuse(long reconciliation, String fileName, String indonesian, String english);

    /** The days before today of which a bank's whole report is not there. */
    @Modifying
    @NativeQuery("""
            insert into reconciliation_difference (reconciliation, kind, bank, day)
            select r.id, 'NO_REPORT', bank.bank, day.day
            from reconciliation r
                cross join unnest(cast(:banks as text[])) bank
                cross join lateral generate_series(r.first_day, r.last_day, interval '1 day') day
            where r.id = :reconciliation and day.day < :today and not exists (
                select from reconciliation_report compared join bank_report on bank_report.id = compared.report
                where compared.reconciliation = r.id and bank_report.bank = bank.bank
                    and bank_report.day = day.day and whole)""")
    void findMissingReports(long reconciliation, LocalDate today, String[] banks);

    /** What is booked for a bank and day and on none of its reports. */
    @Modifying
    @NativeQuery("""
            insert into reconciliation_difference (reconciliation, kind, bank, day, payment)
            select :reconciliation, 'MISSING_AT_BANK', :bank, :day, p.reference
            from payment p
            where starts_with(p.reference, :bank || ':') and p.received_at >= :since and p.received_at < :until
                and not exists (select from bank_report_line l
                    where l.bank = :bank and l.payment_request_id = substr(p.reference, length(:bank) + 2))""")
    int findMissingPayments(long reconciliation, String bank, LocalDate day, Instant since, Instant until);
}
