package id.paspor.payment.reconciliation;

import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface BankReportLineRepository extends Repository<BankReportLine, Long> {

    /** The payments that are known under these numbers of a bank. */
    @NativeQuery("select * from bank_report_line where bank = :bank and payment_request_id = any(:numbers)")
    List<BankReportLine> known(String bank, String[] numbers);

    /**
     * Keeps the lines of a report that no earlier report had, one in each place of all arrays.
     *
     * @param paidAt moments as ISO 8601 has them
     */
    @Modifying
    @NativeQuery("""
            insert into bank_report_line
                (report, bank, payment_request_id, virtual_account_number, amount, paid_at, reference_no)
            select :report, :bank, line.*
            from unnest(:numbers, :accounts, :amounts, cast(:paidAt as timestamptz[]), :references) line
            on conflict (bank, payment_request_id) do nothing""")
    void keep(
            long report,
            String bank,
            String[] numbers,
            String[] accounts,
            Long[] amounts,
            String[] paidAt,
            String[] references);

    /** What the reports of a reconciliation have that it has not looked at. */
    @NativeQuery("""
            select l.* from reconciliation_report compared join bank_report_line l on l.report = compared.report
            where compared.reconciliation = :reconciliation and not exists (
                select from reconciliation_line done
                where done.reconciliation = compared.reconciliation and done.line = l.id)
            order by l.id""")
    List<BankReportLine> toTake(long reconciliation);
}
