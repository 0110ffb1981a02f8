package id.paspor.payment;

import id.paspor.kernel.PersonalData;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.account.VirtualAccountNumber;
import java.io.IOException;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Every bill and how it was paid, and payments that fitted none. */
@Component
record PaymentsOfPerson(BillRepository bills, DiscrepancyRepository discrepancies) implements PersonalData.OfCase {

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
    public void copy(RegistrationNumber registrationNumber, PersonalData.Copy to) throws IOException {
        to.data("payments", bills.findBilled(registrationNumber));
        to.data("payments-that-did-not-fit", discrepancies.findThatDidNotFit(registrationNumber));
    }
}
