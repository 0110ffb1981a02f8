package id.paspor.casefile.access;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SecurityEvent;
import id.paspor.kernel.SecurityLog;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Case files for those whom they concern; for others they do not exist, and the security log has that they asked. */
@Component
record ConcernedCases(CaseFiles cases, SecurityLog security) {

    CaseFile get(RegistrationNumber registrationNumber, Authentication who, Predicate<CaseFile> concerned) {
        CaseFile file = cases.find(registrationNumber).orElseThrow(ConcernedCases::unknown);
        if (!concerned.test(file)) {
            security.record(
                    SecurityEvent.FOREIGN_CASE, Map.of("account", who.getName(), "case", registrationNumber.digits()));
            throw unknown();
        }
        return file;
    }

    private static Refusal unknown() {
        return Refusal.notFound("application.unknown");
    }
}
