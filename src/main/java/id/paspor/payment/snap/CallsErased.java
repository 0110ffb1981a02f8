package id.paspor.payment.snap;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedByAge;
import id.paspor.kernel.erasure.ErasedWithCase;
import id.paspor.kernel.erasure.Retention;
import id.paspor.payment.account.VirtualAccount;
import id.paspor.payment.account.VirtualAccounts;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Calls of banks have a term; what they were answered about a payment stays with the payment, without the name. */
@Component
@Transactional
class CallsErased implements ErasedByAge, ErasedWithCase {

    private final RecordedCallRepository calls;
    private final AnsweredPaymentRepository answers;
    private final VirtualAccounts accounts;

    CallsErased(RecordedCallRepository calls, AnsweredPaymentRepository answers, VirtualAccounts accounts) {
        this.calls = calls;
        this.answers = answers;
        this.accounts = accounts;
    }

    @Override
    public Retention kind() {
        return Retention.BANK_CALLS;
    }

    @Override
    public long due(Instant before, Set<RegistrationNumber> held) {
        return calls.countBefore(before, RegistrationNumber.texts(held));
    }

    @Override
    public int erase(Instant before, Set<RegistrationNumber> held, int most) {
        return calls.erase(before, RegistrationNumber.texts(held), most);
    }

    @Override
    public void eraseWith(RegistrationNumber registrationNumber) {
        answers.eraseNames(accounts.of(registrationNumber).stream()
                .map(VirtualAccount::number)
                .toList());
    }
}
