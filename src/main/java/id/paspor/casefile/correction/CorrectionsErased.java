package id.paspor.casefile.correction;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests for corrections go with their case. */
@Component
class CorrectionsErased implements ErasedWithCase {

    private final DataCorrectionRepository corrections;

    CorrectionsErased(DataCorrectionRepository corrections) {
        this.corrections = corrections;
    }

    @Override
    @Transactional
    public void eraseWith(RegistrationNumber registrationNumber) {
        corrections.erase(registrationNumber);
    }
}
