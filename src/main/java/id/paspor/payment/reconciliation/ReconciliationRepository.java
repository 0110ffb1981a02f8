package id.paspor.payment.reconciliation;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReconciliationRepository extends Repository<ReconciliationEntity, Long> {

    ReconciliationEntity save(ReconciliationEntity reconciliation);

    Slice<Reconciliation> findAllByOrderByIdDesc(Pageable page);

    Optional<Reconciliation> findViewById(long id);

    /** Has it compare the reports of its days that are here. */
    @Modifying
    @NativeQuery("""
            insert into reconciliation_report (reconciliation, report)
            select r.id, b.id from reconciliation r join bank_report b on b.day between r.first_day and r.last_day
            where r.id = :id on conflict do nothing""")
    int chooseReports(long id);

    @Modifying
    @Query("update ReconciliationEntity r set r.cleared = r.cleared + :more where r.id = :id")
    int addCleared(long id, int more);

    /** Ends it with its figures, once. Of what is no payment only what may be a payer's money is a difference. */
    @Modifying
    @NativeQuery("""
            update reconciliation r set
                closed_at = :now,
                lines = line.count,
                lines_sum = line.sum,
                received = line.received,
                received_sum = line.received_sum,
                differences = line.differences
                    + (select count(*) from reconciliation_difference d where d.reconciliation = r.id)
                    + (select count(*) from reconciliation_report c join bank_report_entry e on e.report = c.report
                        where c.reconciliation = r.id
                            and e.kind in ('PAYMENT_REVERSED', 'NO_DETAILS', 'NO_ACCOUNT', 'NO_NUMBER')),
                receivable = coalesce((select balance from ledger_balance where account = 'RECEIVABLE'), 0),
                open_bills = (select coalesce(sum(amount), 0) from bill where state = 'OPEN')
            from (select count(*), coalesce(sum(l.amount), 0) as sum,
                    count(*) filter (where o.outcome = 'RECEIVED') as received,
                    coalesce(sum(l.amount) filter (where o.outcome = 'RECEIVED'), 0) as received_sum,
                    count(*) filter (where o.outcome not in ('RECEIVED', 'KNOWN')) as differences
                from reconciliation_line o join bank_report_line l on l.id = o.line
                where o.reconciliation = :id) line
            where r.id = :id and r.closed_at is null""")
    void close(long id, Instant now);
}
