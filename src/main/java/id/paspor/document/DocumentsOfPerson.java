package id.paspor.document;

import id.paspor.kernel.PersonalData;
import id.paspor.kernel.RegistrationNumber;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The documents that were asked for, their copies, what happened to them, and whose originals were seen when. */
@Component
record DocumentsOfPerson(RequiredDocumentRepository required, DocumentCopies copies) implements PersonalData.OfCase {

    private record Required(String document, Instant originalSeenAt) {}

    private record Happened(Instant at, String document, String what, String why) {}

    @Override
    public void copy(RegistrationNumber registrationNumber, PersonalData.Copy to) throws IOException {
        to.data(
                "documents",
                required.findByRegistrationNumberOrderById(registrationNumber).stream()
                        .map(document -> new Required(document.code(), document.originalSeenAt()))
                        .toList());
        to.data(
                "document-history",
                copies.history(registrationNumber).stream()
                        .map(event -> new Happened(
                                event.happenedAt(), event.code(), event.what().code(), event.reason()))
                        .toList());
        for (DocumentCopy copy : copies.all(registrationNumber)) {
            Optional<DocumentCopies.Content> content = copies.content(registrationNumber, copy.code());
            if (content.isPresent()) {
                String ending = copy.isPdf() ? ".pdf" : ".jpg";
                to.file(copy.code() + ending, content.get().bytes());
            }
        }
    }
}
