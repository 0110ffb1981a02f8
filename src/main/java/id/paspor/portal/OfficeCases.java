package id.paspor.portal;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The case files as an officer sees them: those of the own office; no others exist. */
@Component
class OfficeCases {

    private final CaseFiles cases;

    OfficeCases(CaseFiles cases) {
        this.cases = cases;
    }

    CaseFile get(String registrationNumber, Authentication officer) {
        return cases.find(registrationNumber)
                .filter(file -> SignedIn.isOfficerOf(officer, file.office()))
                .orElseThrow(() -> Refusal.notFound("application.unknown"));
    }
}
