package id.paspor.casefile.access;

import id.paspor.casefile.CaseFile;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Keeps applicants to their own applications: somebody else's do not exist. */
@Component
public class OwnApplications {

    private final ConcernedCases cases;

    OwnApplications(ConcernedCases cases) {
        this.cases = cases;
    }

    /**
     * An application that this account has sent.
     *
     * @throws Refusal when there is none, or it is somebody else's
     */
    public CaseFile get(RegistrationNumber registrationNumber, Authentication applicant) {
        return cases.get(
                registrationNumber, applicant, file -> file.submittedBy().equals(applicant.getName()));
    }
}
