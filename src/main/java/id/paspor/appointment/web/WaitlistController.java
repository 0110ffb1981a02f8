package id.paspor.appointment.web;

import id.paspor.appointment.Waitlist;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.OwnApplications;
import id.paspor.kernel.Dates;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The applicant asks to be told when a place frees, or asks no longer. */
@Controller
@OpenTo(Groups.APPLICANT)
@RequestMapping("/applications/{registrationNumber}/appointment/waitlist")
class WaitlistController {

    private final OwnApplications own;
    private final Waitlist waitlist;
    private final Texts texts;

    WaitlistController(OwnApplications own, Waitlist waitlist, Texts texts) {
        this.own = own;
        this.waitlist = waitlist;
        this.texts = texts;
    }

    @PostMapping
    String ask(
            @PathVariable String registrationNumber,
            @RequestParam(defaultValue = "") String before,
            Authentication applicant,
            RedirectAttributes after,
            Locale language) {
        CaseFile file = own.get(registrationNumber, applicant);
        try {
            waitlist.ask(file, date(before));
            after.addFlashAttribute("done", texts.in(language, "waitlist.asked"));
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", texts.in(language, refusal));
        }
        return toCalendar(registrationNumber);
    }

    @PostMapping("/leave")
    String leave(
            @PathVariable String registrationNumber,
            Authentication applicant,
            RedirectAttributes after,
            Locale language) {
        own.get(registrationNumber, applicant);
        waitlist.leave(registrationNumber);
        after.addFlashAttribute("done", texts.in(language, "waitlist.left"));
        return toCalendar(registrationNumber);
    }

    private static LocalDate date(String typed) {
        try {
            return Dates.parse(typed);
        } catch (DateTimeException notDate) {
            throw Refusal.invalid("before", "form.date");
        }
    }

    private static String toCalendar(String registrationNumber) {
        return "redirect:/applications/" + registrationNumber + "/appointment";
    }
}
