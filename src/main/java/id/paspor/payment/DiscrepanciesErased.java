package id.paspor.payment;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** With a case goes what treasurers wrote about its money; bills, payments and the ledger stay, which name nobody. */
@Component
class DiscrepanciesErased implements ErasedWithCase {

    private final DiscrepancyRepository discrepancies;

    DiscrepanciesErased(DiscrepancyRepository discrepancies) {
        this.discrepancies = discrepancies;
    }

    @Override
    @Transactional
    public void eraseWith(RegistrationNumber registrationNumber) {
        discrepancies.eraseReasons(registrationNumber);
    }
}
