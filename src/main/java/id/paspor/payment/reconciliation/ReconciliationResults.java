package id.paspor.payment.reconciliation;

import id.paspor.kernel.Refusal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What reconciliations came to, as it was when they were closed. */
@Service
public class ReconciliationResults {

    /** How many are on a page. */
    public static final int PAGE = 20;

    private static final String COLUMNS =
            "id, first_day, last_day, started_at, started_by, cleared, closed_at, lines, lines_sum, received,"
                    + " received_sum, differences, receivable, open_bills";

    private final JdbcClient jdbc;

    ReconciliationResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of reconciliations, newest first, and one more if there are more.
     *
     * @param page from 1
     */
    @Transactional(readOnly = true)
    public List<Reconciliation> page(int page) {
        return jdbc.sql("select " + COLUMNS + " from reconciliation order by id desc limit ? offset ?")
                .params(PAGE + 1, (page - 1L) * PAGE)
                .query(Reconciliation.class)
                .list();
    }

    /**
     * One reconciliation.
     *
     * @throws Refusal when there is none
     */
    @Transactional(readOnly = true)
    public Reconciliation get(long id) {
        return jdbc.sql("select " + COLUMNS + " from reconciliation where id = ?")
                .param(id)
                .query(Reconciliation.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("reconciliation.unknown"));
    }

    /** What the payments on its reports came to, of all offices. */
    @Transactional(readOnly = true)
    public List<ReconciliationTotal> totals(long id) {
        return jdbc.sql("""
                select r.bank, r.day, lower(replace(o.outcome, '_', '-')) as outcome, count(*), sum(l.amount)
                from reconciliation_line o
                    join bank_report_line l on l.id = o.line
                    join bank_report r on r.id = l.report
                where o.reconciliation = ?
                group by r.bank, r.day, o.outcome order by r.day, r.bank, o.outcome""").param(id).query(ReconciliationTotal.class).list();
    }

    /**
     * What it found.
     *
     * @param offices whose cases are shown, beside what belongs to no office; {@code null} for all
     * @param most how many at most
     */
    @Transactional(readOnly = true)
    public List<ReconciliationFinding> findings(long id, List<String> offices, int most) {
        return jdbc.sql("""
                select lower(replace(kind, '_', '-')) as kind, bank, day, payment_request_id, virtual_account_number,
                    c.registration_number, c.office, amount, file_name, text_indonesian, text_english
                from (
                    select o.outcome as kind, l.bank, r.day, l.payment_request_id, l.virtual_account_number, l.amount,
                        case when o.outcome <> 'UNKNOWN_ACCOUNT'
                            then right(l.virtual_account_number, 16) end as registration_number,
                        null as file_name, null as text_indonesian, null as text_english
                    from reconciliation_line o
                        join bank_report_line l on l.id = o.line
                        join bank_report r on r.id = l.report
                    where o.reconciliation = :id and o.outcome <> 'KNOWN'
                    union all
                    select f.kind, f.bank, f.day, substr(f.payment, length(f.bank) + 2), call.virtual_account_number,
                        p.amount, b.registration_number, f.file_name, f.text_indonesian, f.text_english
                    from reconciliation_difference f
                        left join payment p on p.reference = f.payment
                        left join bill b on b.id = p.bill
                        left join bank_payment call on call.bank = f.bank
                            and call.payment_request_id = substr(f.payment, length(f.bank) + 2)
                    where f.reconciliation = :id) found
                    left join case_file c on c.registration_number = found.registration_number
                where :everywhere or c.office is null or c.office = any (:offices)
                order by day nulls last, bank, kind, payment_request_id, file_name
                limit :most""")
                .param("id", id)
                .param("everywhere", offices == null)
                .param("offices", offices == null ? new String[0] : offices.toArray(String[]::new))
                .param("most", most)
                .query(ReconciliationFinding.class)
                .list();
    }
}
