package id.paspor.portal;

import id.paspor.casefile.Application;
import id.paspor.casefile.draft.Drafts;
import id.paspor.engine.form.Forms;
import id.paspor.identity.EngineSession;
import id.paspor.kernel.RegistrationNumber;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns a draft into an application: both happen, or neither. */
@Service
class Submission {

    private final Forms forms;
    private final Drafts drafts;
    private final EngineSession engine;

    Submission(Forms forms, Drafts drafts, EngineSession engine) {
        this.forms = forms;
        this.drafts = drafts;
        this.engine = engine;
    }

    /** Starts the process with the answers of a draft and gives back the registration number. */
    @Transactional
    RegistrationNumber send(String account, String draft, Map<String, Object> answers) {
        RegistrationNumber registrationNumber =
                new RegistrationNumber(engine.asSignedIn(() -> forms.start(Application.PROCESS, answers)));
        drafts.sent(account, draft, registrationNumber);
        return registrationNumber;
    }
}
