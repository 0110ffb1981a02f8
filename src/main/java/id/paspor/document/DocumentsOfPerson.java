package id.paspor.document;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.PersonalData;
import id.paspor.kernel.RegistrationNumber;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The documents that were asked for, their copies, what happened to them, and whose originals were seen when. */
@Component
class DocumentsOfPerson implements PersonalData {

    private final RequiredDocumentRepository required;
    private final DocumentCopies copies;
    private final CaseFiles cases;

    DocumentsOfPerson(RequiredDocumentRepository required, DocumentCopies copies, CaseFiles cases) {
        this.required = required;
        this.copies = copies;
        this.cases = cases;
    }

    private record Required(String document, Instant originalSeenAt) {}

    private record Happened(Instant at, String document, String what, String why) {}

    @Override
    public void copy(String account, Copy to) throws IOException {
        for (CaseFile file : cases.submittedBy(account)) {
            RegistrationNumber number = file.registrationNumber();
            String folder = PersonalData.folder(number);
            to.data(
                    folder + "documents",
                    required.findByRegistrationNumberOrderById(number).stream()
                            .map(document -> new Required(document.code(), document.originalSeenAt()))
                            .toList());
            to.data(
                    folder + "document-history",
                    copies.history(number).stream()
                            .map(event -> new Happened(
                                    event.happenedAt(),
                                    event.code(),
                                    event.what().code(),
                                    event.reason()))
                            .toList());
            for (DocumentCopy copy : copies.all(number)) {
                Optional<DocumentCopies.Content> content = copies.content(number, copy.code());
                if (content.isPresent()) {
                    String ending = copy.isPdf() ? ".pdf" : ".jpg";
                    to.file(folder + copy.code() + ending, content.get().bytes());
                }
            }
        }
    }
}
