package id.paspor.appointment.web;

import id.paspor.casefile.OfficeHistory;
import id.paspor.casefile.OfficeHistory.ApprovalException;
import id.paspor.casefile.access.AccessLog;
import id.paspor.kernel.Groups;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Which interviews of the office were approved without all that an approval rests on, and why: for its supervisors. */
@Controller
@OpenTo(Groups.SUPERVISOR)
class ApprovalExceptionsController {

    private final OfficeHistory history;
    private final AccessLog accessLog;
    private final Offices offices;

    ApprovalExceptionsController(OfficeHistory history, AccessLog accessLog, Offices offices) {
        this.history = history;
        this.accessLog = accessLog;
        this.offices = offices;
    }

    @GetMapping("/supervision/exceptions")
    String show(Authentication supervisor, Model model) {
        Office office = offices.get(SignedIn.desk(supervisor));
        List<ApprovalException> latest = history.latestExceptions(office.code());
        accessLog.recordList(
                latest.stream()
                        .map(ApprovalException::registrationNumber)
                        .distinct()
                        .toList(),
                AccessLog.EXCEPTIONS);
        model.addAttribute("office", office);
        model.addAttribute("exceptions", latest);
        return "appointment/approval-exceptions";
    }
}
