package id.paspor.portal;

import id.paspor.audit.CaseAudit;
import id.paspor.casefile.access.AccessLog;
import id.paspor.casefile.access.OfficeCases;
import id.paspor.kernel.Groups;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.access.OpenTo;
import id.paspor.web.Download;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The audit of a case with its proof, for supervisors of the case's office: what happened, who looked, money, booklets. */
@Controller
@OpenTo(Groups.SUPERVISOR)
class CaseAuditController {

    private final OfficeCases officeCases;
    private final CaseAudit audit;
    private final AccessLog accessLog;

    CaseAuditController(OfficeCases officeCases, CaseAudit audit, AccessLog accessLog) {
        this.officeCases = officeCases;
        this.audit = audit;
        this.accessLog = accessLog;
    }

    @GetMapping("/cases/{registrationNumber}/audit")
    ResponseEntity<CaseAudit.Export> export(
            @PathVariable RegistrationNumber registrationNumber, Authentication officer) {
        officeCases.get(registrationNumber, officer);
        accessLog.record(registrationNumber, AccessLog.AUDIT);
        return Download.of(
                "audit-" + registrationNumber + ".json", MediaType.APPLICATION_JSON, audit.of(registrationNumber));
    }
}
