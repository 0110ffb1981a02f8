package id.paspor.payment;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.PersonalData;
import id.paspor.payment.account.VirtualAccountNumber;
import java.io.IOException;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Every bill and how it was paid, and payments that fitted none. */
@Component
class PaymentsOfPerson implements PersonalData {

    private final BillRepository bills;
    private final DiscrepancyRepository discrepancies;
    private final CaseFiles cases;

    PaymentsOfPerson(BillRepository bills, DiscrepancyRepository discrepancies, CaseFiles cases) {
        this.bills = bills;
        this.discrepancies = discrepancies;
        this.cases = cases;
    }

    record Billed(
            long bill,
            VirtualAccountNumber virtualAccountNumber,
            long amount,
            Instant issuedAt,
            Instant dueAt,
            Bill.State state,
            Instant paidAt,
            String paymentReference) {}

    record DidNotFit(
            long amount,
            Instant paidAt,
            String bank,
            String paymentRequestId,
            PaymentOutcome kind,
            Discrepancy.State state) {}

    @Override
    public void copy(String account, Copy to) throws IOException {
        for (CaseFile file : cases.submittedBy(account)) {
            String folder = PersonalData.folder(file.registrationNumber());
            to.data(folder + "payments", bills.findBilled(file.registrationNumber()));
            to.data(folder + "payments-that-did-not-fit", discrepancies.findThatDidNotFit(file.registrationNumber()));
        }
    }
}
