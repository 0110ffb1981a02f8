package id.paspor.portal;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Keeps applicants to their own applications: somebody else's do not exist. */
@Component
class OwnApplications {

    private final CaseFiles cases;

    OwnApplications(CaseFiles cases) {
        this.cases = cases;
    }

    /**
     * An application that this account has sent.
     *
     * @throws Refusal when there is none, or it is somebody else's
     */
    CaseFile get(String registrationNumber, Authentication applicant) {
        return cases.find(registrationNumber)
                .filter(file -> file.submittedBy().equals(applicant.getName()))
                .orElseThrow(() -> Refusal.notFound("application.unknown"));
    }
}
