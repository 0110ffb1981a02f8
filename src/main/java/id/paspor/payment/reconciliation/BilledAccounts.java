package id.paspor.payment.reconciliation;

import id.paspor.payment.Payments;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.payment.account.VirtualAccounts;
import id.paspor.payment.report.Accounts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The virtual accounts of all banks, and whether a bill bears them. */
@Component
class BilledAccounts implements Accounts {

    private final VirtualAccounts accounts;
    private final Payments payments;

    BilledAccounts(VirtualAccounts accounts, Payments payments) {
        this.accounts = accounts;
        this.payments = payments;
    }

    @Override
    public Optional<VirtualAccountNumber> read(String digits) {
        return accounts.unpadded(digits);
    }

    @Override
    public boolean exists(VirtualAccountNumber account) {
        return payments.find(account).isPresent();
    }
}
