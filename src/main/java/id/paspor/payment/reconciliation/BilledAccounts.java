package id.paspor.payment.reconciliation;

import id.paspor.payment.Payments;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.payment.account.VirtualAccounts;
import id.paspor.payment.report.Accounts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The virtual accounts of all banks, and whether a bill bears them. */
@Component
record BilledAccounts(VirtualAccounts accounts, Payments payments) implements Accounts {

    @Override
    public Optional<VirtualAccountNumber> read(String digits) {
        return accounts.unpadded(digits);
    }

    @Override
    public boolean exists(VirtualAccountNumber account) {
        return payments.find(account).isPresent();
    }
}
