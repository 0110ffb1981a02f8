package id.paspor.payment;

import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Receipts for what was paid. Their numbers follow from the bill, of which every payment has its own. */
@Service
public class Receipts {

    private final PaymentRepository payments;
    private final CaseFiles cases;
    private final Offices offices;

    Receipts(PaymentRepository payments, CaseFiles cases, Offices offices) {
        this.payments = payments;
        this.cases = cases;
        this.offices = offices;
    }

    /** The receipt for the newest payment of a case. */
    @Transactional(readOnly = true)
    public Optional<Receipt> latest(RegistrationNumber registrationNumber) {
        return payments.findLatest(registrationNumber)
                .map(paid -> new Receipt(
                        number(registrationNumber, paid.bill(), paid.receivedAt()),
                        paid.amount(),
                        paid.virtualAccountNumber(),
                        paid.reference(),
                        paid.receivedAt()));
    }

    private String number(RegistrationNumber registrationNumber, long bill, Instant received) {
        return number(offices.get(cases.get(registrationNumber).office()), bill, received);
    }

    /** The number of the receipt for a bill of an office that was paid. */
    public static String number(Office office, long bill, Instant received) {
        return "%s/%d/%08d"
                .formatted(office.code(), received.atZone(office.zone()).getYear(), bill);
    }
}
