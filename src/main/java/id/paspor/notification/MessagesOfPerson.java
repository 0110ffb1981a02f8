package id.paspor.notification;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.PersonalData;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Every message that was sent. */
@Component
class MessagesOfPerson implements PersonalData {

    private final Messages messages;
    private final CaseFiles cases;

    MessagesOfPerson(Messages messages, CaseFiles cases) {
        this.messages = messages;
        this.cases = cases;
    }

    @Override
    public void copy(String account, Copy to) throws IOException {
        for (CaseFile file : cases.submittedBy(account)) {
            to.data(
                    PersonalData.folder(file.registrationNumber()) + "messages",
                    messages.of(file.registrationNumber()));
        }
    }
}
