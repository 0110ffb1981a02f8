package id.paspor.casefile.access;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SecurityEvent;
import id.paspor.kernel.SecurityLog;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Keeps applicants to their own applications: somebody else's do not exist. */
@Component
public class OwnApplications {

    private final CaseFiles cases;
    private final SecurityLog security;

    OwnApplications(CaseFiles cases, SecurityLog security) {
        this.cases = cases;
        this.security = security;
    }

    /**
     * An application that this account has sent.
     *
     * @throws Refusal when there is none, or it is somebody else's
     */
    public CaseFile get(RegistrationNumber registrationNumber, Authentication applicant) {
        CaseFile file = cases.find(registrationNumber).orElseThrow(() -> Refusal.notFound("application.unknown"));
        if (!file.submittedBy().equals(applicant.getName())) {
            security.record(
                    SecurityEvent.FOREIGN_CASE,
                    Map.of(
                            "account",
                            applicant.getName(),
                            "case",
                            file.registrationNumber().digits()));
            throw Refusal.notFound("application.unknown");
        }
        return file;
    }
}
