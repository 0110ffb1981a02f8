package id.paspor.payment.report;

import id.paspor.payment.account.VirtualAccountNumber;
import java.util.Optional;

/** The virtual accounts that payments on reports may be for. */
public interface Accounts {

    /**
     * The number of a virtual account as bills bear it.
     *
     * @param digits as a bank writes it, perhaps padded with zeros
     * @return empty when no bank of ours has such numbers; whether there is such a case is not asked
     */
    Optional<VirtualAccountNumber> read(String digits);

    /** Whether a case was ever billed under a number that {@link #read} gave. */
    boolean exists(VirtualAccountNumber account);
}
