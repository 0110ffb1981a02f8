package id.paspor.payment;

import id.paspor.casefile.CaseFiles;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Receipts for what was paid. Their numbers follow from the bill, of which every payment has its own. */
@Service
public class Receipts {

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final Offices offices;

    Receipts(JdbcClient jdbc, CaseFiles cases, Offices offices) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.offices = offices;
    }

    /** The receipt for the newest payment of a case. */
    @Transactional(readOnly = true)
    public Optional<Receipt> latest(String registrationNumber) {
        return jdbc.sql("""
                select b.id, p.amount, b.virtual_account_number, p.reference, p.received_at
                from payment p join bill b on b.id = p.bill
                where b.registration_number = ? order by b.id desc limit 1""")
                .param(registrationNumber)
                .query((row, number) -> {
                    Instant received = row.getTimestamp("received_at").toInstant();
                    return new Receipt(
                            number(registrationNumber, row.getLong("id"), received),
                            row.getLong("amount"),
                            row.getString("virtual_account_number"),
                            row.getString("reference"),
                            received);
                })
                .optional();
    }

    private String number(String registrationNumber, long bill, Instant received) {
        Office office = offices.get(cases.get(registrationNumber).office());
        return "%s/%d/%08d"
                .formatted(office.code(), received.atZone(office.zone()).getYear(), bill);
    }
}
