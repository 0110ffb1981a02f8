package id.paspor.payment.account;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.PaymentProperties;
import id.paspor.payment.PaymentProperties.Bank;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.lang3.StringUtils;
import org.springframework.stereotype.Service;

/** The virtual accounts of cases: each bank's prefix, followed by the registration number. */
@Service
public class VirtualAccounts {

    private static final String ZERO = "0";

    private final Map<String, Bank> banks;

    VirtualAccounts(PaymentProperties settings) {
        this.banks = new TreeMap<>(settings.banks());
        List<String> prefixes = banks.values().stream().map(Bank::serviceId).toList();
        if (prefixes.size() != prefixes.stream().distinct().count()) {
            throw new IllegalStateException("two banks under paspor.payment.banks have the same service-id");
        }
    }

    /** The number that a case's bill bears, at the first bank in alphabetical order. */
    public VirtualAccountNumber first(RegistrationNumber registrationNumber) {
        return at(banks.values().iterator().next(), registrationNumber);
    }

    /** The accounts of a case, one at each bank; any of them will do. */
    public List<VirtualAccount> of(RegistrationNumber registrationNumber) {
        return banks.entrySet().stream()
                .map(named -> new VirtualAccount(
                        Objects.requireNonNullElse(named.getValue().label(), named.getKey()),
                        at(named.getValue(), registrationNumber),
                        named.getValue().howToPay()))
                .toList();
    }

    private static VirtualAccountNumber at(Bank bank, RegistrationNumber registrationNumber) {
        return new VirtualAccountNumber(bank.serviceId() + registrationNumber);
    }

    /** What the numbers of all banks begin with. */
    public List<String> prefixes() {
        return banks.values().stream().map(Bank::serviceId).toList();
    }

    /** The number as bills bear it of one that a bank may have padded with zeros; empty when no bank has such numbers. */
    public Optional<VirtualAccountNumber> unpadded(String number) {
        String digits = StringUtils.stripStart(number, ZERO);
        return banks.values().stream()
                .map(Bank::serviceId)
                .filter(prefix -> digits.startsWith(StringUtils.stripStart(prefix, ZERO)))
                .map(prefix -> prefix
                        + digits.substring(StringUtils.stripStart(prefix, ZERO).length()))
                .flatMap(account -> VirtualAccountNumber.of(account).stream())
                .filter(account -> registrationNumber(account).isPresent())
                .findFirst();
    }

    /** The registration number in the number of a virtual account, whether or not there is such a case. */
    public Optional<RegistrationNumber> registrationNumber(VirtualAccountNumber number) {
        return banks.values().stream()
                .map(Bank::serviceId)
                .filter(number.digits()::startsWith)
                .map(prefix -> number.digits().substring(prefix.length()))
                .flatMap(rest -> RegistrationNumber.of(rest).stream())
                .findFirst();
    }
}
