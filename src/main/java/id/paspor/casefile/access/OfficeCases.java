package id.paspor.casefile.access;

import id.paspor.casefile.CaseFile;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The case files as an officer sees them: those of the own office; no others exist. */
@Component
public class OfficeCases {

    private final ConcernedCases cases;

    OfficeCases(ConcernedCases cases) {
        this.cases = cases;
    }

    /**
     * A case of an office that this officer works at.
     *
     * @throws Refusal when there is none, or it is another office's
     */
    public CaseFile get(RegistrationNumber registrationNumber, Authentication officer) {
        return cases.get(registrationNumber, officer, file -> SignedIn.isOfficerOf(officer, file.office()));
    }
}
