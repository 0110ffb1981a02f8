package id.paspor.payment.snap;

import id.paspor.payment.PaymentProperties;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The banks whose calls are taken: those of {@code paspor.payment.banks} that have keys. */
@Component
class SnapBanks {

    private final List<SnapBank> banks;

    SnapBanks(PaymentProperties settings) {
        this.banks = settings.banks().entrySet().stream()
                .filter(bank -> SnapBank.canCall(bank.getValue()))
                .map(bank -> new SnapBank(bank.getKey(), bank.getValue()))
                .toList();
    }

    List<SnapBank> all() {
        return banks;
    }

    Optional<SnapBank> withClientKey(String clientKey) {
        return banks.stream()
                .filter(bank -> bank.settings().clientKey().equals(clientKey))
                .findFirst();
    }

    Optional<SnapBank> named(String name) {
        return banks.stream().filter(bank -> bank.name().equals(name)).findFirst();
    }
}
