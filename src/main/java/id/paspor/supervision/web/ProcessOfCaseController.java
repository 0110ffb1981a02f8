package id.paspor.supervision.web;

import id.paspor.engine.OpenWork;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Leads from a case of a supervisor's office to its diagram in Cockpit, whose history leads back. */
@Controller
@OpenTo(Groups.SUPERVISOR)
class ProcessOfCaseController {

    private final OpenWork work;

    ProcessOfCaseController(OpenWork work) {
        this.work = work;
    }

    @GetMapping("/supervision/cases/{registrationNumber:[0-9]{16}}/process")
    String show(@PathVariable RegistrationNumber registrationNumber, Authentication supervisor) {
        return work.process(SignedIn.desk(supervisor), registrationNumber)
                .map(process -> "redirect:/camunda/app/cockpit/default/#/process-instance/" + process + "/runtime")
                .orElseThrow(() -> Refusal.notFound("list.no-process"));
    }
}
