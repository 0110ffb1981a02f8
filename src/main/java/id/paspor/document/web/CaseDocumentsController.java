package id.paspor.document.web;

import id.paspor.casefile.access.AccessLog;
import id.paspor.casefile.access.OfficeCases;
import id.paspor.document.DocumentCopies;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.access.OpenToOfficers;
import id.paspor.web.SentForm;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The copies of documents in the officer's case file. */
@Controller
@OpenToOfficers
@RequestMapping("/cases/{registrationNumber}/documents/{code}")
public class CaseDocumentsController {

    private final OfficeCases cases;
    private final DocumentCopies copies;
    private final AccessLog accessLog;

    CaseDocumentsController(OfficeCases cases, DocumentCopies copies, AccessLog accessLog) {
        this.cases = cases;
        this.copies = copies;
        this.accessLog = accessLog;
    }

    @GetMapping("/pages/{number}")
    ResponseEntity<byte[]> page(
            @PathVariable RegistrationNumber registrationNumber,
            @PathVariable String code,
            @PathVariable int number,
            Authentication officer) {
        cases.get(registrationNumber, officer);
        ResponseEntity<byte[]> page = DocumentsController.page(copies, registrationNumber, code, number);
        accessLog.record(registrationNumber, "document." + code);
        return page;
    }

    @PostMapping("/ask-again")
    String askAgain(
            @PathVariable RegistrationNumber registrationNumber,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String reason,
            Authentication officer,
            SentForm form) {
        cases.get(registrationNumber, officer);
        if (!DocumentCopies.mayAskAgain(officer)) {
            throw Refusal.forbidden("not-allowed");
        }
        form.attempt("copy.asked", () -> copies.askAgain(registrationNumber, code, reason), refusal -> {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            form.handBack("reason", reason, refusal);
        });
        return "redirect:/cases/{registrationNumber}?document={code}";
    }
}
