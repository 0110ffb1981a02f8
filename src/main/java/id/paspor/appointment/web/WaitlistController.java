package id.paspor.appointment.web;

import id.paspor.appointment.Waitlist;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.access.OwnApplications;
import id.paspor.kernel.Dates;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.access.OpenTo;
import id.paspor.web.SentForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The applicant asks to be told when a place frees, or asks no longer. */
@Controller
@OpenTo(Groups.APPLICANT)
@RequestMapping("/applications/{registrationNumber}/appointment/waitlist")
class WaitlistController {

    private final OwnApplications own;
    private final Waitlist waitlist;

    WaitlistController(OwnApplications own, Waitlist waitlist) {
        this.own = own;
        this.waitlist = waitlist;
    }

    @PostMapping
    String ask(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(defaultValue = "") String before,
            Authentication applicant,
            SentForm form) {
        CaseFile file = own.get(registrationNumber, applicant);
        form.attempt("waitlist.asked", () -> waitlist.ask(file, date(before)));
        return toCalendar(registrationNumber);
    }

    @PostMapping("/leave")
    String leave(@PathVariable RegistrationNumber registrationNumber, Authentication applicant, SentForm form) {
        own.get(registrationNumber, applicant);
        form.attempt("waitlist.left", () -> waitlist.leave(registrationNumber));
        return toCalendar(registrationNumber);
    }

    private static LocalDate date(String typed) {
        try {
            return Dates.parse(typed);
        } catch (DateTimeException notDate) {
            throw Refusal.invalid("before", "form.date");
        }
    }

    private static String toCalendar(RegistrationNumber registrationNumber) {
        return "redirect:/applications/" + registrationNumber + "/appointment";
    }
}
