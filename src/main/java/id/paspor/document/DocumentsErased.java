package id.paspor.document;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Which documents a case needed and what happened to them goes with the case, after the copies. */
@Component
record DocumentsErased(RequiredDocumentRepository required, DocumentEventRepository events, Clock clock)
        implements ErasedWithCase {

    @Override
    public void eraseWith(RegistrationNumber registrationNumber) {
        events.erase(registrationNumber, clock.instant());
        required.erase(registrationNumber);
    }
}
