package id.paspor.payment.reconciliation;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.account.VirtualAccountNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReconciliationLineRepository extends Repository<ReconciliationLine, ReconciliationLine.Key> {

    /** Something that was found, see {@link ReconciliationFinding}. */
    interface Found {

        String getKind();

        String getBank();

        LocalDate getDay();

        String getPaymentRequestId();

        String getVirtualAccountNumber();

        String getRegistrationNumber();

        Long getAmount();

        String getFileName();

        String getTextIndonesian();

        String getTextEnglish();

        Integer getEntry();

        /** The case that it is about. */
        default Optional<RegistrationNumber> ofCase() {
            return Optional.ofNullable(getRegistrationNumber()).map(RegistrationNumber::new);
        }

        /** At the office of its case, or {@code null}, when no case has the number. */
        default ReconciliationFinding at(String office) {
            return new ReconciliationFinding(
                    getKind(),
                    getBank(),
                    getDay(),
                    getPaymentRequestId(),
                    getVirtualAccountNumber() == null ? null : new VirtualAccountNumber(getVirtualAccountNumber()),
                    office == null ? null : ofCase().orElse(null),
                    office,
                    getAmount(),
                    getFileName(),
                    getTextIndonesian(),
                    getTextEnglish(),
                    getEntry());
        }
    }

    /** What is booked as it is reported, as most payments are, needs no transaction of its own. */
    @Modifying
    @NativeQuery("""
            insert into reconciliation_line (reconciliation, line, outcome)
            select compared.reconciliation, l.id, 'KNOWN'
            from reconciliation_report compared
                join bank_report_line l on l.report = compared.report
                join payment p on p.reference = l.bank || ':' || l.payment_request_id and p.amount = l.amount
                join bill b on b.id = p.bill
            where compared.reconciliation = :reconciliation
                and exists (select from unnest(cast(:prefixes as text[])) prefix
                    where l.virtual_account_number = prefix || b.registration_number)
                and not exists (select from payment_discrepancy d
                    where d.bank = l.bank and d.payment_request_id = l.payment_request_id)
            on conflict do nothing""")
    int markWhatIsBooked(long reconciliation, String[] prefixes);

    @Modifying
    @NativeQuery("insert into reconciliation_line (reconciliation, line, outcome)"
            + " values (:reconciliation, :line, :outcome) on conflict do nothing")
    int keep(long reconciliation, long line, String outcome);

    @Query("""
            select r.bank, r.day, lower(replace(cast(o.outcome as string), '_', '-')), cast(count(*) as integer),
                sum(l.amount)
            from ReconciliationLine o join BankReportLine l on l.id = o.id.line join BankReport r on r.id = l.report
            where o.id.reconciliation = :reconciliation
            group by r.bank, r.day, o.outcome order by r.day, r.bank, o.outcome""")
    List<ReconciliationTotal> totals(long reconciliation);

    @NativeQuery("""
            select lower(replace(kind, '_', '-')) as kind, bank, day, payment_request_id, virtual_account_number,
                registration_number, amount, file_name, text_indonesian, text_english, entry
            from (
                select o.outcome as kind, l.bank, r.day, l.payment_request_id, l.virtual_account_number, l.amount,
                    case when o.outcome <> 'UNKNOWN_ACCOUNT'
                        then right(l.virtual_account_number, 16) end as registration_number,
                    null as file_name, null as text_indonesian, null as text_english,
                    cast(null as integer) as entry
                from reconciliation_line o
                    join bank_report_line l on l.id = o.line
                    join bank_report r on r.id = l.report
                where o.reconciliation = :reconciliation and o.outcome <> 'KNOWN'
                union all
                select f.kind, f.bank, f.day, substr(f.payment, length(f.bank) + 2), call.virtual_account_number,
                    p.amount, b.registration_number, f.file_name, f.text_indonesian, f.text_english, null
                from reconciliation_difference f
                    left join payment p on p.reference = f.payment
                    left join bill b on b.id = p.bill
                    left join bank_payment call on call.bank = f.bank
                        and call.payment_request_id = substr(f.payment, length(f.bank) + 2)
                where f.reconciliation = :reconciliation
                union all
                select 'ENTRY_' || e.kind, r.bank, r.day, e.payment_request_id, b.virtual_account_number, e.amount,
                    b.registration_number, null, null, null, e.entry
                from reconciliation_report compared
                    join bank_report r on r.id = compared.report
                    join bank_report_entry e on e.report = r.id
                    left join payment p on p.reference = r.bank || ':' || e.payment_request_id
                    left join bill b on b.id = p.bill
                where compared.reconciliation = :reconciliation) found
            order by day nulls last, bank, kind, entry, payment_request_id, file_name
            limit :most""")
    List<Found> findings(long reconciliation, int most);
}
