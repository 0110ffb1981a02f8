package id.paspor.payment;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.PersonalData;
import java.io.IOException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every bill and how it was paid, and payments that fitted none. */
@Component
class PaymentsOfPerson implements PersonalData {

    private final JdbcClient jdbc;
    private final CaseFiles cases;

    PaymentsOfPerson(JdbcClient jdbc, CaseFiles cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    private record Billed(
            long bill,
            String virtualAccountNumber,
            long amount,
            Instant issuedAt,
            Instant dueAt,
            String state,
            Instant paidAt,
            String paymentReference) {}

    private record DidNotFit(
            long amount, Instant paidAt, String bank, String paymentRequestId, String kind, String state) {}

    @Override
    public void copy(String account, Copy to) throws IOException {
        for (CaseFile file : cases.submittedBy(account)) {
            to.data(
                    PersonalData.folder(file.registrationNumber()) + "payments",
                    jdbc.sql("""
                            select b.id as bill, virtual_account_number, b.amount, issued_at, due_at, state, paid_at,
                                p.reference as payment_reference
                            from bill b left join payment p on p.bill = b.id
                            where registration_number = ? order by b.id""")
                            .param(file.registrationNumber())
                            .query(Billed.class)
                            .list());
            to.data(
                    PersonalData.folder(file.registrationNumber()) + "payments-that-did-not-fit",
                    jdbc.sql("""
                            select amount, paid_at, bank, payment_request_id, kind, state
                            from payment_discrepancy where registration_number = ? order by id""")
                            .param(file.registrationNumber())
                            .query(DidNotFit.class)
                            .list());
        }
    }
}
