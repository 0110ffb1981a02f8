package id.paspor.casefile.access;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedByTerm;
import id.paspor.kernel.erasure.Retention;
import java.time.Clock;
import java.util.Collection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who looked at a case, which may be asked longer than what was seen. */
@Component
class LooksErased implements ErasedByTerm {

    private final AccessRepository accesses;
    private final Clock clock;

    LooksErased(AccessRepository accesses, Clock clock) {
        this.accesses = accesses;
        this.clock = clock;
    }

    @Override
    public Retention kind() {
        return Retention.LOOKS;
    }

    @Override
    public long of(Collection<RegistrationNumber> registrationNumbers) {
        return accesses.countByRegistrationNumberIn(registrationNumbers);
    }

    @Override
    @Transactional
    public int erase(RegistrationNumber registrationNumber) {
        return accesses.erase(registrationNumber, clock.instant());
    }
}
