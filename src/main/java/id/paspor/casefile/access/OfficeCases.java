package id.paspor.casefile.access;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SecurityEvent;
import id.paspor.kernel.SecurityLog;
import id.paspor.kernel.SignedIn;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The case files as an officer sees them: those of the own office; no others exist. */
@Component
public class OfficeCases {

    private final CaseFiles cases;
    private final SecurityLog security;

    OfficeCases(CaseFiles cases, SecurityLog security) {
        this.cases = cases;
        this.security = security;
    }

    /**
     * A case of an office that this officer works at.
     *
     * @throws Refusal when there is none, or it is another office's
     */
    public CaseFile get(RegistrationNumber registrationNumber, Authentication officer) {
        CaseFile file = cases.find(registrationNumber).orElseThrow(() -> Refusal.notFound("application.unknown"));
        if (!SignedIn.isOfficerOf(officer, file.office())) {
            security.record(
                    SecurityEvent.FOREIGN_CASE,
                    Map.of(
                            "account",
                            officer.getName(),
                            "case",
                            file.registrationNumber().digits()));
            throw Refusal.notFound("application.unknown");
        }
        return file;
    }
}
