package id.paspor.screening;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedByTerm;
import id.paspor.kernel.erasure.Retention;
import java.util.Collection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What screening found about applicants has a term. */
@Component
class HitsErased implements ErasedByTerm {

    private final ScreeningHitRepository hits;

    HitsErased(ScreeningHitRepository hits) {
        this.hits = hits;
    }

    @Override
    public Retention kind() {
        return Retention.WATCH_LIST_EVIDENCE;
    }

    @Override
    public long of(Collection<RegistrationNumber> registrationNumbers) {
        return hits.countByRegistrationNumberIn(registrationNumbers);
    }

    @Override
    @Transactional
    public int erase(RegistrationNumber registrationNumber) {
        return hits.erase(registrationNumber);
    }
}
