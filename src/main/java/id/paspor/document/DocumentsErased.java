package id.paspor.document;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which documents a case needed and what happened to them goes with the case, after the copies. */
@Component
class DocumentsErased implements ErasedWithCase {

    private final RequiredDocumentRepository required;
    private final DocumentEventRepository events;
    private final Clock clock;

    DocumentsErased(RequiredDocumentRepository required, DocumentEventRepository events, Clock clock) {
        this.required = required;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void eraseWith(RegistrationNumber registrationNumber) {
        events.erase(registrationNumber, clock.instant());
        required.erase(registrationNumber);
    }
}
